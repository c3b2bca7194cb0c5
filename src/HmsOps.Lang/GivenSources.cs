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
            : new([], NearName.Of(target, files.Select(file => ImportPath.Relative(folder, ImportPath.Combine("", file.Path)))));
    }
}
