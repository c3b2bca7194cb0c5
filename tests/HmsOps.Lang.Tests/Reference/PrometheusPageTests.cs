using System.Globalization;
using System.Text.RegularExpressions;

namespace HmsOps.Lang.Tests.Reference;

/// <summary>What <c>docs/prometheus.md</c> counts is what it shows.</summary>
public sealed partial class PrometheusPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(CaseFiles.Root, "docs", "prometheus.md"));

    // The second cell of each row; a bar inside of code parts no cells.
    private static readonly string[] Answers =
    [
        .. Page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal) && !line.StartsWith("| Prom", StringComparison.Ordinal))
            .Select(line => Code().Replace(line, "code").Split('|')[2].Trim()),
    ];

    [Fact]
    public void The_rows_are_counted_honestly()
    {
        var none = Answers.Count(answer => answer == "–");
        var part = Answers.Count(answer => answer.Contains('–', StringComparison.Ordinal)) - none;
        var sentence = string.Create(CultureInfo.InvariantCulture, $"Of the {Answers.Length} rows above, {Answers.Length - none - part} can be said whole, {part} in part, {none} not at all (–).");
        Assert.Contains(sentence, Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_is_counted_honestly()
    {
        var alerts = Directory.EnumerateFiles(Path.Combine(CaseFiles.Root, "tests", "cases", "catalogue"), "*.hmsrule").Sum(file => Alert().Count(File.ReadAllText(file)));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"`tests/cases/catalogue` has {alerts} alerts"), Page, StringComparison.Ordinal);
    }

    [GeneratedRegex("`+[^`]*`+")]
    private static partial Regex Code();

    [GeneratedRegex("^alert ", RegexOptions.Multiline)]
    private static partial Regex Alert();
}
