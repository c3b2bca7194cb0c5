using HmsOps.Engine.Alerts;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>Computes the readings of a rule from the single samples that a test gives: what a failed expectation shows.</summary>
internal sealed class RawReadings(PackPlan plan, TestPlan test)
{
    private const int GroupsShown = 5;

    /// <summary>One line a leaf and group: <c>permit-svc.latency.p95 = 900ms (threshold 1.2s), of 60 samples</c>.</summary>
    public IEnumerable<string> Describe(PredicatePlan predicate, long time) =>
        predicate.Leaves.SelectMany(leaf => leaf.Across is { } across ? Describe(plan.Across[across - plan.Aggregates.Length].Inner, time) : Describe(leaf, time));

    private IEnumerable<string> Describe(LeafPlan leaf, long now)
    {
        var time = now - leaf.Shift;
        var left = EngineTime.Floor(time - leaf.Window, AggregatePlan.PaneOf(leaf.Window));
        var groups = new SortedDictionary<LabelSet, List<RawSeries>>();
        foreach (var series in test.Series.Where(series => IsRead(leaf, series)))
        {
            var labels = WithService(series);
            var key = leaf.Grouping.Kind == GroupingKind.EachSeries && !MetricNames.IsOfAnyService(plan.Metrics[leaf.Metric].Name)
                ? series.Labels
                : leaf.Grouping.KeyOf(labels);
            groups.TryAdd(key, []);
            groups[key].Add(RawSeries.Of(series, test.Start, left, time));
        }

        if (groups.Count == 0)
        {
            yield return $"{leaf.Text}: no series of it is given";
        }

        foreach (var (labels, series) in groups.Take(GroupsShown))
        {
            yield return Line(leaf, labels, series, time, left);
        }

        if (groups.Count > GroupsShown)
        {
            yield return $"{leaf.Text}: and {groups.Count - GroupsShown} more";
        }
    }

    private string Line(LeafPlan leaf, LabelSet labels, List<RawSeries> series, long time, long left)
    {
        var samples = series.Sum(one => one.Values.Count);
        var name = labels.Count == 0 ? leaf.Text : $"{leaf.Text} of {labels}";
        var threshold = leaf.ThresholdText is null ? "" : $" (threshold {leaf.ThresholdText})";
        if (RawReading.Of(leaf, series, left, time) is not { } value)
        {
            return $"{name} is unknown{threshold}: {(samples == 0 ? "no sample in its window" : "too few samples")}";
        }

        var known = $"{name} = {QuantityText.Format(value, leaf.Unit)}{threshold}";
        if (leaf.Reading == Reading.Last && series[0].Newest is { } newest)
        {
            return $"{known}, sampled {AlertText.Duration(time - newest.Time)} before";
        }

        var partial = left < test.Start && RawReading.IsExtensive(leaf) ? " so far; its window is not covered yet" : "";
        return $"{known}, of {samples} samples{partial}";
    }

    private bool IsRead(LeafPlan leaf, GivenSeries series)
    {
        var labels = WithService(series);
        return MetricNames.Covers(plan.Metrics[leaf.Metric].Name, series.Metric)
            && new SeriesSelector(leaf.Selector).Matches(labels);
    }

    private static LabelSet WithService(GivenSeries series)
    {
        var dot = series.Metric.IndexOf('.', StringComparison.Ordinal);
        return dot <= 0 ? series.Labels : series.Labels.Join(LabelSet.Of(("service", series.Metric[..dot]))) ?? series.Labels;
    }
}
