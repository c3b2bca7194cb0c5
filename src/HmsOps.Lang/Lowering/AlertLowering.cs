using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Lowers alerts, which come in order of name.</summary>
internal static class AlertLowering
{
    public static ImmutableArray<AlertPlan> Lower(
        ImmutableArray<BoundAlert> alerts,
        PredicateLowering predicates,
        ImmutableArray<MetricPlan> metrics,
        Func<string, string> sourcePath) =>
        [.. alerts.Select((alert, id) => Lower(id, alert, predicates, metrics, sourcePath))];

    private static AlertPlan Lower(
        int id,
        BoundAlert alert,
        PredicateLowering predicates,
        ImmutableArray<MetricPlan> metrics,
        Func<string, string> sourcePath)
    {
        ImmutableArray<string> by = [.. alert.By.Distinct().Order(StringComparer.Ordinal)];
        var fires = alert.If ?? throw new InvalidOperationException("an alert of levels is not lowered");
        var condition = new HeldPlan(predicates.Lower(fires.Condition, by), fires.For);
        var clear = alert.Clear is null
            ? null
            : new HeldPlan(predicates.Lower(alert.Clear.Condition, by), alert.Clear.For);
        var longest = Math.Max(
            ReadingCollector.LongestWindow(fires.Condition), ReadingCollector.LongestWindow(alert.Clear?.Condition));
        var (line, column) = alert.Source.PositionOf(alert.Span.Start);
        var plan = new AlertPlan(
            id,
            alert.Name,
            alert.Severity,
            by,
            condition,
            clear,
            alert.Stale ?? AlertPlan.DefaultStale,
            alert.Forget ?? AlertPlan.DefaultForget,
            alert.Cooldown ?? AlertPlan.DefaultCooldown,
            AlertPlan.SettleOf(longest, clear?.For ?? 0),
            StepLowering.Lower(alert.Steps),
            $"{sourcePath(alert.Source.Path)}:{line}:{column}",
            "");
        return plan with { Meaning = AlertMeaning.Of(plan, predicate => predicates.Describe(predicate, metrics)) };
    }
}
