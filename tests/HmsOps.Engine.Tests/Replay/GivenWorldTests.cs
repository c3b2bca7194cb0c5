using HmsOps.Engine.Plan;
using HmsOps.Engine.Replay;

namespace HmsOps.Engine.Tests.Replay;

public sealed class GivenWorldTests
{
    [Fact]
    public void A_step_that_fails_goes_straight_on_to_the_next_automated_one() =>
        Assert.Equal("904 scale, 904 traffic-shift, 904 notify", Steps(new GivenStep("scale", [], 1, "no capacity", 0, false)));

    [Fact]
    public void Other_arguments_are_another_step() => Assert.Equal(
        "904 scale, 904 wait, 1024 traffic-shift, 1024 notify",
        Steps(new GivenStep("scale", [new("factor", ArgumentType.Number, "3", 3)], int.MaxValue, null, 0, false)));

    [Fact]
    public void A_wait_counts_from_the_answer() => Assert.Equal(
        "904 scale, 934 wait, 1054 traffic-shift, 1054 notify",
        Steps(new GivenStep("scale", [], 0, null, 30 * EngineTime.Second, false)));

    [Fact]
    public void A_verification_without_a_result_goes_on_at_its_deadline() => Assert.Equal(
        "904 scale, 904 wait, 1024 traffic-shift, 1084 notify",
        Steps(new GivenStep("traffic-shift", [], 0, null, 0, true)));

    private static string Steps(GivenStep given)
    {
        var result = TestRunner.Run(SeedTest.Of(given), SeedPack.Of());
        var planned = result.Lines.OfType<StepLine>().Where(line => line.Outcome == "planned" && line.Time < 1100 * EngineTime.Second);
        return string.Join(
            ", ", planned.Select(line => $"{line.Time / EngineTime.Second} {line.Step.Replace("run ", "", StringComparison.Ordinal).Split(' ')[0]}"));
    }
}
