using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Yaml;

/// <summary>Reads the YAML spelling.</summary>
public static class YamlRuleReader
{
    /// <summary>The file's declarations; whatever is wrong is in the bag, and what is around it is still read.</summary>
    /// <param name="source">The file.</param>
    /// <param name="bag">Takes the diagnostics.</param>
    /// <param name="isNamed">False for a file that was found in a folder: its documents count only where a top-level key is ours.</param>
    public static CompilationUnitSyntax Parse(SourceText source, DiagnosticBag bag, bool isNamed = true)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(bag);
        return new YamlFileReader(new YamlContext(source, bag.Add)).Read(isNamed);
    }
}
