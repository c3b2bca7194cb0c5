using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Linting;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Tests.Binding;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Diagnostics;

/// <summary>Cases whose first lines may set levels: <c>lint HMS4001 error</c>; the rest is the files of both spellings.</summary>
public sealed class SuppressionCaseTests
{
    private const string Setting = "lint ";

    public static TheoryData<Case> Cases => CaseFiles.Of("suppression");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Lint_is_told_as_levels_and_comments_say(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        CaseFiles.Check(@case, string.Concat(Answers(@case).Select(answer => Compiled.Render(answer))));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_spellings_get_the_same_answer(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var answers = Answers(@case).Select(answer => string.Join('\n', answer.Select(d => $"{d.Code} {d.Severity} {d.Message}"))).ToArray();
        Assert.Equal(2, answers.Length);
        Assert.Equal(answers[0], answers[1]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_fix_removes_its_diagnostic(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var (options, files) = Read(@case);
        foreach (var file in files)
        {
            var before = Compile(options, file);
            foreach (var diagnostic in before)
            {
                foreach (var fix in diagnostic.Fixes)
                {
                    var after = Compile(options, new SourceText(file.Path, fix.ApplyTo(file.Text)));
                    Assert.DoesNotContain(after, other => other.Code == diagnostic.Code && other.Message == diagnostic.Message);
                    Assert.True(after.Length < before.Length || after.Any(other => other.Code == "HMS4092"), Compiled.Render(after));
                }
            }
        }
    }

    private static IEnumerable<ImmutableArray<Diagnostic>> Answers(Case @case)
    {
        var (options, files) = Read(@case);
        return files.Select(file => Compile(options, file));
    }

    private static ImmutableArray<Diagnostic> Compile(LintOptions options, SourceText file) =>
        RuleCompiler.Compile([file], CompilationEnvironment.Default, "case", lint: options).Diagnostics;

    private static (LintOptions Options, List<SourceText> Files) Read(Case @case)
    {
        var lines = @case.Input.Split('\n');
        var settings = lines.TakeWhile(line => line.StartsWith(Setting, StringComparison.Ordinal)).ToArray();
        var options = settings
            .Select(line => line.Split(' '))
            .Aggregate(LintTable.AllOff, (options, words) => options.With(words[1], Enum.Parse<LintLevel>(words[2], ignoreCase: true)));
        return (options, Compiled.Files(string.Join('\n', lines[settings.Length..])));
    }
}
