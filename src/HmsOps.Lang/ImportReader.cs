using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang;

/// <summary>Reads the files of a pack and those that they import; each once, so that cycles are harmless.</summary>
internal sealed class ImportReader(ISourceProvider sources, DiagnosticBag bag)
{
    // Less is read sooner than other threads begin.
    private const int MuchText = 65_536;

    private readonly Dictionary<SourceText, List<SourceText>> _imports = [];
    private readonly HashSet<SourceText> _seen = [];
    private readonly Queue<ImportedSource> _pending = [];

    /// <summary>The trees: of the files given in their order, then of imported ones in the order in which they are found.</summary>
    public ImmutableArray<CompilationUnitSyntax> Read(IEnumerable<ImportedSource> files)
    {
        foreach (var file in files)
        {
            Enqueue(file);
        }

        var given = Given();
        var units = ImmutableArray.CreateBuilder<CompilationUnitSyntax>();
        while (_pending.TryDequeue(out var file))
        {
            var unit = units.Count < given.Length ? Taken(given[units.Count]) : SyntaxReader.Parse(file.Source, bag, file.IsNamed);
            units.Add(unit);
            foreach (var import in unit.Declarations.Where(declaration => declaration.Kind == DeclarationTable.Import))
            {
                Follow(import);
            }
        }

        return units.ToImmutable();
    }

    // What was given is read on all cores, each file with a bag of its own.
    private (CompilationUnitSyntax Unit, DiagnosticBag Bag)[] Given()
    {
        var files = _pending.ToArray();
        var read = new (CompilationUnitSyntax, DiagnosticBag)[files.Length];
        Side.BySide(files.Length, files.Sum(file => (long)file.Source.Text.Length) >= MuchText, at =>
        {
            var own = new DiagnosticBag();
            read[at] = (SyntaxReader.Parse(files[at].Source, own, files[at].IsNamed), own);
        });
        return read;
    }

    private CompilationUnitSyntax Taken((CompilationUnitSyntax Unit, DiagnosticBag Bag) read)
    {
        bag.AddAll(read.Bag);
        return read.Unit;
    }

    /// <value>True where an import found nothing.</value>
    public bool IsMissingFiles { get; private set; }

    /// <summary>The files that a file imports itself.</summary>
    public IEnumerable<SourceText> ImportsOf(SourceText file) => _imports.GetValueOrDefault(file) ?? [];

    private void Follow(DeclarationSyntax import)
    {
        var found = sources.Find(import.Source, import.Name.Text, bag);
        if (found.Files.IsEmpty)
        {
            IsMissingFiles = true;
            bag.Add(DeclarationDiagnostics.ImportNotFound(Place.Of(import.Name), import.Name.Text, found.Near));
            return;
        }

        foreach (var file in found.Files.Where(file => file.Source != import.Source))
        {
            if (!_imports.TryGetValue(import.Source, out var own))
            {
                _imports.Add(import.Source, own = []);
            }

            own.Add(file.Source);
            Enqueue(file);
        }
    }

    private void Enqueue(ImportedSource file)
    {
        if (_seen.Add(file.Source))
        {
            _pending.Enqueue(file);
        }
    }
}
