using System.Collections.Immutable;
using HmsOps.Cli.Reporting;
using HmsOps.Engine.Packs;
using HmsOps.Lang;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Emit;
using HmsOps.Lang.Symbols;

namespace HmsOps.Cli.Inputs;

/// <summary>Finds and compiles the packs of a verb's paths, and shows their diagnostics.</summary>
internal sealed class RuleSession
{
    private readonly CliContext _context;

    private RuleSession(CliContext context, ImmutableArray<CompiledInput> packs)
    {
        _context = context;
        Packs = packs;
    }

    /// <summary>The packs, in order.</summary>
    public ImmutableArray<CompiledInput> Packs { get; }

    /// <value>True where a diagnostic is an error.</value>
    public bool HasErrors => Packs.Any(pack => pack.HasErrors);

    /// <summary>Compiles the packs of these paths and writes every diagnostic.</summary>
    public static RuleSession Open(
        CliContext context, IReadOnlyList<string> paths, Surroundings surroundings, ReportFormat format = ReportFormat.Text, Demand demand = Demand.Check)
    {
        var reading = new DiagnosticBag();
        return Open(context, paths, surroundings, format, demand, reading, new PackLocator(context, reading).Find(paths));
    }

    /// <summary>Compiles the one pack of these paths and writes every diagnostic.</summary>
    public static RuleSession OpenOne(
        CliContext context, IReadOnlyList<string> paths, Surroundings surroundings, ReportFormat format = ReportFormat.Text, Demand demand = Demand.Check)
    {
        var reading = new DiagnosticBag();
        return Open(context, paths, surroundings, format, demand, reading, [new PackLocator(context, reading).FindOne(paths)]);
    }

    /// <summary>Says how much was looked at and what was found.</summary>
    public void Summarise()
    {
        var report = Report();
        _context.Error.WriteLine(
            $"{Words.Count(report.Packs, "pack")}, {Words.Count(report.Files, "file")}: "
            + $"{Words.Count(report.CountOf(DiagnosticSeverity.Error), "error")}, {Words.Count(report.CountOf(DiagnosticSeverity.Warning), "warning")}");
    }

    private DiagnosticReport Report() =>
        new(Packs.Length, Packs.Sum(pack => pack.Input.Files.Length), [.. Packs.SelectMany(pack => pack.Diagnostics)]);

    private static RuleSession Open(
        CliContext context,
        IReadOnlyList<string> paths,
        Surroundings surroundings,
        ReportFormat format,
        Demand demand,
        DiagnosticBag reading,
        ImmutableArray<PackInput> inputs)
    {
        var unread = reading.ToSorted();
        ImmutableArray<CompiledInput> packs =
        [
            .. inputs
                .Select(input => Compile(input, surroundings.EnvironmentOf(input.Home), surroundings.LintOf(input.Home), demand, unread))
                .Where(pack => !pack.Input.Files.IsEmpty),
        ];
        if (packs.IsEmpty)
        {
            throw new ToolException($"{string.Join(' ', paths)}: there are no rules here: no .hmsrule file, and no YAML file with declarations");
        }

        var session = new RuleSession(context, packs);
        ReportWriter.Write(context.Out, session.Report(), format, context.IsTerminal);
        return session;
    }

    private static CompiledInput Compile(PackInput input, CompilationEnvironment environment, LintOptions lint, Demand demand, ImmutableArray<Diagnostic> unread)
    {
        var reading = new ImportedFiles(input);
        var compilation = RuleCompiler.Compile(
            [.. input.Files.Select(file => file.Source)],
            environment,
            CompiledInput.DefaultName,
            path => CompiledInput.NameOf(input.Root, reading.PathOf(path)),
            source => reading.Of(source).IsNamed,
            demand == Demand.Explain ? null : lint,
            reading);
        input = input with { Files = [.. input.Files, .. reading.Imported] };
        var own = input.Files.Select(file => file.Source).ToHashSet();
        ImmutableArray<Diagnostic> diagnostics =
        [
            .. unread.Where(diagnostic => own.Contains(diagnostic.Source)),
            .. compilation.Diagnostics,
            .. demand switch
            {
                Demand.Replay => compilation.Runnable.LeftOut,
                Demand.Run => compilation.NotRunnable,
                _ => [],
            },
        ];
        var told = diagnostics.Select(diagnostic => diagnostic.Source).ToHashSet();
        var declaring = compilation.Units.Where(unit => !unit.Declarations.IsEmpty).Select(unit => unit.Source).ToHashSet();
        ImmutableArray<RuleFile> rules =
            [.. input.Files.Where(file => file.IsNamed || declaring.Contains(file.Source) || told.Contains(file.Source))];
        return new(input with { Files = rules }, compilation, diagnostics);
    }
}

/// <summary>A pack's files and what the compiler made of them.</summary>
internal sealed record CompiledInput(PackInput Input, Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <value>The name of a pack that was not given one: not its folder's, or a copy of the folder would give other bytes.</value>
    public const string DefaultName = "rules";

    /// <value>The version of a pack that was not given one.</value>
    public const string DefaultVersion = "0.0.0";

    /// <value>True where a diagnostic is an error.</value>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>A file's name inside the pack; what was imported from above its root lies in folders named <c>_up</c>.</summary>
    public static string NameOf(string root, string path) =>
        string.Join('/', PackBuilder.NameOf(root, path).Split('/').Select(part => part == ".." ? "_up" : part));

    /// <summary>The bytes of the pack.</summary>
    public byte[] Build(string name, string version) => PackBuilder.Build(Plan with { Name = name }, version, Sources);

    /// <summary>The pack, ready to be evaluated.</summary>
    public LoadedPack Load() => PackBuilder.Load(Plan, DefaultVersion, Sources);

    private Engine.Plan.PackPlan Plan =>
        Compilation.Runnable.Plan ?? throw new InvalidOperationException("a pack with errors has no plan");

    private IEnumerable<PackEntry> Sources =>
        Input.Files.Select(file => new PackEntry(NameOf(Input.Root, file.FullPath), file.Bytes));
}
