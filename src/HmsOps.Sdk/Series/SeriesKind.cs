namespace HmsOps.Sdk.Series;

/// <summary>What a series is on the wire.</summary>
internal enum SeriesKind
{
    /// <summary>As the rules declare it, else a gauge.</summary>
    Value,
    Histogram,
    Counter,
}
