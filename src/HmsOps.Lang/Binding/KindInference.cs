using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Finds the kinds of undeclared metrics: the first use, in the order of files and lines, decides.</summary>
internal static class KindInference
{
    /// <summary>Enters every metric that is read into the catalog.</summary>
    public static void Run(IEnumerable<ExpressionSite> sites, PathResolver resolver, MetricCatalog catalog)
    {
        foreach (var site in sites)
        {
            foreach (var metric in SyntaxWalk.Metrics(site.Expression))
            {
                if (resolver.Resolve(metric, site.Query, site.IsSlo, PathResolver.Ignore) is not { } path)
                {
                    continue;
                }

                var entry = catalog.GetOrAdd(path.Metric);
                if (entry.Kind is null)
                {
                    entry.Kind = Implied(path.Reading);
                    entry.KindPlace = Place.Of(metric);
                    entry.IsKindInferred = true;
                }
            }
        }
    }

    /// <summary>The kind that a use implies.</summary>
    public static MetricKind Implied(ReadingName? reading) =>
        reading is null ? MetricKind.Gauge : ReadingTable.Of(reading.Reading).Implies;
}
