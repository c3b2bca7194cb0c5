using System.Collections.Frozen;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Binding;

/// <summary>What is not said of a pack of which an import found nothing: names are the whole pack's, so what is missed anywhere may stand there.</summary>
internal static class MissingFiles
{
    // An alert, a tile, an expression, a schedule, an slo, who is asked; a contact; that there is none; a playbook.
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        ["HMS1006", "HMS1007", "HMS1031", "HMS1051", "HMS1052", "HMS1071", "HMS3009", "HMS3012", "HMS3030", "HMS3043"], StringComparer.Ordinal);

    // A unit of one's own comes with its metric; what a fix mends is no such unit.
    private const string Unit = "HMS2005";

    /// <summary>Reports all but what the missing files may declare.</summary>
    public static Action<Diagnostic> Without(Action<Diagnostic> report) => diagnostic =>
    {
        if (!Names.Contains(diagnostic.Code) && !(diagnostic.Code == Unit && diagnostic.Fixes.IsEmpty))
        {
            report(diagnostic);
        }
    };
}
