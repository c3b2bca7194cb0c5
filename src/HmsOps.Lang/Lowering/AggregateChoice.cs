using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Chooses the aggregate that answers a reading.</summary>
internal static class AggregateChoice
{
    /// <summary>For a percentile that is only compared with a constant, or a share: at most two counters a pane.</summary>
    public static AggregateKey OfCounts(IMetricUse reading, RuleGrouping by) =>
        Key(reading, AggregateKind.Counts, by);

    /// <summary>For a reading whose value is needed.</summary>
    public static AggregateKey OfValue(BoundReading reading, RuleGrouping by) =>
        Key(reading, KindOfValue(reading.Metric.Kind, reading.Reading), by);

    /// <summary>For a prediction: of the gauge that it reads, the line.</summary>
    public static AggregateKey OfLine(BoundPrediction prediction, RuleGrouping by) => Key(prediction.Reading, AggregateKind.Line, by);

    private static AggregateKind KindOfValue(MetricKind metric, Reading reading) => (metric, reading) switch
    {
        (_, Reading.Quantile) => AggregateKind.Sketch,
        (_, Reading.Slope) => AggregateKind.Line,
        (MetricKind.Histogram, _) => AggregateKind.Moments,
        (MetricKind.Counter, _) => AggregateKind.Counter,
        _ => AggregateKind.Gauge,
    };

    private static AggregateKey Key(IMetricUse reading, AggregateKind kind, RuleGrouping by) =>
        new(reading.Metric.Name, kind, reading.Selector, by.OfSeries(reading.Metric.Kind), reading.Window);

    /// <summary>For whether any sample is there; the grouping is that of the rows that it makes by itself.</summary>
    /// <param name="absent">What is asked.</param>
    /// <param name="by">Of its rule.</param>
    /// <param name="stale">The window where none is written.</param>
    public static AggregateKey OfAbsent(BoundAbsent absent, RuleGrouping by, long stale) =>
        new(absent.Metric.Name, AggregateKind.Presence, absent.Selector, by.OfRows, absent.Window == 0 ? stale : absent.Window);
}
