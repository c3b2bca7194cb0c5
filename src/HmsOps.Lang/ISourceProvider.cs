using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Lang;

/// <summary>Finds the files that an import names, so that the compiler itself opens none.</summary>
public interface ISourceProvider
{
    /// <summary>The files of an import; a file that was found before, or was given, is the same <see cref="SourceText"/>.</summary>
    /// <param name="importer">The file with the import.</param>
    /// <param name="target">A file, a folder or a pattern, relative to <paramref name="importer"/>.</param>
    /// <param name="diagnostics">Takes what is found wrong in decoding a file.</param>
    ImportedSources Find(SourceText importer, string target, DiagnosticBag diagnostics);
}

/// <summary>What an import finds.</summary>
/// <param name="Files">In order of path; empty where there is nothing.</param>
/// <param name="Near">Where there is nothing: what was probably meant, relative to the importing file; or null.</param>
public sealed record ImportedSources(ImmutableArray<ImportedSource> Files, string? Near);

/// <summary>An imported file.</summary>
/// <param name="Source">Its text.</param>
/// <param name="IsNamed">False where it was found in a folder or by a pattern: YAML without declarations is then no rule file.</param>
public sealed record ImportedSource(SourceText Source, bool IsNamed);
