using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>A reading by its definition: over all single samples, sorted where a percentile is asked.</summary>
internal static class RawReading
{
    /// <value>True where the reading grows with what is seen: over a window that is not covered it is only a lower bound.</value>
    public static bool IsExtensive(LeafPlan leaf) =>
        leaf.Share is null && leaf.Reading is Reading.Count or Reading.Sum or Reading.Increase or Reading.Rate or Reading.Changes;

    /// <summary>The reading of a group of series over the window (left, time]; null where it is unknown.</summary>
    public static double? Of(LeafPlan leaf, List<RawSeries> series, long left, long time)
    {
        if (leaf.Reading == Reading.Last && series[0].Kind == MetricKind.Gauge)
        {
            return series[0].Newest is { } newest && time - newest.Time <= AlertPlan.DefaultStale ? newest.Value : null;
        }

        var values = series.SelectMany(one => one.Values).ToList();
        if (values.Count == 0)
        {
            return null;
        }

        if (leaf.Share is { } share)
        {
            return (double)values.Count(value => Counts(value, share)) / values.Count;
        }

        if (leaf.Reading == Reading.Slope)
        {
            return Line(leaf, series[0], time);
        }

        var seconds = (double)(time - left) / EngineTime.Second;
        return leaf.Reading switch
        {
            Reading.Quantile => Quantile(values, leaf.Rank ?? new Rank(1, 2)),
            Reading.Average => values.Average(),
            Reading.Minimum => values.Min(),
            Reading.Maximum => values.Max(),
            Reading.Sum => values.Sum(),
            Reading.Count => values.Count,
            Reading.StandardDeviation => Deviation(values),
            Reading.Rate => Growth(series) / seconds,
            Reading.Increase => Growth(series),
            Reading.Last => series.Where(one => one.Values.Count > 0).Sum(one => one.Values[^1]),
            _ => series.Sum(one => one.Changes),
        };
    }

    // By the definition of least squares, times counted from now.
    private static double? Line(LeafPlan leaf, RawSeries series, long time)
    {
        var seconds = series.Times.ConvertAll(at => (double)(at - time) / EngineTime.Second);
        var (meanTime, meanValue) = (seconds.Average(), series.Values.Average());
        var squares = seconds.Sum(at => (at - meanTime) * (at - meanTime));
        var slope = seconds.Zip(series.Values, (at, value) => (at - meanTime) * (value - meanValue)).Sum() / squares;
        return squares == 0 ? null
            : leaf.Horizon is not { } horizon ? slope
            : series.Times.Count >= LineStore.LeastSamples && 2 * (series.Times[^1] - series.Times[0]) >= leaf.Window
                ? meanValue + (slope * (((double)horizon / EngineTime.Second) - meanTime))
                : null;
    }

    private static bool Counts(double value, ShareLeaf share) => share.Operator switch
    {
        ComparisonOperator.Less => value < share.Limit,
        ComparisonOperator.LessOrEqual => value <= share.Limit,
        ComparisonOperator.Greater => value > share.Limit,
        ComparisonOperator.GreaterOrEqual => value >= share.Limit,
        ComparisonOperator.Equal => value == share.Limit,
        _ => value != share.Limit,
    };

    private static double Quantile(List<double> values, Rank rank)
    {
        values.Sort();
        return values[(int)rank.Of(values.Count) - 1];
    }

    private static double Deviation(List<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Count);
    }

    private static double? Growth(List<RawSeries> series) =>
        series[0].Kind == MetricKind.Histogram ? series.Sum(one => one.Values.Count)
        : series.Exists(one => one.Deltas.Count > 0) ? series.Sum(one => one.Deltas.Sum())
        : null;
}
