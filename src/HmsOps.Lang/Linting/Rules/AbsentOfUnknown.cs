using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4017.</summary>
internal static class AbsentOfUnknown
{
    public static LintRule Rule { get; } = new(
        "HMS4017",
        LintLevel.Warning,
        "`absent` of something never declared",
        "What does not exist is absent for ever: a misspelled name fires always, and nothing else would show the mistake.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        var absents = new List<BoundAbsent>();
        var read = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var node in lint.Expressions.SelectMany(expression => BoundWalk.All(expression.Node)))
        {
            if (node is BoundAbsent absent)
            {
                absents.Add(absent);
            }
            else if (node is IMetricUse use)
            {
                read.Add(use.Metric.Name);
            }
        }

        if (absents.Count == 0)
        {
            yield break;
        }

        read.UnionWith(lint.Program.Metrics.Where(metric => metric.Origin is MetricOrigin.Declared or MetricOrigin.Predeclared).Select(metric => metric.Name));
        foreach (var absent in absents.Where(absent => !read.Contains(absent.Metric.Name)))
        {
            var text = absent.Source.TextOf(absent.Span);
            var at = text.IndexOf(absent.Metric.Name, StringComparison.Ordinal);
            var place = at < 0 ? Place.Of(absent) : Place.Of(absent).At(new(absent.Span.Start + at, absent.Metric.Name.Length));
            yield return ConditionLintDiagnostics.AbsentOfUnknown(place, absent.Metric.Name, at < 0 ? null : NearName.Of(absent.Metric.Name, read));
        }
    }
}
