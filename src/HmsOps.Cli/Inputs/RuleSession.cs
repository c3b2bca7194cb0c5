using System.Collections.Immutable;
using HmsOps.Lang;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;

namespace HmsOps.Cli.Inputs;

/// <summary>Finds and compiles the packs of a verb's paths, and shows their diagnostics.</summary>
internal sealed class RuleSession
{
    private readonly CliContext _context;

    private RuleSession(CliContext context, ImmutableArray<CompiledInput> packs, bool hasErrors)
    {
        _context = context;
        Packs = packs;
        HasErrors = hasErrors;
    }

    /// <summary>The packs, in order.</summary>
    public ImmutableArray<CompiledInput> Packs { get; }

    /// <value>True where a diagnostic is an error.</value>
    public bool HasErrors { get; }

    /// <summary>Compiles the packs of these paths and prints every diagnostic.</summary>
    public static RuleSession Open(CliContext context, IReadOnlyList<string> paths, CompilationEnvironment environment) =>
        Open(context, environment, bag => new PackLocator(context, bag).Find(paths));

    /// <summary>Compiles the one pack of these paths and prints every diagnostic.</summary>
    public static RuleSession OpenOne(CliContext context, IReadOnlyList<string> paths, CompilationEnvironment environment) =>
        Open(context, environment, bag => [new PackLocator(context, bag).FindOne(paths)]);

    /// <summary>The one compiled pack.</summary>
    public CompiledInput Single() => Packs[0];

    /// <summary>Says how much was looked at and what was found.</summary>
    public void Summarise()
    {
        var files = Packs.Sum(pack => pack.Input.Files.Length);
        var errors = Packs.Sum(pack => pack.Diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var warnings = Packs.Sum(pack => pack.Diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning));
        _context.Error.WriteLine(
            $"{Words.Count(Packs.Length, "pack")}, {Words.Count(files, "file")}: {Words.Count(errors, "error")}, {Words.Count(warnings, "warning")}");
    }

    private static RuleSession Open(CliContext context, CompilationEnvironment environment, Func<DiagnosticBag, ImmutableArray<PackInput>> find)
    {
        var reading = new DiagnosticBag();
        var inputs = find(reading);
        var unread = reading.ToSorted();
        var packs = ImmutableArray.CreateBuilder<CompiledInput>(inputs.Length);
        foreach (var input in inputs)
        {
            var sources = input.Sources;
            var compilation = RuleCompiler.Compile(sources, environment, input.Name);
            ImmutableArray<Diagnostic> diagnostics =
                [.. unread.Where(diagnostic => sources.Contains(diagnostic.Source)), .. compilation.Diagnostics];
            foreach (var diagnostic in diagnostics)
            {
                context.Out.WriteLine(context.IsTerminal ? DiagnosticText.RenderInColor(diagnostic) : DiagnosticText.Render(diagnostic));
            }

            packs.Add(new(input, compilation, diagnostics));
        }

        return new(context, packs.ToImmutable(), reading.HasErrors || packs.Any(pack => pack.HasErrors));
    }
}

/// <summary>A pack's files and what the compiler made of them.</summary>
internal sealed record CompiledInput(PackInput Input, Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <value>True where a diagnostic is an error.</value>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
