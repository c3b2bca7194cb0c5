using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Packs;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Sidecar.Tests.Doubles;

/// <summary>Plans as a compiler would make them, without rules behind the alerts.</summary>
internal static class Plans
{
    public static MetricPlan Latency { get; } = Metric(0, "permit-svc.latency", MetricKind.Histogram, "s", [0.5, 0.8], MetricNeeds.SketchBins);

    public static MetricPlan Queue { get; } = Metric(1, "permit-svc.queue", MetricKind.Gauge, "", [], MetricNeeds.None);

    public static RunStepPlan Scale { get; } = new(
        "run scale --service permit-svc --factor 2", "scale", StepEffect.Absolute, [], "scale/permit-svc", RunStepPlan.DefaultTimeout, RunStepPlan.DefaultVerify);

    public static NotifyStepPlan Notify { get; } = new(
        "notify oncall@treasury.gov", "oncall@treasury.gov", [new NoticeChannel("email", "oncall@treasury.gov")], null);

    public static LoadedPack Pack(params ImmutableArray<StepPlan> steps)
    {
        var nothing = new PredicatePlan(0, [], [], [], []);
        var alert = new AlertPlan(
            0, "slow", Severity.Critical, [], new HeldPlan(nothing, 0), null, AlertPlan.DefaultStale, AlertPlan.DefaultForget,
            AlertPlan.DefaultCooldown, 2 * EngineTime.Minute, steps, "a.hmsrule:1:1", "m");
        return new LoadedPack(new PackPlan("test", [Latency, Queue], [], [], [alert], [], []), new string('0', 64), []);
    }

    /// <summary><c>if permit-svc.latency.p95 > 0.5s for 10s</c>, as it would be compiled.</summary>
    public static LoadedPack Rule(params ImmutableArray<StepPlan> steps)
    {
        var window = EngineTime.Minute;
        var aggregate = new AggregatePlan(
            0, 0, AggregateKind.Counts, [], Grouping.All, window, AggregatePlan.PaneOf(window), [0.5]);
        var leaf = new LeafPlan(
            "permit-svc.latency.p95", 0, Reading.Quantile, new Rank(95, 100), [], Grouping.All, window, "s", ComparisonOperator.Greater, 0.5, "0.5s");
        var predicate = new PredicatePlan(0, [0], [], [95, 100, 0, -1], [leaf]);
        var alert = new AlertPlan(
            0, "slow", Severity.Critical, [], new HeldPlan(predicate, 10 * EngineTime.Second), null, AlertPlan.DefaultStale,
            AlertPlan.DefaultForget, AlertPlan.DefaultCooldown, 2 * EngineTime.Minute, steps, "a.hmsrule:1:1", "m");
        var shape = new ShapePlan(0, new QuantileTestNode(ComparisonOperator.Greater, 0, 0));
        var metric = Latency with { Bounds = [0.5], Needs = MetricNeeds.None };
        return new LoadedPack(
            new PackPlan("test", [metric], [aggregate], [shape], [alert], [], []),
            new string('0', 64),
            [new CompiledShape((in PredicateFrame frame) => frame.TestQuantile(0, ComparisonOperator.Greater, 0), null)]);
    }

    private static MetricPlan Metric(int id, string name, MetricKind kind, string unit, ImmutableArray<double> bounds, MetricNeeds needs) =>
        new(id, name, kind, unit, UnitConversion.None, null, bounds, needs);
}
