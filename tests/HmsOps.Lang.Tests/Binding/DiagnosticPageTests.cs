using System.Text.RegularExpressions;

namespace HmsOps.Lang.Tests.Binding;

/// <summary>Code, page and case belong together.</summary>
public sealed partial class DiagnosticPageTests
{
    private static readonly string Pages = Path.Combine(CaseFiles.Root, "docs", "diagnostics");

    public static TheoryData<string> Codes
    {
        get
        {
            var folder = Path.Combine(CaseFiles.Root, "src", "HmsOps.Lang", "Diagnostics");
            var codes = new[] { "Name", "Unit", "Type", "Playbook", "Lint", "Suppression", "Declaration", "Step" }
                .SelectMany(stage => Code().Matches(File.ReadAllText(Path.Combine(folder, stage + "Diagnostics.cs"))))
                .Select(match => match.Groups[1].Value)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
            return [.. codes];
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_a_page_and_a_case(string code)
    {
        var page = Path.Combine(Pages, code + ".md");
        Assert.True(File.Exists(page), page);
        var text = File.ReadAllText(page);
        Assert.StartsWith($"# {code}: ", text, StringComparison.Ordinal);
        Assert.All(new[] { "## Summary", "## Avoid", "## Prefer", "## Rationale" }, heading => Assert.Contains(heading, text, StringComparison.Ordinal));
        Assert.Contains(Directory.GetFiles(Path.Combine(CaseFiles.Root, "tests", "cases"), "*.cases", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains($" {code}: ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_a_page_advises_against_gives_its_code_and_what_it_prefers_does_not(string code)
    {
        var text = File.ReadAllText(Path.Combine(Pages, code + ".md"));
        Assert.Contains(code, CodesOf(text, "Avoid"));
        Assert.DoesNotContain(CodesOf(text, "Prefer"), _ => true);
    }

    private static IEnumerable<string> CodesOf(string page, string heading)
    {
        var body = Regex.Match(page, $"## {heading}\n\n```\n(.*?)```", RegexOptions.Singleline);
        Assert.True(body.Success, heading);
        return Compiled.Of(body.Groups[1].Value).Diagnostics.Select(diagnostic => diagnostic.Code);
    }

    [GeneratedRegex("\"(HMS\\d{4})\"")]
    private static partial Regex Code();
}
