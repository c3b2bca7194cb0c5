namespace HmsOps.Engine.Tests.Alerts;

public sealed class AlertCaseTests
{
    public static TheoryData<Case> Cases => CaseFiles.Of("alerts");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Transitions_and_clocks_are_as_written(Case @case)
    {
        var script = new AlertScript(@case.Input);
        var printed = script.Play();
        CaseFiles.Check(@case, $"{printed}= {script.Clocks().Trim().ReplaceLineEndings("\n= ")}");
    }
}
