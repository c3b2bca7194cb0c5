using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Says which nodes of bound expressions this version can check but not lower to a plan.</summary>
internal static class Lowerable
{
    /// <summary>The first such node in the order in which the expression is written, with its name for people; or null where all of it can be lowered.</summary>
    public static (BoundNode Node, string Name)? FirstMissing(BoundNode expression)
    {
        foreach (var node in BoundWalk.All(expression))
        {
            if (Missing(node) is { } name)
            {
                return (node, name);
            }
        }

        return null;
    }

    private static string? Missing(BoundNode node) => node switch
    {
        BoundAbsent { Shift: > 0 } => "`ago`",
        BoundSloReading slo => $"`{slo.Slo}.{(slo.Reading == SloReading.Budget ? "budget" : "burn")}`",
        BoundTextComparison { Left.IsParameter: false, Right.IsParameter: false } => "a label in a comparison of texts",
        BoundParameter or BoundTruthParameter or BoundTextComparison or BoundText => "a playbook's parameter in a condition",
        _ => null,
    };
}
