using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>tile</c> declarations.</summary>
internal sealed class TileBinder(BindingContext context)
{
    private readonly ExpressionBinder _expressions = new(context);

    /// <summary>The tile, or null after diagnostics.</summary>
    public BoundTile? Bind(DeclarationSyntax declaration, bool isReadWhole)
    {
        var isRight = ClauseChecks.Check(declaration, isReadWhole, context.Report);
        var query = ClauseChecks.Find(declaration, "query")?.Tail is ExpressionTailSyntax tail
            ? _expressions.BindNumber(tail.Expression, new(null, new(tail.Expression, null, false), null), "`query`")
            : null;
        var clause = ClauseChecks.Find(declaration, "slo");
        var slo = clause?.Tail is ExpressionTailSyntax sloTail ? BindSlo(declaration, sloTail.Expression, query) : null;
        var isWhole = declaration.Clauses.All(other => other.Tail is not null);
        return isRight && isWhole && query is not null && (clause is null || slo is not null)
            ? new(
                declaration.Source,
                declaration.Span,
                declaration.Name.Text,
                query,
                slo,
                slo is null ? null : RedRule.Of(slo),
                clause?.Tail is ExpressionTailSyntax text ? ExpressionBinder.Written(text.Expression) : null)
            : null;
    }

    private BoundCondition? BindSlo(DeclarationSyntax declaration, ExpressionSyntax expression, BoundNumber? query) =>
        _expressions.BindCondition(
            expression, new(null, new(expression, ExpressionSite.QueryOf(declaration), true), query as BoundReading), "`slo`");
}
