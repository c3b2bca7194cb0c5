using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Tests.Replay;

/// <summary>The test of the story: 200ms for 10m, 900ms for 20m.</summary>
internal static class SeedTest
{
    private const long Minute = EngineTime.Minute;

    public static TestPlan Of(params ImmutableArray<GivenStep> steps) => new(
        "a spike scales first, shifts second, pages last", Place(0, "test"), 0,
        [
            new(
                "permit-svc.latency", LabelSet.Empty, MetricKind.Histogram, EngineTime.Second,
                [new(10 * Minute, 0.2, false), new(20 * Minute, 0.9, false)], Place(0, "given")),
        ],
        steps,
        [
            State(1, "expect permitLatencyHigh pending at 12m", ExpectedState.Pending, At(12 * Minute, EngineTime.Second)),
            State(
                2, "expect permitLatencyHigh firing from 15m to 30m within 10s", ExpectedState.Firing,
                new((15 * Minute) + (10 * EngineTime.Second), 30 * Minute, true, "from 15m to 30m within 10s")),
            Step(3, "scale", 15),
            Step(4, "traffic-shift", 17),
            new NoticeExpectation(
                Place(5, "expect notify oncall@treasury.gov at 17m within 15s"), At(17 * Minute, 15 * EngineTime.Second), false,
                "oncall@treasury.gov", null),
        ]);

    public static ExpectationWindow At(long from, long within) => new(from, from + within, false, "");

    public static SourcePlace Place(int line, string text) => new("seed.hmsrule", line, 3, "  " + text);

    private static StateExpectation State(int line, string text, ExpectedState state, ExpectationWindow when) =>
        new(Place(line, text), when, false, SeedPack.Alert, LabelSet.Empty, state);

    private static StepExpectation Step(int line, string verb, int minute) => new(
        Place(line, $"expect run {verb} at {minute}m within 10s"), At(minute * Minute, 10 * EngineTime.Second), false, verb, []);
}
