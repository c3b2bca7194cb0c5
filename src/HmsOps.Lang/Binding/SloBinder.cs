using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>slo</c> declarations.</summary>
internal sealed class SloBinder(BindingContext context, StepBinder steps, MetaBinder meta, PlaybookIndex playbooks, bool hasDefaultContact)
{
    private readonly ObjectiveBinder _objectives = new(context);
    private readonly ExpressionBinder _expressions = new(context);

    /// <summary>The slo, or null after diagnostics.</summary>
    public BoundSlo? Bind(DeclarationSyntax declaration, bool isReadWhole)
    {
        var isRight = ClauseChecks.Check(declaration, isReadWhole, context.Report) & declaration.Clauses.All(clause => clause.Tail is not null);
        var lets = context.Scopes.Of(declaration);
        var objective = ClauseChecks.Find(declaration, "objective")?.Tail is ExpressionTailSyntax tail ? _objectives.Bind(tail, lets) : null;
        var gate = ClauseChecks.Find(declaration, "only when")?.Tail as ExpressionTailSyntax;
        var onlyWhen = gate is null ? null : _expressions.BindCondition(gate.Expression, Scope.Of(gate.Expression, lets), "`only when`");
        var by = MetaBinder.LabelsOf(declaration, "by");
        ImmutableArray<string>? known = by is ["*"] ? null : by;
        var page = steps.Bind(ClauseChecks.Find(declaration, "page"), declaration, objective?.Ratio, known);
        var ticket = steps.Bind(ClauseChecks.Find(declaration, "ticket"), declaration, objective?.Ratio, known);
        var said = meta.Bind(declaration, known);
        if (isReadWhole && !hasDefaultContact && !playbooks.CanTell(ClauseChecks.Find(declaration, "page")?.Tail as StepsTailSyntax))
        {
            context.Report(PlaybookDiagnostics.NobodyTold(Place.Of(declaration.Name), declaration.Name.Text + ".page"));
            isRight = false;
        }

        return isRight && objective is not null && (gate is null || onlyWhen is not null) && by is { } labels && page is { } first && ticket is { } second && said is not null
            ? new(declaration.Source, declaration.Span, declaration.Name.Text, objective, labels, first, second)
            {
                OnlyWhen = onlyWhen,
                Meta = said,
            }
            : null;
    }
}
