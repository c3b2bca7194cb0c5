using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Splits one bound tree into its shape and what the shape leaves open: operands, constants, ranks, bounds.</summary>
/// <remarks>
/// Slots are numbered in the order in which the tree is written, each constant its own, so that the shape depends on
/// the tree's form alone. An aggregate that is read twice is one operand.
/// </remarks>
internal sealed class PredicateWriter(AggregateTable aggregates, ImmutableArray<string> by)
{
    private readonly List<int> _operands = [];
    private readonly List<double> _constants = [];
    private readonly List<long> _integers = [];
    private readonly List<LeafPlan> _leaves = [];

    public PredicatePlan ToPlan(int shape) => new(shape, [.. _operands], [.. _constants], [.. _integers], [.. _leaves]);

    public ShapeNode Write(BoundNode node) => node switch
    {
        BoundAnd and => new AndNode(Write(and.Left), Write(and.Right)),
        BoundOr or => new OrNode(Write(or.Left), Write(or.Right)),
        BoundNot not => new NotNode(Write(not.Operand)),
        BoundTruth truth => new TruthNode(truth.Value),
        BoundComparison comparison when ThresholdPushdown.Match(comparison) is { } test => Test(test),
        BoundComparison comparison => Compare(comparison),
        BoundConstant constant => Constant(constant),
        BoundReading reading => Read(reading, null, null),
        BoundNegation negation => new NegateNode(Write(negation.Operand)),
        BoundArithmetic arithmetic =>
            new ArithmeticNode(arithmetic.Operator, Write(arithmetic.Left), Write(arithmetic.Right)),
        _ => throw new InvalidOperationException($"no lowering of {node.GetType().Name}"),
    };

    private CompareNode Compare(BoundComparison comparison) => comparison switch
    {
        { Left: BoundReading reading, Right: BoundConstant constant } =>
            new(comparison.Operator, Read(reading, comparison.Operator, constant), Constant(constant)),
        { Left: BoundConstant constant, Right: BoundReading reading } =>
            new(comparison.Operator, Constant(constant), Read(reading, Comparisons.Mirror(comparison.Operator), constant)),
        _ => new(comparison.Operator, Write(comparison.Left), Write(comparison.Right)),
    };

    private QuantileTestNode Test(QuantileTest test)
    {
        var aggregate = aggregates[AggregateChoice.OfTest(test.Reading, by)];
        var slot = AddRank(test.Rank);
        _integers.Add(PlaceOf(aggregate, test.Bound));
        _integers.Add(PlaceOf(aggregate, test.BoundBelow));
        AddLeaf(test.Reading, aggregate, test.Operator, test.Constant);
        return new QuantileTestNode(test.Operator, Operand(aggregate), slot);
    }

    private ReadNode Read(BoundReading reading, ComparisonOperator? comparison, BoundConstant? constant)
    {
        var aggregate = aggregates[AggregateChoice.OfValue(reading, by)];
        var slot = reading is { Reading: Reading.Quantile, Rank: { } rank } ? AddRank(rank) : -1;
        AddLeaf(reading, aggregate, comparison, constant);
        return new ReadNode(Operand(aggregate), reading.Reading, slot);
    }

    private ConstantNode Constant(BoundConstant constant)
    {
        _constants.Add(StoredValue.Of(constant.Value));
        return new ConstantNode(_constants.Count - 1);
    }

    private int AddRank(Rank rank)
    {
        _integers.Add(rank.Numerator);
        _integers.Add(rank.Denominator);
        return _integers.Count - 2;
    }

    private int Operand(AggregatePlan aggregate)
    {
        var place = _operands.IndexOf(aggregate.Id);
        if (place < 0)
        {
            place = _operands.Count;
            _operands.Add(aggregate.Id);
        }

        return place;
    }

    private static long PlaceOf(AggregatePlan aggregate, double? bound) =>
        bound is { } value ? aggregate.Bounds.BinarySearch(value) : -1;

    private void AddLeaf(BoundReading reading, AggregatePlan aggregate, ComparisonOperator? comparison, BoundConstant? constant) =>
        _leaves.Add(new LeafPlan(
            reading.Text,
            aggregate.Metric,
            reading.Reading,
            reading.Rank,
            reading.Selector,
            aggregate.Grouping,
            reading.Window,
            PlanText.Unit(reading.Unit),
            comparison,
            constant is null ? null : StoredValue.Of(constant.Value),
            constant?.Text));
}
