using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Panes;

/// <summary>Finds, when a plan is loaded, what would be read wrongly later.</summary>
internal static class PredicateCheck
{
    /// <summary>Checks that each leaf asks for what its aggregate keeps.</summary>
    /// <exception cref="ArgumentException">One does not.</exception>
    public static void Check(PredicatePlan plan, IEnumerable<ILeafNode> leaves, RowSource[] operands)
    {
        foreach (var leaf in leaves)
        {
            var operand = operands[leaf.Operand];
            var fits = leaf switch
            {
                AcrossNode => operand is AcrossStore { Plan.IsCondition: false },
                AcrossTestNode => operand is AcrossStore { Plan.IsCondition: true },
                AbsentNode => operand is AbsentStore,
                _ => operand is AggregateStore { Plan: var aggregate } && Fits(plan, leaf, aggregate),
            };
            if (!fits)
            {
                throw new ArgumentException($"the predicate of shape {plan.Shape} asks {leaf} of {(operand as AggregateStore)?.Plan.ToString() ?? operand.GetType().Name}");
            }
        }
    }

    private static bool Fits(PredicatePlan plan, ILeafNode leaf, AggregatePlan aggregate) => leaf switch
    {
        QuantileTestNode test => IsRank(plan, test.Slot) && HasBounds(test.Operator, test.Slot + 2, plan, aggregate),
        ShareNode share => HasBounds(share.Counted, share.Slot, plan, aggregate),
        ShareTestNode test => HasBounds(test.Counted, test.Slot, plan, aggregate) && plan.Integers.Length >= test.Slot + 5,
        PredictNode predict => aggregate.Kind == AggregateKind.Line && predict.Slot >= 0 && predict.Slot < plan.Integers.Length,
        PastNode past => past.Slot >= 0 && past.Slot < plan.Integers.Length
            && plan.Integers[past.Slot] >= 0 && plan.Integers[past.Slot] < aggregate.Histories.Length,
        ReadNode read => Keeps(aggregate.Kind, read.Reading) && (read.Reading != Reading.Quantile || IsRank(plan, read.Slot)),
        _ => true,
    };

    private static bool Keeps(AggregateKind kind, Reading reading) => (kind, reading) switch
    {
        (AggregateKind.Sketch, Reading.Quantile) => true,
        (AggregateKind.Counts or AggregateKind.Sketch or AggregateKind.Moments, Reading.Count or Reading.Increase or Reading.Rate) => true,
        (AggregateKind.Moments or AggregateKind.Gauge, Reading.Average or Reading.Minimum or Reading.Maximum or Reading.Sum or Reading.StandardDeviation) => true,
        (AggregateKind.Counter, Reading.Increase or Reading.Rate or Reading.Last or Reading.Changes) => true,
        (AggregateKind.Line, Reading.Slope) => true,
        (AggregateKind.Gauge, Reading.Last or Reading.Count or Reading.Changes) => true,
        _ => false,
    };

    private static bool HasBounds(ComparisonOperator comparison, int slot, PredicatePlan plan, AggregatePlan aggregate)
    {
        return aggregate.Kind == AggregateKind.Counts && slot >= 0 && plan.Integers.Length >= slot + 2
            && (!BoundNeeds.Bound(comparison) || IsPlace(plan.Integers[slot]))
            && (!BoundNeeds.Below(comparison) || IsPlace(plan.Integers[slot + 1]));

        bool IsPlace(long place) => place >= 0 && place < aggregate.Bounds.Length;
    }

    private static bool IsRank(PredicatePlan plan, int slot) =>
        slot >= 0 && slot + 1 < plan.Integers.Length
        && plan.Integers[slot] > 0 && plan.Integers[slot] < plan.Integers[slot + 1];
}
