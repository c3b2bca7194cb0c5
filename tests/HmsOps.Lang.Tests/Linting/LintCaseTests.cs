using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Tests.Binding;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Linting;

/// <summary>Cases of the lint rules, each in both spellings.</summary>
public sealed class LintCaseTests
{
    public static TheoryData<Case> Cases => CaseFiles.Of("lint");

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_hardly_meant_is_told_in_its_place(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        CaseFiles.Check(@case, string.Concat(Compiled.Files(@case.Input).Select(file => Compiled.Render(Lint(file)))));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_spellings_get_the_same_answer(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var answers = Compiled.Files(@case.Input)
            .Select(file => string.Join('\n', Lint(file).Select(d => $"{d.Code} {d.Severity} {d.Message}").Order(StringComparer.Ordinal)))
            .ToArray();
        Assert.Equal(2, answers.Length);
        Assert.Equal(answers[0], answers[1]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_fix_removes_its_diagnostic_and_brings_no_error(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        foreach (var file in Compiled.Files(@case.Input))
        {
            var before = Lint(file);
            foreach (var (diagnostic, fix) in before.SelectMany(diagnostic => diagnostic.Fixes.Select(fix => (diagnostic, fix))))
            {
                var text = fix.ApplyTo(file.Text);
                var after = Lint(new SourceText(file.Path, text));
                Assert.True(
                    Count(after, diagnostic.Code) < Count(before, diagnostic.Code) && after.All(d => d.Severity != DiagnosticSeverity.Error || LintOptions.IsLint(d.Code)),
                    $"{fix.Title}:\n{text}\n{Compiled.Render(after)}");
            }
        }
    }

    internal static ImmutableArray<Diagnostic> Lint(params SourceText[] files) =>
        RuleCompiler.Compile(files, CompilationEnvironment.Default, "case", lint: LintOptions.Default).Diagnostics;

    private static int Count(IEnumerable<Diagnostic> diagnostics, string code) => diagnostics.Count(diagnostic => diagnostic.Code == code);
}
