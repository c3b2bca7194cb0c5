using System.Collections.Immutable;
using System.Text.RegularExpressions;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Diagnostics;

/// <summary>Ties every code in the sources to its page and to a case in each spelling; codes of packs and of the run (5xxx, 6xxx) may have their case in any test.</summary>
public partial class DiagnosticPageTests
{
    private static readonly string[] Headings = ["## Summary", "## Avoid", "## Prefer", "## Rationale"];

    // What only one of the spellings can get wrong, and why.
    private static readonly Dictionary<string, Spelling> OneSpelling = new(StringComparer.Ordinal)
    {
        // Files: their bytes and their names, whatever is in them.
        ["HMS0001"] = Spelling.Native, ["HMS0002"] = Spelling.Native, ["HMS0003"] = Spelling.Native,

        // Words, braces and repetitions, of which YAML has keys (HMS0042, HMS0043), indentation and quotes (HMS0040) and shapes (HMS0047).
        ["HMS0007"] = Spelling.Native, ["HMS0012"] = Spelling.Native, ["HMS0013"] = Spelling.Native, ["HMS0023"] = Spelling.Native, ["HMS0025"] = Spelling.Native,

        // YAML's own layer.
        ["HMS0024"] = Spelling.Yaml, ["HMS0040"] = Spelling.Yaml, ["HMS0041"] = Spelling.Yaml, ["HMS0042"] = Spelling.Yaml, ["HMS0043"] = Spelling.Yaml,
        ["HMS0044"] = Spelling.Yaml, ["HMS0045"] = Spelling.Yaml, ["HMS0046"] = Spelling.Yaml, ["HMS0047"] = Spelling.Yaml, ["HMS0048"] = Spelling.Yaml, ["HMS0049"] = Spelling.Yaml,
    };

    // Encodings, names of files, versions and limits, which no short example shows.
    private static readonly string[] WithoutExample =
        ["HMS0001", "HMS0002", "HMS0003", "HMS0009", "HMS0016", "HMS0017", "HMS0018", "HMS0044", "HMS0045", "HMS0050", "HMS0051"];

    public static TheoryData<string> Codes { get; } = [.. Find("src", "*.cs", Quoted())];

    // Rules of lint run theirs with all of lint (LintTableTests); plans are not made here.
    public static TheoryData<string> CodesWithExample { get; } =
        [.. Find("src", "*.cs", Quoted()).Where(code => code[3] is not ('4' or '5' or '6') && !WithoutExample.Contains(code))];

    private static IReadOnlyCollection<string> InTests { get; } = Find("tests", "*.cs", Any());

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_has_a_page_with_the_four_headings(string code)
    {
        var lines = File.ReadAllLines(PathOf(code));
        Assert.StartsWith($"# {code}: ", lines[0], StringComparison.Ordinal);
        Assert.Equal(Headings, lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_page_has_a_code()
    {
        var pages = Directory.GetFiles(Path.Combine(CaseFiles.Root, "docs", "diagnostics"), "HMS*.md").Select(Path.GetFileNameWithoutExtension);
        Assert.Empty(pages.Except(Find("src", "*.cs", Quoted())));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_case_is_answered_with_the_code_in_both_spellings(string code)
    {
        if (code[3] is '5' or '6')
        {
            Assert.Contains(code, InTests);
            return;
        }

        Assert.All(Enum.GetValues<Spelling>(), spelling =>
            Assert.Equal((spelling, !OneSpelling.TryGetValue(code, out var only) || only == spelling), (spelling, CaseExpectations.All.Contains((code, spelling)))));
    }

    [Theory]
    [MemberData(nameof(CodesWithExample))]
    public void What_a_page_avoids_gives_its_code_and_what_it_prefers_gives_none(string code)
    {
        var text = File.ReadAllText(PathOf(code));
        var avoided = Answers(text, "Avoid");
        Assert.NotEmpty(avoided);
        Assert.All(avoided, diagnostic => Assert.Equal(code, diagnostic.Code));
        Assert.Equal("", Binding.Compiled.Render(Answers(text, "Prefer")));
    }

    private static ImmutableArray<Diagnostic> Answers(string page, string heading)
    {
        var block = Regex.Match(page, $"## {heading}\n\n```(yaml)?\n(.*?)```", RegexOptions.Singleline);
        Assert.True(block.Success, heading);
        var path = block.Groups[1].Success ? "main.yaml" : "main.hmsrule";
        return RuleCompiler.Compile([new SourceText(path, block.Groups[2].Value)], CompilationEnvironment.Default, "page").Diagnostics;
    }

    private static string PathOf(string code) => Path.Combine(CaseFiles.Root, "docs", "diagnostics", code + ".md");

    private static SortedSet<string> Find(string folder, string pattern, Regex code) => new(
        Directory.EnumerateFiles(Path.Combine(CaseFiles.Root, folder), pattern, SearchOption.AllDirectories)
            .SelectMany(file => code.Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)),
        StringComparer.Ordinal);

    [GeneratedRegex("\"(HMS[0-9]{4})\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("(HMS[0-9]{4})")]
    private static partial Regex Any();
}
