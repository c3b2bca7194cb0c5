using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Explaining;

/// <summary>What the leaves of a plan's predicates read.</summary>
internal sealed class PlanLeaves(PackPlan plan)
{
    /// <summary>The leaves of a predicate, from left to right, and in their place those inside aggregates across series: the node, its aggregate, the predicate that it stands in.</summary>
    public IEnumerable<(ILeafNode Node, AggregatePlan Aggregate, PredicatePlan Predicate)> Of(PredicatePlan predicate) =>
        ShapeTree.Leaves(plan.Shapes[predicate.Shape].Root).SelectMany(leaf =>
            predicate.Operands[leaf.Operand] is var id && id < plan.Aggregates.Length
                ? [(leaf, plan.Aggregates[id], predicate)]
                : Of(plan.Across[id - plan.Aggregates.Length].Inner));

    /// <summary>The places of the bounds that a leaf counts up to.</summary>
    public static ImmutableArray<int> BoundsOf(ILeafNode leaf, PredicatePlan predicate) => leaf switch
    {
        QuantileTestNode test => Places(test.Slot + 2, predicate),
        ShareNode share => Places(share.Slot, predicate),
        ShareTestNode test => Places(test.Slot, predicate),
        _ => [],
    };

    private static ImmutableArray<int> Places(int slot, PredicatePlan predicate) =>
        [.. new[] { predicate.Integers[slot + 1], predicate.Integers[slot] }.Where(place => place >= 0).Select(place => (int)place)];
}
