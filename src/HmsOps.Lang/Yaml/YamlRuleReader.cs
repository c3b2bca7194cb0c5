using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Yaml;

/// <summary>Reads the YAML spelling.</summary>
public static class YamlRuleReader
{
    public static CompilationUnitSyntax Parse(SourceText source, DiagnosticBag bag, bool isNamed = true) => HmsRuleReader.Parse(source, bag);
}
