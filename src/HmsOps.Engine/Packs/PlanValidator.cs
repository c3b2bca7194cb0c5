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
        && Present(plan.Across) && plan.Across.Index().All(item => IsConsistent(plan, item.Item, item.Index))
        && plan.Alerts.All(alert =>
            Present(alert.By) && Present(alert.Without) && Present(alert.Steps) && IsConsistent(plan, alert)
            && IsConsistent(plan, alert.If.Predicate, isCondition: true)
            && (alert.Clear is null || IsConsistent(plan, alert.Clear.Predicate, isCondition: true))
            && Present(alert.DependsOn) && Present(alert.Expect) && IsConsistent(alert.During)
            && alert.If.Share is null or { Numerator: > 0, Denominator: > 0 } && alert.Labels is not null
            && (alert.Value is null || IsConsistent(plan, alert.Value, isCondition: false)))
        && AlertOrder.Of(plan.Alerts) is not null
        && plan.Tiles.All(tile =>
            IsConsistent(plan, tile.Value, isCondition: false)
            && (tile.Slo is null || IsConsistent(plan, tile.Slo, isCondition: true))
            && (tile.Red is null || IsConsistent(plan, tile.Red, isCondition: true)));

    private static bool IsConsistent(PackPlan plan, AlertPlan alert) =>
        alert.Entry >= 0 && alert.Entry <= alert.Steps.Length && (alert.UndoEntry is not { } undo || (undo >= 0 && undo <= alert.Steps.Length))
        && alert.Steps.All(step => IsConsistent(plan, step))
        && StepProgram.IsSound(alert.Steps)
        && (alert.Value is null || IsConsistent(plan, alert.Value, isCondition: false));

    private static bool IsConsistent(PackPlan plan, StepPlan step) => step switch
    {
        RunStepPlan run => Present(run.Arguments) && Present(run.Limits),
        NotifyStepPlan notify => Present(notify.Channels),
        ApproveStepPlan approve => Present(approve.Channels),
        WaitUntilStepPlan wait => IsConsistent(plan, wait.Condition, isCondition: true),
        IfStepPlan choice => IsConsistent(plan, choice.Condition, isCondition: true),
        CallEndPlan call => call.From >= 0 && call.From <= call.To,
        ParallelStepPlan parallel => !parallel.Branches.IsDefaultOrEmpty,
        _ => true,
    };

    private static bool IsConsistent(SchedulePlan? schedule) => schedule is null
        || (Present(schedule.Hours) && !schedule.Except.IsDefault && schedule.Hours.All(hours => !hours.Days.IsDefault)
            && TimeZoneInfo.TryFindSystemTimeZoneById(schedule.Zone, out _));

    private static bool Present<T>(ImmutableArray<T> items) => !items.IsDefault && items.All(item => item is not null);

    private static bool InPlace<T>(ImmutableArray<T> items, Func<T, int> idOf) =>
        items.Index().All(item => idOf(item.Item) == item.Index);

    private static bool IsPlace<T>(long place, ImmutableArray<T> items) => place >= 0 && place < items.Length;

    private static bool IsConsistent(PackPlan plan, AggregatePlan aggregate) =>
        IsPlace(aggregate.Metric, plan.Metrics) && Present(aggregate.Selector) && !aggregate.Bounds.IsDefault
        && aggregate.Window > 0 && aggregate.Pane == AggregatePlan.PaneOf(aggregate.Window)
        && aggregate.Bounds.Zip(aggregate.Bounds.Skip(1)).All(pair => pair.First < pair.Second)
        && Present(aggregate.Histories) && aggregate.Histories.All(history => IsConsistent(aggregate, history))
        && (aggregate.FedBy is not { } finer || (finer >= 0 && finer < aggregate.Id && plan.Aggregates[finer].CanFeed(aggregate)));

    private static bool IsConsistent(AggregatePlan aggregate, HistoryPlan history) =>
        history.Shift > 0 && history.Step == HistoryPlan.StepOf(aggregate.Pane, history.Shift) && history.Horizon is null or > 0
        && (history.Rank is { } rank ? rank.Numerator > 0 && rank.Numerator < rank.Denominator : history.Reading != Reading.Quantile)
        && (history.Share is not { } share
            || (Is(BoundNeeds.Bound(share.Counted), share.Bound, aggregate) && Is(BoundNeeds.Below(share.Counted), share.Below, aggregate)));

    private static bool Is(bool needed, double? bound, AggregatePlan aggregate) =>
        needed ? bound is { } value && aggregate.Bounds.BinarySearch(value) >= 0 : bound is null;

    // What an aggregate across series reads comes before it.
    private static bool IsConsistent(PackPlan plan, AcrossPlan across, int index) =>
        across.Id == plan.Aggregates.Length + index && !across.Grouping.Labels.IsDefault && across.Settle >= 0
        && IsConsistent(plan, across.Inner, across.IsOfConditions)
        && across.Inner.Operands.All(operand => operand < across.Id);

    private static AcrossPlan? AcrossOf(PackPlan plan, PredicatePlan predicate, ILeafNode leaf) =>
        predicate.Operands[leaf.Operand] - plan.Aggregates.Length is >= 0 and var place ? plan.Across[place] : null;

    private static bool IsConsistent(PackPlan plan, PredicatePlan predicate, bool isCondition) =>
        IsPlace(predicate.Shape, plan.Shapes)
        && !predicate.Operands.IsDefault && !predicate.Constants.IsDefault && !predicate.Integers.IsDefault
        && Present(predicate.Leaves)
        && plan.Shapes[predicate.Shape].IsCondition == isCondition
        && predicate.Operands.All(operand => operand >= 0 && operand < plan.Aggregates.Length + plan.Across.Length)
        && predicate.Leaves.All(leaf => IsPlace(leaf.Metric, plan.Metrics))
        && Fits(plan, predicate, plan.Shapes[predicate.Shape].Root);

    private static bool Fits(PackPlan plan, PredicatePlan predicate, ShapeNode node) =>
        (node is not ILeafNode leaf || (IsPlace(leaf.Operand, predicate.Operands) && IsOfItsKind(leaf, AcrossOf(plan, predicate, leaf))))
        && IsFilled(plan, predicate, node)
        && ShapeTree.Children(node).All(child => child is not null && Fits(plan, predicate, child));

    private static bool IsOfItsKind(ILeafNode leaf, AcrossPlan? across) => leaf switch
    {
        AcrossNode => across is { IsCondition: false },
        AcrossTestNode => across is { IsCondition: true },
        _ => across is null,
    };

    private static bool IsFilled(PackPlan plan, PredicatePlan predicate, ShapeNode node) => node switch
    {
        ConstantNode constant => IsPlace(constant.Slot, predicate.Constants),
        ReadNode { Reading: Reading.Quantile } read => HasRank(predicate, read.Slot),
        QuantileTestNode test => HasRank(predicate, test.Slot) && HasBounds(plan, predicate, test, test.Operator, test.Slot + 2),
        PredictNode predict => IsPlace(predict.Slot, predicate.Integers) && predicate.Integers[predict.Slot] > 0,
        PastNode past => IsPlace(past.Slot, predicate.Integers)
            && IsPlace(predicate.Integers[past.Slot], plan.Aggregates[predicate.Operands[past.Operand]].Histories),
        ShareNode share => HasBounds(plan, predicate, share, share.Counted, share.Slot),
        ShareTestNode test => HasBounds(plan, predicate, test, test.Counted, test.Slot)
            && IsPlace(test.Slot + 4L, predicate.Integers)
            && new ExactDecimal(predicate.Integers[test.Slot + 2], predicate.Integers[test.Slot + 3], predicate.Integers[test.Slot + 4]).IsValid,
        _ => true,
    };

    private static bool HasRank(PredicatePlan predicate, int slot) =>
        IsPlace(slot, predicate.Integers) && IsPlace(slot + 1L, predicate.Integers)
        && predicate.Integers[slot] > 0 && predicate.Integers[slot] < predicate.Integers[slot + 1];

    private static bool HasBounds(PackPlan plan, PredicatePlan predicate, ILeafNode leaf, ComparisonOperator comparison, int slot)
    {
        var bounds = plan.Aggregates[predicate.Operands[leaf.Operand]].Bounds;
        return IsPlace(slot, predicate.Integers) && IsPlace(slot + 1L, predicate.Integers)
            && Is(BoundNeeds.Bound(comparison), predicate.Integers[slot]) && Is(BoundNeeds.Below(comparison), predicate.Integers[slot + 1]);

        bool Is(bool needed, long place) => needed ? IsPlace(place, bounds) : place == -1;
    }
}
