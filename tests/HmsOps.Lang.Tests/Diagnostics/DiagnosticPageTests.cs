using System.Text.RegularExpressions;

namespace HmsOps.Lang.Tests.Diagnostics;

/// <summary>Ties every code in the sources to its page and to a case; codes of packs and of the run (5xxx, 6xxx) may have their case in any test.</summary>
public partial class DiagnosticPageTests
{
    private static readonly string[] Headings = ["## Summary", "## Avoid", "## Prefer", "## Rationale"];

    private static IReadOnlyCollection<string> Codes { get; } = Find("src", "*.cs", Quoted());

    private static IReadOnlyCollection<string> InCases { get; } = Find(Path.Combine("tests", "cases"), "*.cases", Any());

    private static IReadOnlyCollection<string> InTests { get; } = Find("tests", "*.cs", Any());

    [Fact]
    public void Every_code_has_a_page_with_the_four_headings() => Assert.DoesNotContain(Codes, code => !IsPage(code));

    [Fact]
    public void Every_page_has_a_code()
    {
        var pages = Directory.GetFiles(Path.Combine(CaseFiles.Root, "docs", "diagnostics"), "HMS*.md").Select(Path.GetFileNameWithoutExtension);
        Assert.Empty(pages.Except(Codes));
    }

    [Fact]
    public void Every_code_has_a_case() =>
        Assert.DoesNotContain(Codes, code => !InCases.Contains(code) && !(code[3] is '5' or '6' && InTests.Contains(code)));

    private static bool IsPage(string code)
    {
        var path = Path.Combine(CaseFiles.Root, "docs", "diagnostics", code + ".md");
        return File.Exists(path) && File.ReadAllLines(path) is var lines && lines[0].StartsWith($"# {code}: ", StringComparison.Ordinal)
            && lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).SequenceEqual(Headings);
    }

    private static SortedSet<string> Find(string folder, string pattern, Regex code) => new(
        Directory.EnumerateFiles(Path.Combine(CaseFiles.Root, folder), pattern, SearchOption.AllDirectories)
            .SelectMany(file => code.Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)),
        StringComparer.Ordinal);

    [GeneratedRegex("\"(HMS[0-9]{4})\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("(HMS[0-9]{4})")]
    private static partial Regex Any();
}
