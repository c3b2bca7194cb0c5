using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Lowering;

/// <summary>The aggregates of a pack, each with all bounds that are asked of it or of those that it feeds; equal ones are one.</summary>
internal sealed class AggregateTable
{
    private readonly Dictionary<AggregateKey, int> _byKey;

    private AggregateTable(Dictionary<AggregateKey, int> byKey, ImmutableArray<AggregatePlan> plans)
    {
        _byKey = byKey;
        Plans = plans;
    }

    /// <summary>In order of metric, selector, grouping, window and kind.</summary>
    public ImmutableArray<AggregatePlan> Plans { get; }

    public static AggregateTable Build(ImmutableArray<MetricPlan> metrics, ImmutableArray<ReadingUse> uses)
    {
        var metricIds = metrics.ToDictionary(metric => metric.Name, metric => metric.Id, StringComparer.Ordinal);
        var byKey = new Dictionary<AggregateKey, int>();
        var plans = ImmutableArray.CreateBuilder<AggregatePlan>();
        foreach (var group in uses.GroupBy(use => use.Key).OrderBy(group => group.Key))
        {
            var key = group.Key;
            var bounds = group.SelectMany(use => use.Bounds).Distinct().Order();
            byKey.Add(key, plans.Count);
            plans.Add(new AggregatePlan(
                plans.Count,
                metricIds[key.Metric],
                key.Kind,
                key.Selector,
                key.Grouping,
                key.Window,
                AggregatePlan.PaneOf(key.Window),
                [.. bounds])
            {
                Histories = [.. group.Select(use => use.History).OfType<HistoryPlan>().Distinct()],
            });
        }

        return new AggregateTable(byKey, RingCascade.Link(plans.ToImmutable()));
    }

    public AggregatePlan this[AggregateKey key] => Plans[_byKey[key]];
}
