using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4030.</summary>
internal static class ServicesMerged
{
    public static LintRule Rule { get; } = new(
        "HMS4030",
        LintLevel.Error,
        "a metric of all services, merged",
        "A percentile or a rate of all services together is of none of them: the loudest hides the others.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        foreach (var expression in lint.Expressions.Where(expression => !expression.KeepsService && expression.Owner is not BoundPlaybook))
        {
            foreach (var node in Merged(expression.Node))
            {
                var metric = ((IMetricUse)node).Metric.Name;
                yield return ConditionLintDiagnostics.ServicesMerged(Place.Of(node), metric, Fix(lint, expression));
            }
        }
    }

    private static IEnumerable<BoundNode> Merged(BoundNode node) => node switch
    {
        BoundAggregate or BoundCount or BoundQuantifier or BoundAbsent => [],
        IMetricUse { Metric.IsOfAnyService: true } use when !use.Selector.Any(matcher => matcher.Label == "service") => [node],
        _ => BoundWalk.Operands(node).SelectMany(Merged),
    };

    private static CodeFix? Fix(LintContext lint, LintExpression expression) =>
        expression.Owner is BoundTile || !expression.Without.IsEmpty || lint.Syntax.Declaration(expression.Owner) is not { } declaration ? null
        : ClauseChecks.Find(declaration, "by")?.Tail is LabelsTailSyntax { Labels: [.., var last] } ? Report.Append(last.Span, ", service")
        : ClauseFix.Add(declaration, "by service", "by: service");
}
