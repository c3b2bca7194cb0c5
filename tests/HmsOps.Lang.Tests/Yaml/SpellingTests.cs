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
        var tail = row.Example[head.Length..].Trim();
        var name = kind.Name == NameForm.String ? "\"x y\"" : "x";
        var value = row.Tail switch
        {
            TailKind.Steps => "\n- " + tail.Trim('{', '}', ' ').Replace("run ", "run: ", StringComparison.Ordinal),
            TailKind.Text => tail,
            _ => $"'{tail}'",
        };
        var native = TreeText.Read("x.hmsrule", $"{word} {name} {{ {row.Example} }}");
        Assert.Equal(native, TreeText.Read("x.yaml", $"{word}: {name}\n{row.Key}: {value}\n"));
        Assert.DoesNotContain("HMS", native, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_steps_example_is_the_same_in_both_spellings() => Assert.All(DeclarationTable.Steps, row =>
    {
        var native = TreeText.Read("x.hmsrule", $"alert a {{ then {{ {row.Example} }} }}");
        Assert.Equal(native, TreeText.Read("x.yaml", $"alert: a\nthen:\n  - {row.Head}: {row.Example[row.Head.Length..].Trim()}"));
        Assert.DoesNotContain("HMS", native, StringComparison.Ordinal);
    });

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
