using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Lowering;

/// <summary>Finds what of an alert can't be run.</summary>
internal static class AlertGate
{
    /// <summary>The first that can't, by the order of this list; or null.</summary>
    public static (Place Place, string What)? Missing(BoundAlert alert, ClausePlaces places)
    {
        if (alert.Levels.FirstOrDefault() is { } level)
        {
            return (Place.Of(level), "a level");
        }

        return Clause("stale", alert.Stale is not null && ReadsNewest(alert))
            ?? Held(alert.If)
            ?? Held(alert.Clear)
            ?? Expression(alert.OnlyWhen)
            ?? StepGate.Missing(alert.Steps)
            ?? StepGate.Missing(alert.OnClear);

        (Place, string)? Clause(string head, bool isMissing) => isMissing ? (places.Clause(alert, head), $"`{head}`") : null;
    }

    // The engine forgets a gauge's newest value after one time for all rules.
    private static bool ReadsNewest(BoundAlert alert) =>
        new BoundNode?[] { alert.If?.Condition, alert.Clear?.Condition, alert.OnlyWhen }
            .Any(node => node is not null && BoundWalk.Readings(node).Any(reading => reading.Metric.Kind == MetricKind.Gauge && reading.Reading == Reading.Last));

    /// <summary>What of a condition and its duration can't be run, or null.</summary>
    public static (Place Place, string What)? Held(BoundHeld? held) =>
        held is null ? null
        : Expression(held.Condition);

    /// <summary>What of an expression can't be run, or null.</summary>
    public static (Place Place, string What)? Expression(BoundNode? expression) =>
        expression is not null && Lowerable.FirstMissing(expression) is var (node, name) ? (Place.Of(node), name) : null;
}
