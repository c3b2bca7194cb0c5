using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>dashboard</c> declarations, whose tiles are bound already.</summary>
internal static class DashboardBinder
{
    /// <summary>The dashboard with those of its tiles that are right.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="tiles">The pack's tiles by their declarations.</param>
    public static BoundDashboard Bind(DeclarationSyntax declaration, IReadOnlyDictionary<DeclarationSyntax, BoundTile> tiles) => new(
        declaration.Source,
        declaration.Span,
        declaration.Name.Text,
        [
            .. declaration.Clauses
                .Select(clause => clause.Tail is DeclarationTailSyntax inner ? tiles.GetValueOrDefault(inner.Declaration) : null)
                .OfType<BoundTile>(),
        ],
        TileBinder.TextOf(declaration, "summary"),
        TileBinder.TextOf(declaration, "owner"));
}
