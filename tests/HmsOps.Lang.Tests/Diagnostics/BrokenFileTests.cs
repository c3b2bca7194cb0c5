using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Diagnostics;

/// <summary>Files as people break them (<c>tests/cases/broken/NAME/main.*</c>): beside each stands what it is answered with, and what of it is bound nevertheless.</summary>
public sealed class BrokenFileTests
{
    private static readonly string Folder = Path.Combine(CaseFiles.Root, "tests", "cases", "broken");

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(Folder, "main.*", SearchOption.AllDirectories)
            .Where(file => SyntaxReader.Extensions.Contains(Path.GetExtension(file)))
            .Select(file => Path.GetRelativePath(Folder, file))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_answer_names_the_mistake_and_the_remedy(string file)
    {
        var compilation = Compile(file);
        var bound = compilation.Program.Contacts.Select(contact => $"contact {contact.Name}")
            .Concat(compilation.Program.Alerts.Select(alert => $"alert {alert.Name}"))
            .Concat(compilation.Program.Tiles.Select(tile => $"tile {tile.Name}"));
        var actual = $"{string.Join('\n', compilation.Diagnostics.Select(diagnostic => DiagnosticText.RenderWithSource(diagnostic)))}\n\nbound: {string.Join(", ", bound)}\n";
        var golden = Path.Combine(Folder, file + ".txt");
        if (Environment.GetEnvironmentVariable("HMSOPS_ACCEPT") == "1")
        {
            File.WriteAllText(golden, actual);
        }

        Assert.Equal(File.ReadAllText(golden), actual);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void One_mistake_is_one_diagnostic(string file) => Assert.Single(Compile(file).Diagnostics);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_fix_mends_the_file(string file)
    {
        foreach (var diagnostic in Compile(file).Diagnostics)
        {
            foreach (var fix in diagnostic.Fixes)
            {
                var text = fix.ApplyTo(diagnostic.Source.Text);
                var after = RuleCompiler.Compile([new SourceText(diagnostic.Source.Path, text)], CompilationEnvironment.Default, "case", lint: LintOptions.Default).Diagnostics;
                Assert.True(after.All(other => other.Severity != DiagnosticSeverity.Error && other.Code != diagnostic.Code), $"{fix.Title}:\n{text}\n{string.Join('\n', after.Select(DiagnosticText.Render))}");
            }
        }
    }

    private static Compilation Compile(string file) => RuleCompiler.Compile(
        [new SourceText(Path.GetFileName(file), File.ReadAllText(Path.Combine(Folder, file)))], CompilationEnvironment.Default, "case", lint: LintOptions.Default);
}
