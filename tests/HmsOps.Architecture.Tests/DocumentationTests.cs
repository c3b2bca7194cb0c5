using System.Text.RegularExpressions;

namespace HmsOps.Architecture.Tests;

/// <summary>What the documentation names exists.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Documents =>
    [
        "README.md",
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_path_and_link_in_a_document_exists(string document)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, document));
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document)) ?? Repository.Root;
        var named = RepositoryPath().Matches(text).Select(match => Path.Combine(Repository.Root, match.Groups["path"].Value))
            .Concat(Link().Matches(text)
                .Select(match => match.Groups["target"].Value)
                .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'))
                .Select(target => Path.Combine(folder, target.Split('#')[0])));
        var missing = named.Where(path => !File.Exists(path) && !Directory.Exists(path)).Distinct();
        Assert.Empty(missing);
    }

    [Fact]
    public void The_tour_of_the_code_names_every_project()
    {
        var tour = File.ReadAllText(Path.Combine(Repository.Root, "docs/codebase.md"));
        var missing = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"), "HmsOps.*")
            .Select(folder => Path.GetFileName(folder) ?? "")
            .Where(name => !tour.Contains(name, StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [GeneratedRegex(@"`(?<path>(?:src|tests|docs|samples|grammar|eng|editors|\.ci)/[A-Za-z0-9_./-]*)`", RegexOptions.ExplicitCapture)]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
