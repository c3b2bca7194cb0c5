namespace HmsOps.Engine.Tests.Alerts;

public sealed class AlertCaseTests
{
    public static TheoryData<Case> Cases => CaseFiles.Of("alerts");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Told_only_what_changed_the_alert_finds_the_rest_by_its_timers(Case @case)
    {
        var (every, changed) = (new AlertScript(@case.Input), new AlertScript(@case.Input));
        Assert.Equal(every.Play(), changed.Play(tellsChanges: true));
        Assert.Equal(every.Clocks(), changed.Clocks());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Transitions_and_clocks_are_as_written(Case @case)
    {
        var script = new AlertScript(@case.Input);
        var printed = script.Play();
        CaseFiles.Check(@case, $"{printed}= {script.Clocks().Trim().ReplaceLineEndings("\n= ")}");
    }
}
