using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Lowering;

/// <summary>The aggregates of a pack, each with all bounds that are asked of it; equal ones are one.</summary>
internal sealed class AggregateTable
{
    private readonly Dictionary<AggregateKey, AggregatePlan> _byKey;

    private AggregateTable(Dictionary<AggregateKey, AggregatePlan> byKey, ImmutableArray<AggregatePlan> plans)
    {
        _byKey = byKey;
        Plans = plans;
    }

    /// <summary>In order of metric, selector, grouping, window and kind.</summary>
    public ImmutableArray<AggregatePlan> Plans { get; }

    public static AggregateTable Build(ImmutableArray<MetricPlan> metrics, ImmutableArray<ReadingUse> uses)
    {
        var metricIds = metrics.ToDictionary(metric => metric.Name, metric => metric.Id, StringComparer.Ordinal);
        var byKey = new Dictionary<AggregateKey, AggregatePlan>();
        var plans = ImmutableArray.CreateBuilder<AggregatePlan>();
        foreach (var group in uses.GroupBy(use => use.Key).OrderBy(group => group.Key))
        {
            var key = group.Key;
            var bounds = group.SelectMany(use => use.Test?.Bounds ?? []).Distinct().Order();
            var plan = new AggregatePlan(
                plans.Count,
                metricIds[key.Metric],
                key.Kind,
                key.Selector,
                key.Grouping,
                key.Window,
                AggregatePlan.PaneOf(key.Window),
                [.. bounds]);
            byKey.Add(key, plan);
            plans.Add(plan);
        }

        return new AggregateTable(byKey, plans.ToImmutable());
    }

    public AggregatePlan this[AggregateKey key] => _byKey[key];
}
