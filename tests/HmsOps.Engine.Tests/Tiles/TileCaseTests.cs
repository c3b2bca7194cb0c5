namespace HmsOps.Engine.Tests.Tiles;

public sealed class TileCaseTests
{
    public static TheoryData<Case> Cases => CaseFiles.Of("tiles");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Colours_change_as_written(Case @case) => CaseFiles.Check(@case, new TileScript(@case.Input).Play());
}
