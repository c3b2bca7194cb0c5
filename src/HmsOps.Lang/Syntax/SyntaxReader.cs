using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;
using HmsOps.Lang.Yaml;

namespace HmsOps.Lang.Syntax;

/// <summary>Reads a file of either spelling.</summary>
public static class SyntaxReader
{
    /// <summary>The extensions of rule files, with the dot.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".hmsrule", ".yaml", ".yml"];

    /// <summary>The file's declarations, by its extension; whatever is wrong is in the bag.</summary>
    /// <param name="source">The file.</param>
    /// <param name="bag">Takes the diagnostics.</param>
    /// <param name="isNamed">True for a file that the user named; one that was found in a folder and is YAML counts only where a top-level key is ours.</param>
    public static CompilationUnitSyntax Parse(SourceText source, DiagnosticBag bag, bool isNamed = true)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(bag);
        var extension = Path.GetExtension(source.Path).ToLowerInvariant();
        switch (extension)
        {
            case ".hmsrule":
                return HmsRuleReader.Parse(source, bag);
            case ".yaml" or ".yml":
                return YamlRuleReader.Parse(source, bag, isNamed);
            default:
                bag.Add(SyntaxDiagnostics.UnknownExtension(source, extension));
                return new CompilationUnitSyntax(source, new TextSpan(0, source.Text.Length), []);
        }
    }
}
