using System.Collections.Immutable;
using HmsOps.Engine.Packs;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Replay;

/// <summary>A pack made by hand: p95 of a latency over a threshold for 5m, then scale, wait, shift, notify; and a tile.</summary>
internal static class SeedPack
{
    public const string Alert = "permitLatencyHigh";

    public const string Tile = "Permit Latency (P95)";

    public static LoadedPack Of(double threshold = 0.8)
    {
        var text = $"{threshold.ToString(System.Globalization.CultureInfo.InvariantCulture)}s";
        ImmutableArray<double> bounds = [.. new[] { Math.BitDecrement(0.5), threshold, Math.BitDecrement(1.0) }.Order()];
        var metric = new MetricPlan(
            0, "permit-svc.latency", MetricKind.Histogram, "s", UnitConversion.None, null, bounds, MetricNeeds.SketchBins);
        var window = EngineTime.Minute;
        var counts = new AggregatePlan(0, 0, AggregateKind.Counts, [], Grouping.All, window, AggregatePlan.PaneOf(window), bounds);
        var sketch = counts with { Id = 1, Kind = AggregateKind.Sketch, Bounds = [] };
        var high = Test(0, ComparisonOperator.Greater, bounds.IndexOf(threshold), -1, threshold, text);
        var slow = Test(1, ComparisonOperator.Less, -1, bounds.IndexOf(Math.BitDecrement(0.5)), 0.5, "0.5s");
        var red = Test(2, ComparisonOperator.GreaterOrEqual, -1, bounds.IndexOf(Math.BitDecrement(1.0)), 1, "1s");
        var value = new PredicatePlan(3, [1], [], [95, 100], [Leaf(null, null, null)]);
        var alert = new AlertPlan(
            0, Alert, Severity.Critical, [], new(high, 5 * EngineTime.Minute), null, AlertPlan.DefaultStale,
            AlertPlan.DefaultForget, AlertPlan.DefaultCooldown, AlertPlan.SettleOf(window, 0), Steps(), "a.yaml:1:1", "m");
        var tile = new TilePlan(0, Tile, value, "s", slow, red, TilePlan.DefaultYellowFor, "p95 < 0.5s");
        var plan = new PackPlan(
            "seed", [metric], [counts, sketch], [.. Enumerable.Range(0, 4).Select(ShapeOf)], [alert], [tile], []);
        return new LoadedPack(plan, new string('0', 64), [.. Enumerable.Range(0, 4).Select(Compile)]);
    }

    private static PredicatePlan Test(
        int shape, ComparisonOperator comparison, int bound, int below, double threshold, string text) =>
        new(shape, [0], [], [95, 100, bound, below], [Leaf(comparison, threshold, text)]);

    private static LeafPlan Leaf(ComparisonOperator? comparison, double? threshold, string? text) => new(
        "permit-svc.latency.p95", 0, Reading.Quantile, new Rank(95, 100), [], Grouping.All, EngineTime.Minute, "s", comparison, threshold, text);

    private static readonly ImmutableArray<ComparisonOperator> Comparisons =
        [ComparisonOperator.Greater, ComparisonOperator.Less, ComparisonOperator.GreaterOrEqual];

    private static ShapePlan ShapeOf(int id) =>
        new(id, id < 3 ? new QuantileTestNode(Comparisons[id], 0, 0) : new ReadNode(0, Reading.Quantile, 0));

    private static CompiledShape Compile(int id)
    {
        if (id == 3)
        {
            return new(null, (in PredicateFrame frame) => frame.ReadQuantile(0, 0));
        }

        var comparison = Comparisons[id];
        return new((in PredicateFrame frame) => frame.TestQuantile(0, comparison, 0), null);
    }

    private static ImmutableArray<StepPlan> Steps()
    {
        StepArgument Text(string name, string value) => new(name, ArgumentType.Text, value, null);
        return
        [
            new RunStepPlan(
                "run scale --service permit-svc --factor 2", "scale", StepEffect.Absolute,
                [Text("service", "permit-svc"), new("factor", ArgumentType.Number, "2", 2)], "scale/permit-svc",
                RunStepPlan.DefaultTimeout, RunStepPlan.DefaultVerify),
            new WaitStepPlan("wait 2m", 2 * EngineTime.Minute),
            new RunStepPlan(
                "run traffic-shift --to us-west", "traffic-shift", StepEffect.Absolute, [Text("to", "us-west")], "traffic/permit-svc",
                RunStepPlan.DefaultTimeout, RunStepPlan.DefaultVerify),
            new NotifyStepPlan(
                "notify oncall@treasury.gov", "oncall@treasury.gov", [new("email", "oncall@treasury.gov")], null),
        ];
    }
}
