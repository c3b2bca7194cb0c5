using HmsOps.Engine.Plan;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Symbols;

/// <summary>The metrics that every service has through the SDK: known by their names.</summary>
internal static class PredeclaredMetrics
{
    /// <summary>Kind and unit of <c>S.latency</c>, <c>S.NAME.latency</c>, <c>S.requests</c> and <c>S.errors</c>; null for any other name.</summary>
    public static (MetricKind Kind, Unit Unit)? Find(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot <= 0 ? null : name.AsSpan(dot + 1) switch
        {
            "latency" => (MetricKind.Histogram, Unit.Duration),
            "requests" or "errors" when name.IndexOf('.', StringComparison.Ordinal) == dot => (MetricKind.Counter, Unit.Count),
            _ => null,
        };
    }
}
