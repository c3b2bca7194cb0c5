using HmsOps.Lang;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Cli.Inputs;

/// <summary>Finds the imports of one pack on the disk; a file of the pack is itself, any other is read once.</summary>
internal sealed class ImportedFiles : ISourceProvider
{
    private readonly Dictionary<string, RuleFile> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceText, RuleFile> _bySource = [];
    private readonly Dictionary<string, string> _byShown = new(StringComparer.Ordinal);
    private readonly List<RuleFile> _imported = [];

    /// <summary>Knows the files of a pack.</summary>
    public ImportedFiles(PackInput input)
    {
        foreach (var file in input.Files)
        {
            _byPath[file.FullPath] = file;
            _bySource[file.Source] = file;
            _byShown[file.Source.Path] = file.FullPath;
        }
    }

    /// <summary>The files that only an import named, in the order in which they were found.</summary>
    public IReadOnlyList<RuleFile> Imported => _imported;

    /// <summary>The file of a text.</summary>
    public RuleFile Of(SourceText source) => _bySource[source];

    /// <summary>The full path of the file that is shown so.</summary>
    public string PathOf(string shown) => _byShown[shown];

    /// <inheritdoc/>
    public ImportedSources Find(SourceText importer, string target, DiagnosticBag diagnostics)
    {
        var folder = Path.GetDirectoryName(_bySource[importer].FullPath) ?? "/";
        var full = Path.GetFullPath(Path.Combine(folder, target));
        if (File.Exists(full))
        {
            return new([new(Read(full, importer, folder, true, diagnostics), true)], null);
        }

        var root = Directory.Exists(full) ? full : ImportPath.IsPattern(full) ? FixedFolderOf(full) : null;
        if (root is null || !Directory.Exists(root))
        {
            return new([], Near(_bySource[importer].FullPath, target));
        }

        var pattern = ImportPath.PatternOf(full.Replace('\\', '/'));
        var found = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => ImportPath.IsRuleFile(file) && pattern.IsMatch(file.Replace('\\', '/')) && Path.GetFileName(file) != PackLocator.ConfigurationName)
            .Order(StringComparer.Ordinal)
            .Select(file => new ImportedSource(Read(file, importer, folder, false, diagnostics), false))
            .ToList();
        return new([.. found], null);
    }

    private SourceText Read(string full, SourceText importer, string folder, bool isNamed, DiagnosticBag diagnostics)
    {
        if (!_byPath.TryGetValue(full, out var file))
        {
            var bytes = File.ReadAllBytes(full);
            var shown = ImportPath.Combine(ImportPath.FolderOf(importer.Path), Path.GetRelativePath(folder, full).Replace('\\', '/'));
            file = new(full, SourceText.FromBytes(shown, bytes, diagnostics), bytes, isNamed);
            _byPath.Add(full, file);
            _bySource.Add(file.Source, file);
            _byShown[shown] = full;
            _imported.Add(file);
        }

        return file.Source;
    }

    private static string FixedFolderOf(string pattern)
    {
        var end = pattern.AsSpan().IndexOfAny('*', '?');
        return Path.GetDirectoryName(pattern[..end] + "x") ?? "/";
    }

    private static string? Near(string importer, string target) => ImportPath.Near(target, made =>
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(importer) ?? "/", made));
        return Directory.Exists(path)
            ? Directory.EnumerateFileSystemEntries(path)
                .Where(entry => Directory.Exists(entry) || (ImportPath.IsRuleFile(entry) && entry != importer))
                .Select(entry => Path.GetFileName(entry))
                .Order(StringComparer.Ordinal)
            : [];
    });
}
