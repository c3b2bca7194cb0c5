using System.Collections.Frozen;
using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>A pack's declarations by kind; each kind is a namespace, in which a name stands once, and some kinds share one.</summary>
internal sealed class DeclarationIndex
{
    /// <value>What an slo's alerts are called behind its name.</value>
    public static readonly ImmutableArray<string> SloAlerts = ["page", "ticket"];

    // Kinds of which one name may stand in several files: a `let` is its file's own, an import is idempotent.
    private static readonly FrozenSet<string> Free = FrozenSet.ToFrozenSet(["let", "import", "language"]);

    private static readonly FrozenDictionary<string, string> Shared = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["metric"] = "value",
        ["service"] = "value",
        ["slo"] = "value",
        ["let"] = "value",
        ["probe"] = "probe",
        ["synthetic"] = "probe",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<(string Kind, string Name), DeclarationSyntax> _byName = [];
    private readonly ILookup<string, DeclarationSyntax> _byKind;

    /// <summary>Indexes the declarations of the files and reports names that stand twice.</summary>
    public DeclarationIndex(IEnumerable<CompilationUnitSyntax> units, Action<Diagnostic> report)
    {
        All = [.. units.SelectMany(unit => unit.Declarations).SelectMany(WithInner)];
        _byKind = All.ToLookup(declaration => declaration.Kind.Word, StringComparer.Ordinal);
        var shared = new Dictionary<(string Space, string Name), DeclarationSyntax>();
        foreach (var declaration in All)
        {
            var (kind, name) = (declaration.Kind.Word, declaration.Name.Text);
            if (!_byName.TryAdd((kind, name), declaration))
            {
                if (!Free.Contains(kind))
                {
                    report(NameDiagnostics.DuplicateName(Place.Of(declaration.Name), kind, name, Place.Of(_byName[(kind, name)].Name)));
                }
            }
            else if (Shared.TryGetValue(kind, out var space) && !shared.TryAdd((space, name), declaration))
            {
                var first = shared[(space, name)];
                report(DeclarationDiagnostics.NameTaken(Place.Of(declaration.Name), kind, name, first.Kind.Word, Place.Of(first.Name)));
            }
        }
    }

    /// <summary>All declarations, in the order of the files; a dashboard's tiles behind it.</summary>
    public ImmutableArray<DeclarationSyntax> All { get; }

    /// <summary>The names of all alerts, those that slos give too.</summary>
    public IEnumerable<string> AlertNames =>
        Names(DeclarationTable.Alert).Concat(Names(DeclarationTable.Slo).SelectMany(slo => SloAlerts.Select(alert => $"{slo}.{alert}")));

    /// <summary>Those of a kind, in the order of the files; of equal names all.</summary>
    public IEnumerable<DeclarationSyntax> Of(DeclarationKind kind) => _byKind[kind.Word];

    /// <summary>True for a declaration that is the first of its name, or of a kind whose names are free.</summary>
    public bool IsFirst(DeclarationSyntax declaration) =>
        Free.Contains(declaration.Kind.Word) || ReferenceEquals(_byName[(declaration.Kind.Word, declaration.Name.Text)], declaration);

    /// <summary>True where there is a declaration of this name.</summary>
    public bool Has(DeclarationKind kind, string name) => _byName.ContainsKey((kind.Word, name));

    /// <summary>The first declaration of a name, or null.</summary>
    public DeclarationSyntax? Find(DeclarationKind kind, string name) => _byName.GetValueOrDefault((kind.Word, name));

    /// <summary>True where there is an alert of this name, or an slo that gives it.</summary>
    public bool HasAlert(string name)
    {
        var dot = name.LastIndexOf('.');
        return Has(DeclarationTable.Alert, name)
            || (dot > 0 && SloAlerts.Contains(name[(dot + 1)..], StringComparer.Ordinal) && Has(DeclarationTable.Slo, name[..dot]));
    }

    /// <summary>The names of a kind, in the order of the files.</summary>
    public IEnumerable<string> Names(DeclarationKind kind) => Of(kind).Select(declaration => declaration.Name.Text);

    private static IEnumerable<DeclarationSyntax> WithInner(DeclarationSyntax declaration) => declaration.Clauses
        .Select(clause => clause.Tail).OfType<DeclarationTailSyntax>().Select(inner => inner.Declaration).Prepend(declaration);
}
