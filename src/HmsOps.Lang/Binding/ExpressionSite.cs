using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>A place of a declaration where an expression stands.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Query">In a tile's slo: the single reading that the tile shows, or null.</param>
/// <param name="IsSlo">True in a tile's slo.</param>
internal sealed record ExpressionSite(ExpressionSyntax Expression, MetricSyntax? Query, bool IsSlo)
{
    /// <summary>All expressions of the declarations, in the order in which they are written.</summary>
    public static IEnumerable<ExpressionSite> Of(IEnumerable<DeclarationSyntax> declarations) =>
        from declaration in declarations
        from clause in declaration.Clauses
        let expression = clause.Tail switch
        {
            HeldTailSyntax held => held.Condition,
            ExpressionTailSyntax tail => tail.Expression,
            _ => null,
        }
        where expression is not null
        let isSlo = declaration.Kind == DeclarationTable.Tile && clause.Row.Head == "slo"
        select new ExpressionSite(expression, isSlo ? QueryOf(declaration) : null, isSlo);

    /// <summary>The single reading that a tile shows, or null where its query is more than that.</summary>
    public static MetricSyntax? QueryOf(DeclarationSyntax tile) =>
        tile.Clauses.Select(clause => clause.Row.Head == "query" && clause.Tail is ExpressionTailSyntax tail ? Unwrap(tail.Expression) : null)
            .FirstOrDefault(expression => expression is not null) as MetricSyntax;

    private static ExpressionSyntax Unwrap(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedSyntax parenthesized => Unwrap(parenthesized.Inner),
        OverSyntax over => Unwrap(over.Operand),
        _ => expression,
    };
}
