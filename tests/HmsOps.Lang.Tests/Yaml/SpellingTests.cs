using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Tests.Syntax;
using HmsOps.Lang.Text;
using HmsOps.Lang.Yaml;

namespace HmsOps.Lang.Tests.Yaml;

/// <summary>Both spellings of the table's examples give the same tree; the samples are read without a diagnostic.</summary>
public class SpellingTests
{
    public static TheoryData<string, string> Rows()
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

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_rows_example_is_the_same_in_both_spellings(string word, string head)
    {
        var kind = DeclarationTable.Kinds.Single(other => other.Word == word);
        var row = kind.Find(head) ?? throw new InvalidOperationException(head);
        var name = kind.Name == NameForm.String ? "\"x y\"" : "x";
        var native = TreeText.Read("x.hmsrule", row.IsInHead ? row.Example : $"{word} {name} {{ {row.Example} }}");
        Assert.Equal(native, TreeText.Read("x.yaml", row.IsInHead ? row.Yaml : $"{word}: {name}\n{Yaml(row)}\n"));
        Assert.DoesNotContain("HMS", native, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_clause_of_a_block_is_the_same_in_both_spellings()
    {
        foreach (var kind in DeclarationTable.Kinds)
        {
            foreach (var outer in kind.Clauses)
            {
                foreach (var row in outer.Block)
                {
                    var native = TreeText.Read("x.hmsrule", $"{kind.Word} x {{ {outer.Head} {{ {row.Example} }} }}");
                    Assert.Equal(native, TreeText.Read("x.yaml", $"{kind.Word}: x\n{outer.Key}:\n  {Yaml(row).Replace("\n", "\n  ", StringComparison.Ordinal)}\n"));
                    Assert.DoesNotContain("HMS", native, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void Every_steps_example_is_the_same_in_both_spellings() => Assert.All(DeclarationTable.Steps, row =>
    {
        var native = TreeText.Read("x.hmsrule", $"alert a {{ then {{ {row.Example} }} }}");
        Assert.Equal(native, TreeText.Read("x.yaml", $"alert: a\nthen:\n  - {Yaml(row).Replace("\n", "\n    ", StringComparison.Ordinal)}"));
        Assert.DoesNotContain("HMS", native, StringComparison.Ordinal);
    });

    [Fact]
    public void Every_options_example_is_the_same_in_both_spellings() => Assert.All(DeclarationTable.StepOptions, row =>
    {
        foreach (var step in new[] { "run", "call" })
        {
            var native = TreeText.Read("x.hmsrule", $"alert a {{ then {{ {step} x {{ {row.Example} }} }} }}");
            Assert.Equal(native, TreeText.Read("x.yaml", $"alert: a\nthen:\n  - {step}: x\n    {Yaml(row).Replace("\n", "\n    ", StringComparison.Ordinal)}"));
            Assert.DoesNotContain("HMS", native, StringComparison.Ordinal);
        }
    });

    private static string Yaml(ClauseRow row)
    {
        if (row.Yaml.Length > 0)
        {
            return row.Yaml;
        }

        var (key, tail) = row.IsOpen
            ? (row.Example[..row.Example.IndexOf(' ', StringComparison.Ordinal)], row.Example[(row.Example.IndexOf(' ', StringComparison.Ordinal) + 1)..])
            : (row.Key, row.Example[row.Head.Length..].Trim());
        return row.Tail switch
        {
            TailKind.Text => $"{key}: {tail}",
            TailKind.Block => $"{key}: '{tail["if ".Length..]}'",
            _ => $"{key}: '{tail.Replace("'", "''", StringComparison.Ordinal)}'",
        };
    }

    [Fact]
    public void The_samples_are_read()
    {
        var files = Directory.GetFiles(Path.Combine(CaseFiles.Root, "samples", "treasury"), "*", SearchOption.AllDirectories)
            .Where(file => SyntaxReader.Extensions.Contains(Path.GetExtension(file)) && Path.GetFileName(file) != "hmsops.yaml");
        Assert.All(files, file =>
        {
            var bag = new DiagnosticBag();
            var unit = SyntaxReader.Parse(SourceText.FromBytes(file, File.ReadAllBytes(file), bag), bag);
            Assert.Equal("", TreeText.Print(bag));
            Assert.NotEmpty(unit.Declarations);
        });
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Pod\nif: x\n", 0, 0)]
    [InlineData("a: {{ .Values.x }}\n\t b", 0, 0)]
    [InlineData("alert: a\nif: {{ .Values.x }}\n", 1, 1)]
    [InlineData("a: b\n---\ntile: t\nquery: x\n---\njust a text\n", 1, 0)]
    public void A_file_found_in_a_folder_counts_where_a_key_is_ours(string text, int declarations, int diagnostics)
    {
        var bag = new DiagnosticBag();
        var unit = YamlRuleReader.Parse(new SourceText("x.yaml", text), bag, isNamed: false);
        Assert.Equal((declarations, diagnostics), (unit.Declarations.Length, bag.ToSorted().Length));
    }
}
