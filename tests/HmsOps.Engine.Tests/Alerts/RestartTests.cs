namespace HmsOps.Engine.Tests.Alerts;

public sealed class RestartTests
{
    private const string OneRow = "for 4; clear 3; stale 9\nM2 T3 M T2 U2 T3 G2 T G2 U3 G M2 T9 M3 G4 M";

    private const string TwoRows = """
        for 2; clear 2; stale 9
        d=1: M2 T5 G4 M3 T4 G5 M
        d=2: M4 T9 U3 G4 M4
        """;

    private const string Instances = """
        by r; for 2; stale 9
        r=east d=1: T4 M3 T6 M
        r=east d=2: M3 T9 M2
        r=west d=1: T9 U2 M3
        """;

    [Theory]
    [InlineData(OneRow, 34)]
    [InlineData(TwoRows, 23)]
    [InlineData(Instances, 13)]
    public void A_restart_at_any_tick_changes_no_later_transition(string text, int ticks)
    {
        var whole = new AlertScript(text);
        var expected = whole.Play() + whole.Clocks();
        for (var tick = 1; tick <= ticks; tick++)
        {
            var cut = new AlertScript(text);
            cut.RestartAfter(tick);
            Assert.Equal($"{tick}\n{expected}", $"{tick}\n{cut.Play()}{cut.Clocks()}");
        }
    }
}
