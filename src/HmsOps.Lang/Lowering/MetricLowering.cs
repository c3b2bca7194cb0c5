using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Lowering;

/// <summary>What the rules together ask of each metric: one bound vector, and what must be sent besides its counts.</summary>
internal static class MetricLowering
{
    public static ImmutableArray<MetricPlan> Lower(ImmutableArray<ReadingUse> uses)
    {
        var byName = uses.GroupBy(use => use.Reading.Metric.Name).OrderBy(group => group.Key, StringComparer.Ordinal);
        return [.. byName.Select((group, id) => Lower(id, [.. group]))];
    }

    private static MetricPlan Lower(int id, ImmutableArray<ReadingUse> uses)
    {
        var metric = uses[0].Reading.Metric;
        var bounds = uses.SelectMany(use => use.Bounds).Distinct().Order();
        var needs = uses.Aggregate(MetricNeeds.None, (all, use) => all | use.Needs);
        return new MetricPlan(
            id, metric.Name, metric.Kind, PlanText.Unit(metric.Unit), metric.WireUnit, metric.Period, [.. bounds], needs);
    }
}
