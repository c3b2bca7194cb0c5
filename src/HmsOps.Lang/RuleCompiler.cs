using System.Collections.Immutable;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Diagnostics.Suppression;
using HmsOps.Lang.Linting;
using HmsOps.Lang.Lowering;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang;

/// <summary>Compiles a pack's rule files as far as the plan.</summary>
public static class RuleCompiler
{
    /// <summary>Parses, binds and lowers the files of one pack; what is wrong is in the result's diagnostics, never an exception.</summary>
    /// <param name="files">Rule files of either spelling, by extension.</param>
    /// <param name="environment">Verbs and notifiers.</param>
    /// <param name="packName">The pack's name.</param>
    /// <param name="sourcePath">Maps a file's path to the one that the plan names; or null to keep it.</param>
    /// <param name="isNamed">False for a file that was found in a folder: YAML that is not ours is then passed over; or null where all were named.</param>
    /// <param name="lint">Levels of lint; or null: then no rule looks.</param>
    /// <param name="sources">Finds imported files; or null: among those given.</param>
    public static Compilation Compile(
        IReadOnlyList<SourceText> files,
        CompilationEnvironment environment,
        string packName,
        Func<string, string>? sourcePath = null,
        Func<SourceText, bool>? isNamed = null,
        LintOptions? lint = null,
        ISourceProvider? sources = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var bag = new DiagnosticBag();
        var imports = new ImportReader(sources ?? new GivenSources(files), bag);
        var units = imports.Read(files.Select(file => new ImportedSource(file, isNamed?.Invoke(file) ?? true)));
        return Compile(units, bag, environment, packName, sourcePath, lint ?? LintTable.AllOff, imports.ImportsOf, imports.IsMissingFiles);
    }

    /// <summary>Binds and lowers trees that were read before; what was found in reading them is in the bag.</summary>
    internal static Compilation Compile(
        ImmutableArray<CompilationUnitSyntax> units,
        DiagnosticBag bag,
        CompilationEnvironment environment,
        string packName,
        Func<string, string>? sourcePath,
        LintOptions lint,
        Func<SourceText, IEnumerable<SourceText>>? importsOf = null,
        bool isMissingFiles = false)
    {
        units = PackLimits.Cut(units, bag.Add);
        bag.Filter = lint.Apply;
        var suppressions = new SuppressionTable(units, lint, bag.Add);
        bag.Filter = suppressions.Judge;
        var program = Binder.Bind(units, environment, UnreadPlaces.Of(bag).IsReadWhole, bag.Add, importsOf, isMissingFiles);
        if (!bag.HasErrors)
        {
            Linter.Run(program, units, environment, lint, bag.Add);
            suppressions.ReportUnused(bag.Add);
        }

        var diagnostics = WithContext(bag.ToSorted(), units);
        return bag.HasErrors
            ? new(units, program, diagnostics)
            : new(units, program, diagnostics) { Lowered = new(() => Lowered.Of(program, units, packName, sourcePath)) };
    }

    private static ImmutableArray<Diagnostic> WithContext(ImmutableArray<Diagnostic> diagnostics, ImmutableArray<CompilationUnitSyntax> units)
    {
        if (diagnostics.IsEmpty)
        {
            return diagnostics;
        }

        var unitOf = new Dictionary<SourceText, CompilationUnitSyntax>();
        foreach (var unit in units)
        {
            unitOf.TryAdd(unit.Source, unit);
        }

        return
        [
            .. diagnostics.Select(diagnostic => unitOf.TryGetValue(diagnostic.Source, out var unit)
                ? diagnostic with { Context = DiagnosticContext.Of(unit, diagnostic.Span) }
                : diagnostic),
        ];
    }
}
