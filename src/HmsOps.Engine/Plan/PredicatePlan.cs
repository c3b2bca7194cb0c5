using System.Collections.Immutable;

namespace HmsOps.Engine.Plan;

/// <summary>The tree that one compiled delegate computes; predicates that differ only in constants and series share it.</summary>
/// <param name="Id">Its place in <see cref="PackPlan.Shapes"/>; the compiled method is <c>Shape{Id}</c>.</param>
/// <param name="Root">A <see cref="ConditionNode"/> or a <see cref="NumberNode"/>.</param>
public sealed record ShapePlan(int Id, ShapeNode Root)
{
    /// <value>True where the result is true, false or unknown; else it is a number.</value>
    public bool IsCondition => Root is ConditionNode;
}

/// <summary>A shape with the aggregates that it reads and its constants.</summary>
/// <param name="Shape">The <see cref="ShapePlan.Id"/>.</param>
/// <param name="Operands">The <see cref="AggregatePlan.Id"/> or <see cref="AcrossPlan.Id"/> of each operand.</param>
/// <param name="Constants">In stored units.</param>
/// <param name="Integers">Ranks and places of bounds.</param>
/// <param name="Leaves">What stands behind each leaf of the shape that reads a metric, in the order in which they are written: for messages.</param>
public sealed record PredicatePlan(
    int Shape,
    ImmutableArray<int> Operands,
    ImmutableArray<double> Constants,
    ImmutableArray<long> Integers,
    ImmutableArray<LeafPlan> Leaves);

/// <summary>A reading as its author wrote it, for messages and for computing its value from raw samples.</summary>
/// <param name="Text">As written: <c>permit-svc.latency.p95 over 5m</c>.</param>
/// <param name="Metric">The <see cref="MetricPlan.Id"/>.</param>
/// <param name="Reading">What is read.</param>
/// <param name="Rank">For a percentile, else null.</param>
/// <param name="Selector">Which series.</param>
/// <param name="Grouping">Which series merge.</param>
/// <param name="Window">In ticks.</param>
/// <param name="Unit">The stored unit's symbol of the reading.</param>
/// <param name="Operator">With <paramref name="Threshold"/>: the comparison with a constant that the leaf stands in, or null.</param>
/// <param name="Threshold">In stored units.</param>
/// <param name="ThresholdText">As written: <c>0.8s</c>.</param>
public sealed record LeafPlan(
    string Text,
    int Metric,
    Reading Reading,
    Rank? Rank,
    ImmutableArray<LabelMatcher> Selector,
    Grouping Grouping,
    long Window,
    string Unit,
    ComparisonOperator? Operator,
    double? Threshold,
    string? ThresholdText)
{
    /// <value>Of a share, which observations count; then <see cref="Reading"/> is <see cref="Reading.Count"/>.</value>
    public ShareLeaf? Share { get; init; }

    /// <value>Of a prediction, how far ahead, in ticks; then <see cref="Reading"/> is <see cref="Reading.Slope"/>.</value>
    public long? Horizon { get; init; }

    /// <value>How long ago it is read, in ticks.</value>
    public long Shift { get; init; }

    /// <value>Of an aggregate across series, its <see cref="AcrossPlan.Id"/>; or null.</value>
    public int? Across { get; init; }
}

/// <summary>Which observations a share counts.</summary>
/// <param name="Operator">How they compare with the limit.</param>
/// <param name="Limit">In the stored unit.</param>
/// <param name="LimitText">As written: <c>500ms</c>.</param>
public sealed record ShareLeaf(ComparisonOperator Operator, double Limit, string LimitText);
