using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4033.</summary>
internal static class LabelOfNoSeries
{
    public static LintRule Rule { get; } = new(
        "HMS4033",
        LintLevel.Warning,
        "a label that no series has",
        "By a label that nothing carries there is nothing to tell apart: the alert has one instance where many were meant.",
        lint => lint.Program.Alerts.SelectMany(alert => Look(lint, alert)));

    private static IEnumerable<Diagnostic> Look(LintContext lint, BoundAlert alert)
    {
        var clause = lint.Syntax.Clause(alert, "by")?.Tail as LabelsTailSyntax;
        var known = LabelsOf(ExpressionCollector.Fires(alert).SelectMany(held => BoundWalk.Uses(held.Condition)));
        foreach (var label in alert.By.Where(label => known is not null && IsMissing(label, known)))
        {
            var name = clause?.Labels.FirstOrDefault(name => name.Text == label);
            yield return AlertLintDiagnostics.LabelOfNoSeries(name is null ? lint.NameOf(alert) : Place.Of(name), label, known ?? []);
        }
    }

    private static bool IsMissing(string label, SortedSet<string> known) => label is not ("service" or "*") && !known.Contains(label);

    // Null where the labels of some metric are not declared: it may have any.
    private static SortedSet<string>? LabelsOf(IEnumerable<IMetricUse> uses)
    {
        var labels = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var use in uses)
        {
            if (use.Metric.Labels.IsEmpty)
            {
                return null;
            }

            labels.UnionWith(use.Metric.Labels);
        }

        return labels.Count == 0 ? null : labels;
    }
}
