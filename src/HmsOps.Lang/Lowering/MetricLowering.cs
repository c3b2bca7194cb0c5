using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Symbols;

namespace HmsOps.Lang.Lowering;

/// <summary>What the rules together ask of each metric: one bound vector, and what must be sent besides its counts.</summary>
internal static class MetricLowering
{
    public static ImmutableArray<MetricPlan> Lower(ImmutableArray<ReadingUse> uses)
    {
        var byName = uses.GroupBy(use => use.Reading.Metric.Name).OrderBy(group => group.Key, StringComparer.Ordinal);
        return WithAnyService([.. byName.Select((group, id) => Lower(id, [.. group]))]);
    }

    private static MetricPlan Lower(int id, ImmutableArray<ReadingUse> uses)
    {
        var metric = uses[0].Reading.Metric;
        var bounds = uses.SelectMany(use => use.Bounds).Distinct().Order();
        var needs = uses.Aggregate(MetricNeeds.None, (all, use) => all | use.Needs);
        return new MetricPlan(
            id, metric.Name, metric.Kind, PlanText.Unit(metric.Unit), metric.WireUnit, metric.Period, [.. bounds], needs);
    }

    // A series of `svc.latency` is one of `*.latency` too, and its client counts it once: by what both ask.
    private static ImmutableArray<MetricPlan> WithAnyService(ImmutableArray<MetricPlan> metrics)
    {
        var all = metrics.ToBuilder();
        foreach (var any in metrics.Where(metric => MetricSymbol.IsOfAny(metric.Name)))
        {
            var family = metrics.Where(metric => Counts(any, metric)).ToList();
            ImmutableArray<double> bounds = [.. family.SelectMany(metric => metric.Bounds).Distinct().Order()];
            var needs = family.Aggregate(MetricNeeds.None, (sum, metric) => sum | metric.Needs);
            foreach (var metric in family)
            {
                all[metric.Id] = metric with { Bounds = bounds, Needs = needs };
            }
        }

        return all.ToImmutable();
    }

    private static bool Counts(MetricPlan any, MetricPlan metric) =>
        metric.Kind == any.Kind && metric.Unit == any.Unit
        && metric.Name.AsSpan(metric.Name.IndexOf('.', StringComparison.Ordinal)).SequenceEqual(any.Name.AsSpan(1));
}
