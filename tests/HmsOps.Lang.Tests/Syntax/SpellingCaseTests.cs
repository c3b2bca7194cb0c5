using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Syntax;

/// <summary>Cases in both spellings, parted by a line <c>~~~</c>: both give the same tree and the same comments, without a diagnostic.</summary>
public class SpellingCaseTests
{
    public static TheoryData<Case> Cases => CaseFiles.Of("spellings");

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Both_spellings_give_one_tree(Case @case)
    {
        var native = Print("x.hmsrule", @case.Input.Split("\n~~~\n")[0]);
        var yaml = Print("x.yaml", @case.Input.Split("\n~~~\n")[1]);
        Assert.DoesNotContain("HMS", native, StringComparison.Ordinal);
        Assert.Equal(native, yaml);
        CaseFiles.Check(@case, native);
    }

    [Fact]
    public void Every_kind_clause_step_and_option_has_a_case()
    {
        var nodes = Directory.GetFiles(Path.Combine(CaseFiles.Root, "tests", "cases", "spellings"), "*.cases").SelectMany(CaseFiles.Read)
            .SelectMany(@case => SyntaxNodes.All(Parse("x.hmsrule", @case.Input.Split("\n~~~\n")[0]))).ToArray();
        var clauses = nodes.OfType<DeclarationSyntax>().SelectMany(declaration => declaration.Clauses.Select(clause => (declaration.Kind.Word, clause.Row.Head))).ToHashSet();
        var blocks = nodes.OfType<ClauseSyntax>().Select(clause => clause.Row.Head).ToHashSet(StringComparer.Ordinal);
        var steps = nodes.OfType<StepSyntax>().Select(step => step.Source.TextOf(step.KeywordSpan)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(DeclarationTable.Kinds.Select(kind => kind.Word).Except(nodes.OfType<DeclarationSyntax>().Select(declaration => declaration.Kind.Word)));
        Assert.Empty(DeclarationTable.Kinds.SelectMany(kind => kind.Clauses.Select(row => (kind.Word, row.Head))).Except(clauses));
        Assert.Empty(DeclarationTable.Kinds.SelectMany(kind => kind.Clauses).SelectMany(row => row.Block).Concat(DeclarationTable.StepOptions).Select(row => row.Head).Except(blocks));
        Assert.Empty(DeclarationTable.Steps.Select(row => row.Head).Except(steps));
    }

    private static CompilationUnitSyntax Parse(string path, string text) => SyntaxReader.Parse(new SourceText(path, text), new DiagnosticBag());

    private static string Print(string path, string text)
    {
        var unit = Parse(path, text);
        Assert.All(unit.Comments, comment => Assert.StartsWith("#", comment.SourceTextOf(), StringComparison.Ordinal));
        var comments = string.Concat(unit.Comments.Select(comment => $"\n# {comment.Text}"));
        return $"{TreeText.Read(path, text)}\n{comments}".Trim('\n');
    }
}
