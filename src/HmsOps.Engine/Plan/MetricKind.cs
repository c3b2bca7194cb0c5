namespace HmsOps.Engine.Plan;

/// <summary>What a metric's samples are.</summary>
public enum MetricKind
{
    /// <summary>Single observations, whose distribution matters.</summary>
    Histogram,

    /// <summary>A running total that only grows, but for resets.</summary>
    Counter,

    /// <summary>A value that goes up and down.</summary>
    Gauge,
}
