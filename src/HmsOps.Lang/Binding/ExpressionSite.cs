using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>A place of a declaration where an expression stands.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Query">In a tile, but in its query: the single reading that the tile shows, or null.</param>
/// <param name="IsSlo">True in a tile, but in its query: there a bare reading may stand.</param>
internal sealed record ExpressionSite(ExpressionSyntax Expression, MetricSyntax? Query, bool IsSlo)
{
    /// <value>The names that can be seen from here.</value>
    public LetScope Lets { get; init; } = LetScope.Empty;

    /// <value>True for what a <c>let</c> names.</value>
    public bool IsLet { get; init; }

    /// <summary>All expressions of the declarations, in the order in which they are written.</summary>
    public static List<ExpressionSite> Of(IEnumerable<DeclarationSyntax> declarations, LetScopes scopes)
    {
        var sites = new List<ExpressionSite>();
        foreach (var declaration in declarations)
        {
            Visit(declaration, scopes, sites);
        }

        return sites;
    }

    /// <summary>The single reading that a tile shows, or null where its query is more than that.</summary>
    public static MetricSyntax? QueryOf(DeclarationSyntax tile) =>
        ClauseChecks.Find(tile, "query")?.Tail is ExpressionTailSyntax tail ? Unwrap(tail.Expression) as MetricSyntax : null;

    /// <summary>An expression without parentheses and windows around it.</summary>
    public static ExpressionSyntax Unwrap(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedSyntax parenthesized => Unwrap(parenthesized.Inner),
        OverSyntax over => Unwrap(over.Operand),
        AgoSyntax ago => Unwrap(ago.Operand),
        _ => expression,
    };

    private static void Visit(DeclarationSyntax declaration, LetScopes scopes, List<ExpressionSite> sites)
    {
        var isTile = declaration.Kind == DeclarationTable.Tile;
        var inside = new ExpressionSite(Nothing(declaration), isTile ? QueryOf(declaration) : null, isTile) { Lets = scopes.Of(declaration), IsLet = declaration.Kind == DeclarationTable.NamedExpression };
        foreach (var clause in declaration.Clauses)
        {
            Visit(
                clause,
                clause.Row.Head == "query" ? inside with { Query = null, IsSlo = false }
                : isTile && clause.Tail is not LetTailSyntax ? inside with { Lets = scopes.Shown(declaration) }
                : inside,
                scopes,
                sites);
        }
    }

    private static void Visit(ClauseSyntax clause, ExpressionSite site, LetScopes scopes, List<ExpressionSite> sites)
    {
        switch (clause.Tail)
        {
            case HeldTailSyntax { Condition: { } condition }:
                sites.Add(site with { Expression = condition });
                break;
            case ExpressionTailSyntax tail:
                sites.Add(site with { Expression = tail.Expression });
                break;
            case LetTailSyntax let:
                sites.Add(site with { Expression = let.Expression, IsLet = true });
                break;
            case ExpectTailSyntax { Subject: ExpectValueSyntax value }:
                sites.Add(site with { Expression = value.Expression });
                break;
            case BlockTailSyntax block:
                foreach (var inner in block.Clauses)
                {
                    Visit(inner, site, scopes, sites);
                }

                break;
            case DeclarationTailSyntax inner:
                Visit(inner.Declaration, scopes, sites);
                break;
            case StepsTailSyntax steps:
                Visit(steps, site, scopes, sites);
                break;
        }
    }

    private static void Visit(StepsTailSyntax steps, ExpressionSite site, LetScopes scopes, List<ExpressionSite> sites)
    {
        var inside = site with { Lets = scopes.Of(steps, site.Lets) };
        foreach (var step in steps.Steps)
        {
            switch (step)
            {
                case WaitUntilStepSyntax wait:
                    sites.Add(inside with { Expression = wait.Condition });
                    break;
                case LetStepSyntax let:
                    sites.Add(inside with { Expression = let.Let.Expression, IsLet = true });
                    break;
                case ParallelStepSyntax parallel:
                    Visit(parallel.Branches, inside, scopes, sites);
                    break;
                case IfStepSyntax branch:
                    sites.Add(inside with { Expression = branch.Condition });
                    Visit(branch.Then, inside, scopes, sites);
                    if (branch.Else is { } otherwise)
                    {
                        Visit(otherwise, inside, scopes, sites);
                    }

                    break;
                case RunStepSyntax { Options: var options }:
                    Visit(options, inside, scopes, sites);
                    break;
                case CallStepSyntax { Options: var options }:
                    Visit(options, inside, scopes, sites);
                    break;
            }
        }
    }

    private static void Visit(IEnumerable<ClauseSyntax> options, ExpressionSite site, LetScopes scopes, List<ExpressionSite> sites)
    {
        foreach (var option in options)
        {
            Visit(option, site, scopes, sites);
        }
    }

    private static TruthSyntax Nothing(DeclarationSyntax declaration) => new(declaration.Source, declaration.Name.Span, false);
}
