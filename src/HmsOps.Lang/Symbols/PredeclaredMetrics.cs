using HmsOps.Engine.Plan;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Symbols;

/// <summary>The metrics that every service has through the SDK: known by their names.</summary>
internal static class PredeclaredMetrics
{
    /// <summary>Kind and unit of <c>S.latency</c>, <c>S.NAME.latency</c>, <c>S.requests</c> and <c>S.errors</c>; null for any other name.</summary>
    public static (MetricKind Kind, Unit Unit)? Find(string name)
    {
        var segments = name.Split('.');
        return (segments.Length, segments[^1]) switch
        {
            ( >= 2, "latency") => (MetricKind.Histogram, Unit.Duration),
            (2, "requests" or "errors") => (MetricKind.Counter, Unit.Count),
            _ => null,
        };
    }
}
