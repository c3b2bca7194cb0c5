using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Linting;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Linting;

/// <summary>Every lint rule has a rationale, a page that says the same, a line in the reference, and a case in both spellings.</summary>
public sealed class LintTableTests
{
    private static readonly string[] Expected =
    [
        .. Directory.EnumerateFiles(Path.Combine(CaseFiles.Root, "tests", "cases", "lint"), "*.cases").SelectMany(CaseFiles.Read).SelectMany(@case => @case.Expected.Split('\n')),
    ];

    public static TheoryData<string> Codes => [.. LintTable.Rules.Select(rule => rule.Code)];

    [Fact]
    public void Codes_are_in_order_and_stand_once() =>
        Assert.Equal(LintTable.Rules.Select(rule => rule.Code).Order(StringComparer.Ordinal).Distinct(), LintTable.Rules.Select(rule => rule.Code));

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_page_says_what_the_rule_says(string code)
    {
        var rule = LintTable.Rules.Single(rule => rule.Code == code);
        var page = DiagnosticPage.Find(code);
        Assert.NotNull(page);
        Assert.Equal(rule.Title, page.Title);
        var rationale = string.Join(' ', page.Text.Split("## Rationale\n", 2)[1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.NotEqual("", rule.Rationale);
        Assert.StartsWith(rule.Rationale, rationale, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_has_a_case_in_both_spellings(string code)
    {
        foreach (var file in new[] { "main.hmsrule", "main.yaml" })
        {
            Assert.Contains(Expected, line => line.StartsWith(file, StringComparison.Ordinal) && line.Contains($" {code}: ", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_reference_has_the_rule(string code)
    {
        var rule = LintTable.Rules.Single(rule => rule.Code == code);
        var row = $"| [{code}](diagnostics/{code}.md) | {rule.Level.ToString().ToLowerInvariant()} | {rule.Title} |";
        Assert.Contains(row, File.ReadAllLines(Path.Combine(CaseFiles.Root, "docs", "lint.md")));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_a_page_prefers_is_not_told_and_what_it_avoids_is(string code)
    {
        var blocks = DiagnosticPage.Find(code)?.Text.Split("```\n") ?? [];
        Assert.Equal(5, blocks.Length);
        Assert.Contains(LintCaseTests.Lint(new SourceText("avoid.hmsrule", blocks[1])), diagnostic => diagnostic.Code == code);
        Assert.Equal("", Binding.Compiled.Render(LintCaseTests.Lint(new SourceText("prefer.hmsrule", blocks[3]))));
    }

    [Theory]
    [InlineData("permit")]
    [InlineData("tax-day")]
    [InlineData("treasury")]
    public void The_samples_are_free_of_lint(string sample)
    {
        var files = Directory.EnumerateFiles(Path.Combine(CaseFiles.Root, "samples", sample), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".hmsrule" or ".yaml" && Path.GetFileName(file) != "hmsops.yaml")
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceText(file, File.ReadAllText(file)));
        Assert.Equal("", Binding.Compiled.Render(LintCaseTests.Lint([.. files])));
    }

    [Fact]
    public void A_rule_that_is_off_does_not_look() => Assert.All(LintTable.Rules, rule => Assert.True(LintTable.AllOff.IsOff(rule.Code)));
}
