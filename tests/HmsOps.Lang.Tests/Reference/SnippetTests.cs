using System.Text.Json;
using System.Text.RegularExpressions;
using HmsOps.Lang.Tests.Syntax;

namespace HmsOps.Lang.Tests.Reference;

/// <summary>Each snippet of the extension, with what it proposes filled in, is read without a diagnostic.</summary>
public sealed partial class SnippetTests
{
    public static TheoryData<string> Names => [.. Snippets().Select(snippet => snippet.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_snippet_is_a_declaration(string name)
    {
        var lines = Snippets().Single(snippet => snippet.Name == name).Value.GetProperty("body").EnumerateArray().Select(line => line.GetString());
        var text = Stop().Replace(string.Join('\n', lines), match =>
            match.Groups["choices"].Success ? match.Groups["choices"].Value.Split(',')[0] : match.Groups["text"].Value).Replace("\\$", "$", StringComparison.Ordinal);
        Assert.DoesNotContain("${", text, StringComparison.Ordinal);
        Assert.DoesNotContain("HMS", TreeText.Read("x.hmsrule", text), StringComparison.Ordinal);
    }

    private static List<JsonProperty> Snippets() =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(CaseFiles.Root, "editors/vscode/snippets/hmsrule.json"))).RootElement.EnumerateObject()];

    [GeneratedRegex(@"\$\{\d+(\|(?<choices>[^|]*)\||:(?<text>[^}]*))\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Stop();
}
