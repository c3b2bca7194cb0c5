using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Lowering;

/// <summary>Where clauses of bound declarations stand.</summary>
internal sealed class ClausePlaces
{
    private readonly Dictionary<(SourceText Source, TextSpan Span), DeclarationSyntax> _declarations = [];

    public ClausePlaces(IEnumerable<CompilationUnitSyntax> units)
    {
        foreach (var declaration in units.SelectMany(unit => unit.Declarations))
        {
            Add(declaration);
        }
    }

    /// <summary>The word of a clause; without it, of the declaration.</summary>
    public Place Clause(BoundNode declaration, string head) =>
        _declarations.TryGetValue((declaration.Source, declaration.Span), out var syntax) && ClauseChecks.Find(syntax, head) is { } clause
            ? new(clause.Source, clause.KeywordSpan)
            : Kind(declaration);

    /// <summary>The word that begins a declaration.</summary>
    public Place Kind(BoundNode declaration) => _declarations.TryGetValue((declaration.Source, declaration.Span), out var syntax)
        ? new(syntax.Source, syntax.KindSpan)
        : Place.Of(declaration);

    private void Add(DeclarationSyntax declaration)
    {
        _declarations.TryAdd((declaration.Source, declaration.Span), declaration);
        foreach (var inner in declaration.Clauses.Select(clause => clause.Tail).OfType<DeclarationTailSyntax>())
        {
            Add(inner.Declaration);
        }
    }
}
