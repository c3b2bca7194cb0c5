using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;

namespace HmsOps.Lang.Binding;

/// <summary>Finds the kinds of undeclared metrics: the first use, in the order of files and lines, decides.</summary>
internal static class KindInference
{
    /// <summary>Enters every metric that is read into the catalog.</summary>
    public static void Run(List<MetricSite> metrics, PathResolver resolver, MetricCatalog catalog)
    {
        foreach (var (syntax, use, site) in metrics)
        {
            if (resolver.Resolve(syntax, site.Query, site.IsSlo, site.Lets, PathResolver.Ignore) is not { IsMetric: true } path)
            {
                continue;
            }

            var entry = catalog.GetOrAdd(path.Metric);
            if (entry.Kind is null && Implied(path.Reading, use) is { } kind)
            {
                entry.Kind = kind;
                entry.KindPlace = Place.Of(syntax);
                entry.IsKindInferred = true;
                entry.Origin = entry.Origin == MetricOrigin.Unknown ? MetricOrigin.Used : entry.Origin;
            }
        }
    }

    /// <summary>The kind that a use implies, or null where it fits any.</summary>
    public static MetricKind? Implied(ReadingName? reading, MetricUse use) =>
        reading is not null ? ReadingTable.Of(reading.Reading).Implies
        : use switch
        {
            MetricUse.Share => MetricKind.Histogram,
            MetricUse.Series => null,
            _ => MetricKind.Gauge,
        };
}
