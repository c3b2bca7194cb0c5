using HmsOps.Lang.Reference;
using HmsOps.Sidecar.Configuration;

namespace HmsOps.Generate;

/// <summary>Every committed file that is made from the language's tables.</summary>
internal static class GeneratedFiles
{
    /// <summary>Paths and texts, of the repository at a folder.</summary>
    public static IEnumerable<(string Path, string Text)> Of(string root)
    {
        yield return ("editors/schemas/rules.schema.json", RuleSchema.Write());
        yield return ("editors/schemas/hmsops.schema.json", ConfigurationSchema.Write());
        foreach (var (template, path) in Templates)
        {
            yield return (path, WordLists.Fill(File.ReadAllText(Path.Combine(root, "eng/HmsOps.Generate/Templates", template)), template));
        }

        yield return ("docs/language.md", MarkedSections.Fill(File.ReadAllText(Path.Combine(root, "docs/language.md")), ReferenceSections.All));
    }

    private static IEnumerable<(string Template, string Path)> Templates =>
    [
        ("hmsrule.tmLanguage.json", "editors/vscode/syntaxes/hmsrule.tmLanguage.json"),
        ("hmsrule-yaml.tmLanguage.json", "editors/vscode/syntaxes/hmsrule-yaml.tmLanguage.json"),
        ("hmsrule.vim", "editors/vim/syntax/hmsrule.vim"),
    ];
}
