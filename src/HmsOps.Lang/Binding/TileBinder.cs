using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>tile</c> declarations.</summary>
internal sealed class TileBinder(BindingContext context, DeclarationIndex index, IReadOnlyDictionary<string, BoundSlo> slos)
{
    private readonly ExpressionBinder _expressions = new(context);
    private readonly HeldBinder _held = new(context);

    /// <summary>The tile, or null after diagnostics.</summary>
    public BoundTile? Bind(DeclarationSyntax declaration, bool isReadWhole)
    {
        var isRight = ClauseChecks.Check(declaration, isReadWhole, context.Report) & declaration.Clauses.All(other => other.Tail is not null);
        var lets = context.Scopes.Of(declaration);
        var query = ClauseChecks.Find(declaration, "query")?.Tail is ExpressionTailSyntax tail
            ? _expressions.BindNumber(tail.Expression, Scope.Of(tail.Expression, lets), "`query`")
            : null;
        var shown = context.Scopes.Shown(declaration);
        if (query is null && shown.Find(LetScopes.QueryName) is { } named)
        {
            context.Lets.Break(named);
        }

        Scope ScopeOf(ExpressionSyntax expression) =>
            new(null, new(expression, ExpressionSite.QueryOf(declaration), true) { Lets = shown }, query as BoundReading) { Lets = shown };

        if (lets.IsInTile)
        {
            _expressions.CheckLets(lets, ScopeOf(new TruthSyntax(declaration.Source, declaration.Name.Span, false)) with { Lets = lets });
        }

        var colors = ClauseChecks.Find(declaration, "color")?.Tail is BlockTailSyntax block ? ColorsOf(block, ScopeOf, ref isRight) : null;
        var clause = ClauseChecks.Find(declaration, "slo")?.Tail as ExpressionTailSyntax;
        var (slo, objective) = clause is null ? (null, null) : BindSlo(clause.Expression, ScopeOf, ref isRight);
        return isRight && query is not null
            ? new(
                declaration.Source,
                declaration.Span,
                declaration.Name.Text,
                query,
                slo,
                slo is null ? null : RedRule.Of(slo),
                clause is null ? null : ExpressionBinder.Written(clause.Expression))
            {
                Objective = objective,
                Colors = colors,
                Summary = TextOf(declaration, "summary"),
                Owner = TextOf(declaration, "owner"),
            }
            : null;
    }

    /// <summary>The text of a clause, or null.</summary>
    public static string? TextOf(DeclarationSyntax declaration, string head) => (ClauseChecks.Find(declaration, head)?.Tail as WordTailSyntax)?.Text;

    private BoundColors? ColorsOf(BlockTailSyntax block, Func<ExpressionSyntax, Scope> scope, ref bool isRight)
    {
        BoundHeld? yellow = null;
        BoundHeld? red = null;
        foreach (var clause in block.Clauses)
        {
            var bound = _held.Bind(clause, scope);
            isRight &= bound is not null;
            (yellow, red) = clause.Row.Head == "yellow" ? (bound, red) : (yellow, bound);
        }

        return new(block.Source, block.Span, yellow, red);
    }

    // A path alone is an slo's name; a condition would compare something.
    private (BoundCondition? Slo, BoundSlo? Objective) BindSlo(ExpressionSyntax expression, Func<ExpressionSyntax, Scope> scope, ref bool isRight)
    {
        if (expression is MetricSyntax { Selector.IsEmpty: true, Path: var path })
        {
            if (index.Has(DeclarationTable.Slo, path.Text))
            {
                var objective = slos.GetValueOrDefault(path.Text);
                isRight &= objective is not null;
                return (null, objective);
            }

            if (NearName.Of(path.Text, index.Names(DeclarationTable.Slo)) is { } near)
            {
                context.Report(DeclarationDiagnostics.UnknownSlo(Place.Of(path), path.Text, near));
                isRight = false;
                return (null, null);
            }
        }

        var slo = _expressions.BindCondition(expression, scope(expression), "`slo`");
        isRight &= slo is not null;
        return (slo, null);
    }
}
