using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>A reading in a rule, and what it asks of the samples.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Key">The aggregate that answers it.</param>
/// <param name="Bounds">The bounds by which it is decided or counted; empty where its value is needed.</param>
/// <param name="Needs">What must be sent besides bucket counts.</param>
/// <param name="History">What is kept to be read later, where it is read some time ago; else null.</param>
internal sealed record ReadingUse(
    IMetricUse Reading, AggregateKey Key, ImmutableArray<double> Bounds, MetricNeeds Needs, HistoryPlan? History)
{
    /// <summary>A reading whose value is needed.</summary>
    public static ReadingUse OfValue(BoundReading reading, RuleGrouping by) =>
        new(reading, AggregateChoice.OfValue(reading, by), [], reading.Metric.Kind == MetricKind.Histogram ? NeedsOf(reading.Reading) : MetricNeeds.None, Histories.Of(reading));

    /// <summary>A percentile that counting decides.</summary>
    public static ReadingUse OfTest(QuantileTest test, RuleGrouping by) =>
        new(test.Reading, AggregateChoice.OfCounts(test.Reading, by), [.. test.Bounds.All], MetricNeeds.None, null);

    /// <summary>A share.</summary>
    public static ReadingUse OfShare(BoundShare share, RuleGrouping by) =>
        new(share, AggregateChoice.OfCounts(share, by), [.. ShareCounting.Of(share).Bounds.All], MetricNeeds.None, Histories.Of(share));

    /// <summary>A prediction.</summary>
    public static ReadingUse OfPrediction(BoundPrediction prediction, RuleGrouping by) =>
        new(prediction.Reading, AggregateChoice.OfLine(prediction, by), [], MetricNeeds.None, Histories.Of(prediction));

    /// <summary>Whether any sample is there.</summary>
    public static ReadingUse OfAbsent(BoundAbsent absent, RuleGrouping by, long stale) =>
        new(absent, AggregateChoice.OfAbsent(absent, by, stale), [], MetricNeeds.None, null);

    private static MetricNeeds NeedsOf(Reading reading) => reading switch
    {
        Engine.Plan.Reading.Quantile => MetricNeeds.SketchBins,
        Engine.Plan.Reading.Average or Engine.Plan.Reading.Sum => MetricNeeds.Sum,
        Engine.Plan.Reading.Minimum or Engine.Plan.Reading.Maximum => MetricNeeds.MinMax,
        Engine.Plan.Reading.StandardDeviation => MetricNeeds.Raw,
        _ => MetricNeeds.None,
    };
}
