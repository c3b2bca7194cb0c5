using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Native;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax;

/// <summary>Reads the native spelling.</summary>
public static class HmsRuleReader
{
    /// <summary>The file's declarations; whatever is wrong is in the bag, and what is around it is still read.</summary>
    public static CompilationUnitSyntax Parse(SourceText source, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(bag);
        return new FileReader(source, bag).Read();
    }
}
