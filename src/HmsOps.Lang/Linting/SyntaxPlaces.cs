using HmsOps.Lang.Binding;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Linting;

/// <summary>Finds what was written for a bound node: they have the same span.</summary>
internal sealed class SyntaxPlaces
{
    private readonly Dictionary<(SourceText, TextSpan), DeclarationSyntax> _declarations = [];
    private readonly Dictionary<(SourceText, TextSpan), HeldTailSyntax> _held = [];

    /// <summary>The places of files.</summary>
    public SyntaxPlaces(IEnumerable<CompilationUnitSyntax> units)
    {
        foreach (var declaration in units.SelectMany(unit => unit.Declarations))
        {
            Add(declaration);
        }
    }

    /// <summary>The declaration of a node, or null.</summary>
    public DeclarationSyntax? Declaration(BoundNode node) => _declarations.GetValueOrDefault((node.Source, node.Span));

    /// <summary>A declaration's clause, or null where it has none of the name.</summary>
    public ClauseSyntax? Clause(BoundNode declaration, string head) =>
        Declaration(declaration) is { } syntax ? ClauseChecks.Find(syntax, head) : null;

    /// <summary>A condition with its <c>for</c>, or null.</summary>
    public HeldTailSyntax? Held(BoundHeld held) => _held.GetValueOrDefault((held.Source, held.Span));

    private void Add(DeclarationSyntax declaration)
    {
        _declarations.TryAdd((declaration.Source, declaration.Span), declaration);
        foreach (var clause in declaration.Clauses)
        {
            Add(clause);
        }
    }

    private void Add(ClauseSyntax clause)
    {
        switch (clause.Tail)
        {
            case HeldTailSyntax held:
                _held.TryAdd((held.Source, held.Span), held);
                break;
            case BlockTailSyntax block:
                foreach (var inner in block.Clauses)
                {
                    Add(inner);
                }

                break;
            case DeclarationTailSyntax inner:
                Add(inner.Declaration);
                break;
        }
    }
}
