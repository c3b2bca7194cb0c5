using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Reference;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Tests.Binding;
using HmsOps.Lang.Tests.Syntax;

namespace HmsOps.Lang.Tests.Reference;

/// <summary>The examples that the reference prints are read, in both spellings, and expressions compile.</summary>
public sealed class TableExampleTests
{
    public static TheoryData<string> Expressions => [.. FunctionTable.Rows.Select(row => row.Example), .. Precedence.Levels.Select(level => level.Example)];

    public static TheoryData<string, string> Clauses
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var kind in DeclarationTable.Kinds)
            {
                foreach (var row in kind.Clauses)
                {
                    rows.Add(kind.Word, row.Head);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Expressions))]
    public void An_expression_of_the_reference_compiles(string expression)
    {
        var errors = Compiled.Of($"alert x {{ by region; if {expression}; then {{ notify a@b.c }} }}").Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error);
        Assert.Equal("", Compiled.Render(errors));
    }

    [Theory]
    [MemberData(nameof(Clauses))]
    public void The_yaml_that_the_reference_prints_says_what_the_native_clause_says(string word, string head)
    {
        var kind = DeclarationTable.Kinds.Single(other => other.Word == word);
        var row = kind.Clauses.Single(other => other.Head == head);
        var name = kind.Name == NameForm.String ? "\"x y\"" : "x";
        var native = row.IsInHead ? row.Example : $"{word} {name} {{ {row.Example} }}";
        var yaml = row.IsInHead ? YamlExample.Of(row) : $"{word}: {name}\n{YamlExample.Of(row)}";
        Assert.Equal(TreeText.Read("x.hmsrule", native), TreeText.Read("x.yaml", yaml + "\n"));
        Assert.DoesNotContain("HMS", TreeText.Read("x.hmsrule", native), StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_and_options_too()
    {
        foreach (var row in DeclarationTable.Steps)
        {
            Same($"alert a {{ then {{ {row.Example} }} }}", $"alert: a\nthen:\n  - {Indented(row, 4)}\n");
        }

        foreach (var row in DeclarationTable.StepOptions)
        {
            Same($"alert a {{ then {{ run x {{ {row.Example} }} }} }}", $"alert: a\nthen:\n  - run: x\n    {Indented(row, 4)}\n");
        }
    }

    private static void Same(string native, string yaml) => Assert.Equal(TreeText.Read("x.hmsrule", native), TreeText.Read("x.yaml", yaml));

    private static string Indented(ClauseRow row, int blanks) =>
        YamlExample.Of(row).Replace("\n", "\n" + new string(' ', blanks), StringComparison.Ordinal);
}
