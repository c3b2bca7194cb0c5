using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Replay;

namespace HmsOps.Engine.Tests.Replay;

public sealed class ExpectationTests
{
    private const string East = "east";
    private const string West = "west";

    [Theory]
    [InlineData("firing", 20, 21, false, null)]
    [InlineData("firing", 18, 20, false, null)]
    [InlineData("firing", 18, 19, false, "east pending at 19s, since 10s; firing at 20s")]
    [InlineData("firing", 20, 30, true, null)]
    [InlineData("firing", 20, 40, true, "east nodata at 31s, since 31s; inactive at 35s")]
    [InlineData("nodata", 31, 34, true, null)]
    [InlineData("inactive", 0, 9, true, null)]
    [InlineData("inactive", 0, 12, true, "east pending at 10s, since 10s; firing at 20s")]
    [InlineData("inactive", 60, 70, true, null)]
    public void A_state_at_or_over_a_span(string state, long from, long to, bool every, string? seen) =>
        Check(State(East, state, from, to, every, false), seen is null ? null : "a{r=\"" + seen.Replace("east", "east\"}"));

    [Fact]
    public void Any_instance_will_do_but_inactive_means_all()
    {
        Check(State(null, "firing", 25, 26, false, false), null);
        Check(State(null, "pending", 40, 50, true, false), null);
        Check(State(null, "inactive", 40, 41, false, false), "a{r=\"east\"} inactive at 41s, since 35s; it did not change after that; a{r=\"west\"} pending at 41s, since 36s; it did not change after that");
    }

    [Fact]
    public void What_must_not_be_is_looked_for_at_every_tick()
    {
        Check(State(East, "firing", 0, 19, false, true), null);
        Check(State(East, "firing", 0, 25, false, true), "a{r=\"east\"} firing at 20s, since 20s; nodata at 31s");
    }

    [Fact]
    public void An_alert_that_never_changed_is_inactive() =>
        Check(State(East, "firing", 5, 6, false, false) with { Alert = "b" }, "b inactive at 6s; it never changed");

    [Fact]
    public void A_step_is_found_by_verb_and_written_arguments()
    {
        Check(Step("scale", 20, 22, false), null);
        Check(Step("scale", 20, 22, false, new StepArgument("factor", ArgumentType.Number, "2.0", 2)), null);
        Check(Step("scale", 20, 22, false, new StepArgument("factor", ArgumentType.Number, "3", 3)), "run scale --factor 2 at 20s");
        Check(Step("scale", 21, 22, false), "run scale --factor 2 at 20s");
        Check(Step("scale", 0, long.MaxValue, true), "run scale --factor 2 at 20s");
        Check(Step("restart", 0, long.MaxValue, true), null);
    }

    [Fact]
    public void A_notice_counts_but_not_the_one_that_says_it_is_over()
    {
        Check(Notice("ops", 20, 60, null, false), null);
        Check(Notice("ops", 20, 60, "slow", false), null);
        Check(Notice("ops", 20, 60, "fast", false), "page ops at 24s");
        Check(Notice("dev", 0, long.MaxValue, null, true), null);
        Check(Notice("ops", 0, long.MaxValue, null, true), "page ops at 24s");
        Check(Notice("ops", 50, 60, null, false), "page ops at 24s");
    }

    [Fact]
    public void A_tile_is_grey_till_it_is_told()
    {
        Check(Tile(ExpectedColor.Grey, 0, 4, true), null);
        Check(Tile(ExpectedColor.Green, 0, 6, true), "grey at 0s; green at 5s");
        Check(Tile(ExpectedColor.Red, 8, 9, false), null);
        Check(Tile(ExpectedColor.Yellow, 8, 9, false), "red at 9s; it did not change after that");
    }

    private static long S(long seconds) => seconds == long.MaxValue ? seconds : seconds * EngineTime.Second;

    private static void Check(Expectation expectation, string? seen)
    {
        var step = new RunStepPlan(
            "run scale --factor 2", "scale", StepEffect.Absolute, [new("factor", ArgumentType.Number, "2", 2)], "x", 0, 0);
        var plan = SeedPack.Of().Plan;
        plan = plan with { Alerts = [plan.Alerts[0] with { Name = "a", Steps = [step] }] };
        var check = new ExpectationCheck(plan, SeedTest.Of(), Timeline(), EngineTime.Second, S(60));
        Assert.Equal(seen, check.Check(expectation)?.Seen);
    }

    private static TestTimeline Timeline()
    {
        var timeline = new TestTimeline();
        foreach (var (time, instance, state) in new[]
        {
            (10, East, "pending"), (20, East, "firing"), (31, East, "nodata"), (35, East, "inactive"), (36, West, "pending"),
        })
        {
            timeline.Add(new StateLine(S(time), "a", LabelSet.Of(("r", instance)), state, ""));
        }

        timeline.Add(new StepLine(S(20), "a", LabelSet.Empty, 1, "run scale --factor 2", "planned", ""));
        timeline.Add(new StepLine(S(40), "a", LabelSet.Empty, 1, "run restart", "resolved after step 1", ""));
        var output = new EngineOutput();
        output.Add(Record(1, NoticeKind.Page, 24));
        output.Add(Record(1, NoticeKind.Page, 24) with { SentAt = S(25) });
        output.Add(Record(2, NoticeKind.Resolved, 55));
        output.Add(new TileChange(S(5), "t", TileColor.Green, 1));
        output.Add(new TileChange(S(6), "t", TileColor.Green, 2));
        output.Add(new TileChange(S(8), "t", TileColor.Red, 3));
        timeline.Observe(output);
        return timeline;
    }

    private static NoticeRecord Record(long id, NoticeKind kind, long at) => new(
        id, $"k{id}", kind, "ops", "email", "ops@x", "it is slow", "", "a", LabelSet.Empty, 1, S(at), null, 0, null, false);

    private static ExpectationWindow When(long from, long to, bool every) => new(S(from), S(to), every, "");

    private static StateExpectation State(string? instance, string state, long from, long to, bool every, bool negated) => new(
        SeedTest.Place(1, ""), When(from, to, every), negated, "a",
        instance is null ? LabelSet.Empty : LabelSet.Of(("r", instance)), Enum.Parse<ExpectedState>(state, true));

    private static StepExpectation Step(string verb, long from, long to, bool negated, params StepArgument[] arguments) =>
        new(SeedTest.Place(1, ""), When(from, to, false), negated, verb, [.. arguments]);

    private static NoticeExpectation Notice(string target, long from, long to, string? text, bool negated) =>
        new(SeedTest.Place(1, ""), When(from, to, false), negated, target, text);

    private static TileExpectation Tile(ExpectedColor color, long from, long to, bool every) =>
        new(SeedTest.Place(1, ""), When(from, to, every), false, "t", color);
}
