using System.Text.RegularExpressions;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Tests.Binding;
using HmsOps.Lang.Tests.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Reference;

/// <summary>Every fenced example of the documents compiles, and a native one followed by one in YAML says the same.</summary>
/// <remarks>A fence with a title (<c>yaml title="hmsops.yaml"</c>) is no rule file.</remarks>
public sealed partial class DocumentExampleTests
{
    public static TheoryData<string, int> Examples
    {
        get
        {
            var examples = new TheoryData<string, int>();
            foreach (var document in Directory.GetFiles(Path.Combine(CaseFiles.Root, "docs"), "*.md").Append(Path.Combine(CaseFiles.Root, "README.md")).Order(StringComparer.Ordinal))
            {
                var count = Fences(document).Count;
                for (var at = 0; at < count; at++)
                {
                    examples.Add(Path.GetRelativePath(CaseFiles.Root, document), at);
                }
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_compiles(string document, int at)
    {
        var fence = Fences(Path.Combine(CaseFiles.Root, document))[at];
        var errors = Compiled.Of([new SourceText(fence.File, fence.Text)]).Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error);
        Assert.Equal("", Compiled.Render(errors));
    }

    [Fact]
    public void An_example_in_yaml_says_what_the_native_one_before_it_says()
    {
        var fences = Fences(Path.Combine(CaseFiles.Root, "docs/language.md"));
        var pairs = fences.Zip(fences.Skip(1)).Where(pair => pair.First.Language == "hmsrule" && pair.Second.Language == "yaml").ToList();
        Assert.NotEmpty(pairs);
        Assert.All(pairs, pair => Assert.Equal(TreeText.Read(pair.First.File, pair.First.Text), TreeText.Read(pair.Second.File, pair.Second.Text)));
        Assert.Equal(fences.Count(fence => fence.Language == "yaml"), pairs.Count);
    }

    private static List<Fence> Fences(string document) =>
    [
        .. FencedBlock().Matches(File.ReadAllText(document))
            .Where(match => match.Groups["title"].Length == 0)
            .Select(match => new Fence(match.Groups["language"].Value, match.Groups["text"].Value))
            .Where(fence => fence.Language is "hmsrule" or "yaml"),
    ];

    [GeneratedRegex(@"^```(?<language>\w*)(?<title>[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex FencedBlock();

    private sealed record Fence(string Language, string Text)
    {
        public string File => Language == "yaml" ? "example.yaml" : "example.hmsrule";
    }
}
