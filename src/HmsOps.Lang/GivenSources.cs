using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Lang;

/// <summary>Finds imports among the files that are compiled, by their paths.</summary>
internal sealed class GivenSources(IReadOnlyList<SourceText> files) : ISourceProvider
{
    /// <inheritdoc/>
    public ImportedSources Find(SourceText importer, string target, DiagnosticBag diagnostics)
    {
        var folder = ImportPath.FolderOf(importer.Path);
        var path = ImportPath.Combine(folder, target);
        var found = files.FirstOrDefault(file => ImportPath.Combine("", file.Path) == path);
        if (found is not null)
        {
            return new([new(found, true)], null);
        }

        var pattern = ImportPath.PatternOf(path);
        var matches = files
            .Where(file => ImportPath.IsRuleFile(file.Path) && pattern.IsMatch(ImportPath.Combine("", file.Path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => new ImportedSource(file, false))
            .ToList();
        return matches.Count > 0
            ? new([.. matches], null)
            : new([], ImportPath.Near(target, made => EntriesOf(ImportPath.Combine(folder, made), importer)));
    }

    private IEnumerable<string> EntriesOf(string folder, SourceText importer) => files
        .Where(file => file != importer)
        .Select(file => ImportPath.Combine("", file.Path))
        .Where(path => folder.Length == 0 || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal))
        .Select(path => path[(folder.Length == 0 ? 0 : folder.TrimEnd('/').Length + 1)..].Split('/')[0])
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);
}
