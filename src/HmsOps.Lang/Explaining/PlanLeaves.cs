using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Explaining;

/// <summary>What the leaves of a plan's predicates read.</summary>
internal sealed class PlanLeaves(PackPlan plan)
{
    /// <summary>The leaves of a predicate, from left to right: the node and its aggregate.</summary>
    public IEnumerable<(ShapeNode Node, AggregatePlan Aggregate)> Of(PredicatePlan predicate)
    {
        var pending = new Stack<ShapeNode>([plan.Shapes[predicate.Shape].Root]);
        while (pending.TryPop(out var node))
        {
            switch (node)
            {
                case QuantileTestNode test:
                    yield return (test, plan.Aggregates[predicate.Operands[test.Operand]]);
                    break;
                case ReadNode read:
                    yield return (read, plan.Aggregates[predicate.Operands[read.Operand]]);
                    break;
                default:
                    foreach (var operand in Operands(node))
                    {
                        pending.Push(operand);
                    }

                    break;
            }
        }
    }

    /// <summary>The places of the bounds that a test counts up to.</summary>
    public static ImmutableArray<int> BoundsOf(QuantileTestNode test, PredicatePlan predicate) =>
        [.. new[] { predicate.Integers[test.Slot + 3], predicate.Integers[test.Slot + 2] }.Where(place => place >= 0).Select(place => (int)place)];

    // The last first, as they come off a stack.
    private static ImmutableArray<ShapeNode> Operands(ShapeNode node) => node switch
    {
        AndNode and => [and.Right, and.Left],
        OrNode or => [or.Right, or.Left],
        NotNode not => [not.Operand],
        CompareNode compare => [compare.Right, compare.Left],
        NegateNode negate => [negate.Operand],
        ArithmeticNode arithmetic => [arithmetic.Right, arithmetic.Left],
        _ => [],
    };
}
