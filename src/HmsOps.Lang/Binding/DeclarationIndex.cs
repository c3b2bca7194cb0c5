using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>A pack's declarations by kind; each kind is a namespace, in which a name stands once.</summary>
internal sealed class DeclarationIndex
{
    private readonly Dictionary<(string Kind, string Name), DeclarationSyntax> _byName = [];

    /// <summary>Indexes the declarations of the files and reports names that stand twice.</summary>
    public DeclarationIndex(IEnumerable<CompilationUnitSyntax> units, Action<Diagnostic> report)
    {
        All = [.. units.SelectMany(unit => unit.Declarations)];
        foreach (var declaration in All)
        {
            if (!_byName.TryAdd((declaration.Kind.Word, declaration.Name.Text), declaration))
            {
                var first = _byName[(declaration.Kind.Word, declaration.Name.Text)];
                report(NameDiagnostics.DuplicateName(Place.Of(declaration.Name), declaration.Kind.Word, declaration.Name.Text, Place.Of(first.Name)));
            }
        }
    }

    /// <summary>All declarations, in the order of the files.</summary>
    public ImmutableArray<DeclarationSyntax> All { get; }

    /// <summary>Those of a kind, in the order of the files; of equal names all.</summary>
    public IEnumerable<DeclarationSyntax> Of(DeclarationKind kind) => All.Where(declaration => declaration.Kind == kind);

    /// <summary>True for a declaration that is the first of its name.</summary>
    public bool IsFirst(DeclarationSyntax declaration) => ReferenceEquals(_byName[(declaration.Kind.Word, declaration.Name.Text)], declaration);

    /// <summary>True where there is a declaration of this name.</summary>
    public bool Has(DeclarationKind kind, string name) => _byName.ContainsKey((kind.Word, name));

    /// <summary>The names of a kind, in the order of the files.</summary>
    public IEnumerable<string> Names(DeclarationKind kind) => Of(kind).Select(declaration => declaration.Name.Text);
}
