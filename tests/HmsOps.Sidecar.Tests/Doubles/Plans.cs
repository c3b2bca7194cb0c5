using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Packs;
using HmsOps.Engine.Plan;

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

    private static MetricPlan Metric(int id, string name, MetricKind kind, string unit, ImmutableArray<double> bounds, MetricNeeds needs) =>
        new(id, name, kind, unit, UnitConversion.None, null, bounds, needs);
}
