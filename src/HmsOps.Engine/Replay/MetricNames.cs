namespace HmsOps.Engine.Replay;

/// <summary>Which series' names a metric of the plan stands for.</summary>
internal static class MetricNames
{
    /// <summary>True where the names are equal, or the plan's is <c>*.NAME</c> and only the service differs.</summary>
    public static bool Covers(string plan, string series)
    {
        if (!IsOfAnyService(plan))
        {
            return string.Equals(plan, series, StringComparison.Ordinal);
        }

        var dot = series.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && series.AsSpan(dot).SequenceEqual(plan.AsSpan(1));
    }

    /// <summary>True where the plan's metric has the series of all services.</summary>
    public static bool IsOfAnyService(string plan) => plan.StartsWith("*.", StringComparison.Ordinal);
}
