using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>service</c> declarations.</summary>
internal static class ServiceBinder
{
    /// <summary>The service, or null after diagnostics.</summary>
    public static BoundService? Bind(DeclarationSyntax declaration, bool isReadWhole, Action<Diagnostic> report)
    {
        var isRight = ClauseChecks.Check(declaration, isReadWhole, report) & declaration.Clauses.All(clause => clause.Tail is not null);
        var labels = ClauseChecks.Find(declaration, "labels")?.Tail is PairsTailSyntax pairs ? PairBinder.Bind(pairs, report) : [];
        var values = PairBinder.BindAll(declaration.Clauses.Where(clause => clause.Row.IsOpen), report);
        return isRight && labels is { } own && values is { } known
            ? new(
                declaration.Source,
                declaration.Span,
                declaration.Name.Text,
                own,
                known,
                TileBinder.TextOf(declaration, "summary"),
                TileBinder.TextOf(declaration, "owner"))
            : null;
    }
}
