namespace HmsOps.Engine.Plan;

/// <summary>What is read of a metric over a window.</summary>
public enum Reading
{
    /// <summary>A percentile, nearest rank: p50 … p99, p999, p9999.</summary>
    Quantile,
    Average,
    Minimum,
    Maximum,
    Sum,
    Count,
    StandardDeviation,

    /// <summary>Increase divided by the true length of the window, per second.</summary>
    Rate,

    /// <summary>Growth of a counter, resets taken out; for a histogram the number of observations.</summary>
    Increase,

    /// <summary>The newest value.</summary>
    Last,

    /// <summary>How often the value differed from the one before.</summary>
    Changes,

    /// <summary>Growth of a gauge a second: the slope of the line through its samples.</summary>
    Slope,
}
