using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Binding;

public sealed class ErrorCaseTests
{
    public static TheoryData<Case> Cases => CaseFiles.Of("errors");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_mistake_is_answered_once_in_its_place(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var diagnostics = Spellings(@case).SelectMany(files => Compiled.Of(files).Diagnostics);
        CaseFiles.Check(@case, Compiled.Render(diagnostics));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_spellings_get_the_same_answer(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var answers = Spellings(@case).Select(files => string.Join('\n', Compiled.Of(files).Diagnostics.Select(d => $"{d.Code} {Placeless(d.Message)}"))).ToArray();
        Assert.True(answers.Length is 1 or 2 && answers.Distinct().Count() == 1, string.Join("\n---\n", answers));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_fix_removes_its_diagnostic(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        foreach (var files in Spellings(@case))
        {
            var before = Compiled.Of(files).Diagnostics;
            foreach (var diagnostic in before)
            {
                foreach (var fix in diagnostic.Fixes)
                {
                    var text = fix.ApplyTo(diagnostic.Source.Text);
                    var after = Compiled.Of([.. files.Select(file => file == diagnostic.Source ? new SourceText(file.Path, text) : file)]).Diagnostics;
                    Assert.True(Rest(after) == Rest(before.Remove(diagnostic)), $"{fix.Title}:\n{text}\n{Compiled.Render(after)}");
                }
            }
        }
    }

    // A case's files without an extension of YAML are one spelling, those with it the other.
    private static IEnumerable<List<SourceText>> Spellings(Case @case) =>
        Compiled.Files(@case.Input)
            .GroupBy(file => file.Path.EndsWith(".yaml", StringComparison.Ordinal))
            .OrderBy(spelling => spelling.Key)
            .Select(spelling => spelling.ToList());

    private static string Rest(IEnumerable<Diagnostic> diagnostics) =>
        string.Join('\n', diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Code).Order(StringComparer.Ordinal));

    private static string Placeless(string message) =>
        System.Text.RegularExpressions.Regex.Replace(message, @"([\w.*-]+)\.(hmsrule|yaml)(:\d+)?", "PLACE");
}
