using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Chooses the aggregate that answers a reading.</summary>
internal static class AggregateChoice
{
    /// <summary>For a percentile that is only compared with a constant, or a share: at most two counters a pane.</summary>
    public static AggregateKey OfCounts(IMetricUse reading, ImmutableArray<string> by) =>
        Key(reading, AggregateKind.Counts, by);

    /// <summary>For a reading whose value is needed.</summary>
    public static AggregateKey OfValue(BoundReading reading, ImmutableArray<string> by) =>
        Key(reading, KindOfValue(reading.Metric.Kind, reading.Reading), by);

    /// <summary>For a prediction: of the gauge that it reads, the line.</summary>
    public static AggregateKey OfLine(BoundPrediction prediction, ImmutableArray<string> by) => Key(prediction.Reading, AggregateKind.Line, by);

    private static AggregateKind KindOfValue(MetricKind metric, Reading reading) => (metric, reading) switch
    {
        (_, Reading.Quantile) => AggregateKind.Sketch,
        (_, Reading.Slope) => AggregateKind.Line,
        (MetricKind.Histogram, _) => AggregateKind.Moments,
        (MetricKind.Counter, _) => AggregateKind.Counter,
        _ => AggregateKind.Gauge,
    };

    private static AggregateKey Key(IMetricUse reading, AggregateKind kind, ImmutableArray<string> by) =>
        new(reading.Metric.Name, kind, reading.Selector, GroupingOf(reading.Metric.Kind, by), reading.Window);

    /// <summary>Histograms and counters of one instance merge; a gauge's series never do.</summary>
    private static Grouping GroupingOf(MetricKind kind, ImmutableArray<string> by) =>
        kind == MetricKind.Gauge || by.Contains("*") ? Grouping.EachSeries
        : by.IsEmpty ? Grouping.All
        : new Grouping(GroupingKind.By, [.. by.Distinct().Order(StringComparer.Ordinal)]);
}
