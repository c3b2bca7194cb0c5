using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Packs;

/// <summary>Checks that every number in a plan names something in it, so that the engine need not.</summary>
internal static class PlanValidator
{
    public static bool IsConsistent(PackPlan plan) =>
        plan.Name is not null
        && Present(plan.Metrics) && Present(plan.Aggregates) && Present(plan.Shapes)
        && Present(plan.Alerts) && Present(plan.Tiles) && Present(plan.DefaultContact)
        && InPlace(plan.Metrics, metric => metric.Id)
        && InPlace(plan.Aggregates, aggregate => aggregate.Id)
        && InPlace(plan.Shapes, shape => shape.Id)
        && InPlace(plan.Alerts, alert => alert.Id)
        && InPlace(plan.Tiles, tile => tile.Id)
        && plan.Aggregates.All(aggregate => IsConsistent(plan, aggregate))
        && plan.Alerts.All(alert =>
            Present(alert.By) && Present(alert.Steps)
            && IsConsistent(plan, alert.If.Predicate, isCondition: true)
            && (alert.Clear is null || IsConsistent(plan, alert.Clear.Predicate, isCondition: true)))
        && plan.Tiles.All(tile =>
            IsConsistent(plan, tile.Value, isCondition: false)
            && (tile.Slo is null || IsConsistent(plan, tile.Slo, isCondition: true))
            && (tile.Red is null || IsConsistent(plan, tile.Red, isCondition: true)));

    private static bool Present<T>(ImmutableArray<T> items) => !items.IsDefault && items.All(item => item is not null);

    private static bool InPlace<T>(ImmutableArray<T> items, Func<T, int> idOf) =>
        items.Index().All(item => idOf(item.Item) == item.Index);

    private static bool IsPlace<T>(long place, ImmutableArray<T> items) => place >= 0 && place < items.Length;

    private static bool IsConsistent(PackPlan plan, AggregatePlan aggregate) =>
        IsPlace(aggregate.Metric, plan.Metrics) && Present(aggregate.Selector) && !aggregate.Bounds.IsDefault
        && aggregate.Window > 0 && aggregate.Pane == AggregatePlan.PaneOf(aggregate.Window)
        && aggregate.Bounds.Zip(aggregate.Bounds.Skip(1)).All(pair => pair.First < pair.Second)
        && (aggregate.FedBy is not { } finer || (finer >= 0 && finer < aggregate.Id && plan.Aggregates[finer].CanFeed(aggregate)));

    private static bool IsConsistent(PackPlan plan, PredicatePlan predicate, bool isCondition) =>
        IsPlace(predicate.Shape, plan.Shapes)
        && !predicate.Operands.IsDefault && !predicate.Constants.IsDefault && !predicate.Integers.IsDefault
        && Present(predicate.Leaves)
        && plan.Shapes[predicate.Shape].IsCondition == isCondition
        && predicate.Operands.All(operand => IsPlace(operand, plan.Aggregates))
        && predicate.Leaves.All(leaf => IsPlace(leaf.Metric, plan.Metrics))
        && Fits(plan, predicate, plan.Shapes[predicate.Shape].Root);

    private static bool Fits(PackPlan plan, PredicatePlan predicate, ShapeNode node) => node switch
    {
        AndNode and => Fits(plan, predicate, and.Left) && Fits(plan, predicate, and.Right),
        OrNode or => Fits(plan, predicate, or.Left) && Fits(plan, predicate, or.Right),
        NotNode not => Fits(plan, predicate, not.Operand),
        TruthNode => true,
        CompareNode compare => Fits(plan, predicate, compare.Left) && Fits(plan, predicate, compare.Right),
        ArithmeticNode arithmetic => Fits(plan, predicate, arithmetic.Left) && Fits(plan, predicate, arithmetic.Right),
        NegateNode negate => Fits(plan, predicate, negate.Operand),
        ConstantNode constant => IsPlace(constant.Slot, predicate.Constants),
        ReadNode read => IsPlace(read.Operand, predicate.Operands)
            && (read.Reading != Reading.Quantile || HasRank(predicate, read.Slot)),
        QuantileTestNode test => IsPlace(test.Operand, predicate.Operands)
            && HasRank(predicate, test.Slot) && IsPlace(test.Slot + 3L, predicate.Integers)
            && HasBounds(plan.Aggregates[predicate.Operands[test.Operand]], predicate, test),
        _ => false,
    };

    private static bool HasRank(PredicatePlan predicate, int slot) =>
        IsPlace(slot, predicate.Integers) && IsPlace(slot + 1L, predicate.Integers)
        && predicate.Integers[slot] > 0 && predicate.Integers[slot] < predicate.Integers[slot + 1];

    private static bool HasBounds(AggregatePlan aggregate, PredicatePlan predicate, QuantileTestNode test)
    {
        var needsBound = test.Operator is not (ComparisonOperator.GreaterOrEqual or ComparisonOperator.Less);
        var needsBelow = test.Operator is not (ComparisonOperator.Greater or ComparisonOperator.LessOrEqual);
        return Is(needsBound, predicate.Integers[test.Slot + 2]) && Is(needsBelow, predicate.Integers[test.Slot + 3]);

        bool Is(bool needed, long place) => needed ? IsPlace(place, aggregate.Bounds) : place == -1;
    }
}
