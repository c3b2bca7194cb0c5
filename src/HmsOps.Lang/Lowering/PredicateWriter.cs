using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Splits one bound tree into its shape and what the shape leaves open: operands, constants, ranks, bounds.</summary>
/// <remarks>
/// Slots are numbered in the order in which the tree is written, each constant its own, so that the shape depends on
/// the tree's form alone. An aggregate that is read twice is one operand.
/// </remarks>
internal sealed class PredicateWriter(AggregateTable aggregates, RuleGrouping by, long stale, Func<AcrossUse, AcrossPlan> acrossOf)
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
        BoundComparison comparison when ShareCounting.Match(comparison) is var (share, operation, constant) => Test(share, operation, constant),
        BoundComparison comparison => Compare(comparison),
        BoundAbsent absent => Absent(absent),
        BoundQuantifier quantifier => new AcrossTestNode(Across(quantifier, null)),
        BoundNumber number => Number(number, null),
        _ => throw new InvalidOperationException($"no lowering of {node.GetType().Name}"),
    };

    private ShapeNode Number(BoundNumber node, Threshold? threshold) => node switch
    {
        BoundConstant constant => Constant(constant),
        BoundReading { Shift: > 0 } reading => Past(reading, threshold),
        BoundReading reading => Read(reading, threshold),
        BoundShare { Shift: > 0 } share => Past(share, threshold),
        BoundShare share => Share(share, threshold),
        BoundPrediction { Reading.Shift: > 0 } prediction => Past(prediction, threshold),
        BoundPrediction prediction => Predict(prediction, threshold),
        BoundNow => new NowNode(),
        BoundNegation negation => new NegateNode(Write(negation.Operand)),
        BoundArithmetic arithmetic =>
            new ArithmeticNode(arithmetic.Operator, Write(arithmetic.Left), Write(arithmetic.Right)),
        BoundFunction function => Function(function),
        BoundAggregate or BoundCount => new AcrossNode(Across(node, threshold)),
        _ => throw new InvalidOperationException($"no lowering of {node.GetType().Name}"),
    };

    private CompareNode Compare(BoundComparison comparison)
    {
        var (left, right) = (comparison.Left, comparison.Right);
        return new(
            comparison.Operator,
            Number(left, right is BoundConstant limit ? new(comparison.Operator, limit) : null),
            Number(right, left is BoundConstant constant ? new(Comparisons.Mirror(comparison.Operator), constant) : null));
    }

    // What is not above one value and not below another; where these cross, it is not above the higher one's.
    private ShapeNode Function(BoundFunction function)
    {
        ShapeNode[] arguments = [.. function.Arguments.Select(argument => Number(argument, null))];
        return function.Function switch
        {
            NumberFunction.Absolute => new AbsoluteNode(arguments[0]),
            NumberFunction.Minimum => Fold(NumberFunctionKind.Minimum, arguments),
            NumberFunction.Maximum => Fold(NumberFunctionKind.Maximum, arguments),
            NumberFunction.Modulo => Fold(NumberFunctionKind.Modulo, arguments),
            _ => Fold(NumberFunctionKind.Minimum, [Fold(NumberFunctionKind.Maximum, arguments[..2]), arguments[2]]),
        };
    }

    private static ShapeNode Fold(NumberFunctionKind function, ShapeNode[] arguments) =>
        arguments.Aggregate((left, right) => new FunctionNode(function, left, right));

    private QuantileTestNode Test(QuantileTest test)
    {
        var aggregate = aggregates[AggregateChoice.OfCounts(test.Reading, by)];
        var slot = AddRank(test.Rank);
        AddBounds(aggregate, test.Bounds);
        _leaves.Add(LeafPlans.Of(test.Reading, aggregate, new(test.Operator, test.Constant)));
        return new QuantileTestNode(test.Operator, Operand(aggregate), slot);
    }

    private ShareTestNode Test(BoundShare share, ComparisonOperator operation, BoundConstant constant)
    {
        var read = Share(share, new(operation, constant));
        var exact = ExactDecimal.Of(constant.Value);
        _integers.Add(exact.Low);
        _integers.Add(exact.High);
        _integers.Add(exact.Scale);
        return new ShareTestNode(operation, read.Counted, read.Operand, read.Slot);
    }

    private ShareNode Share(BoundShare share, Threshold? threshold)
    {
        var aggregate = aggregates[AggregateChoice.OfCounts(share, by)];
        var counting = ShareCounting.Of(share);
        var slot = AddBounds(aggregate, counting.Bounds);
        _leaves.Add(LeafPlans.Of(counting, aggregate, threshold));
        return new ShareNode(share.Operator, Operand(aggregate), slot);
    }

    private ReadNode Read(BoundReading reading, Threshold? threshold)
    {
        var aggregate = aggregates[AggregateChoice.OfValue(reading, by)];
        var slot = reading is { Reading: Reading.Quantile, Rank: { } rank } ? AddRank(rank) : -1;
        _leaves.Add(LeafPlans.Of(reading, aggregate, threshold));
        return new ReadNode(Operand(aggregate), reading.Reading, slot);
    }

    private PredictNode Predict(BoundPrediction prediction, Threshold? threshold)
    {
        var aggregate = aggregates[AggregateChoice.OfLine(prediction, by)];
        _integers.Add(prediction.Horizon);
        _leaves.Add(LeafPlans.Of(prediction, aggregate, threshold));
        return new PredictNode(Operand(aggregate), _integers.Count - 1);
    }

    private PastNode Past(BoundReading reading, Threshold? threshold)
    {
        var aggregate = aggregates[AggregateChoice.OfValue(reading, by)];
        _leaves.Add(LeafPlans.Of(reading, aggregate, threshold));
        return Past(aggregate, Histories.Of(reading));
    }

    private PastNode Past(BoundShare share, Threshold? threshold)
    {
        var aggregate = aggregates[AggregateChoice.OfCounts(share, by)];
        _leaves.Add(LeafPlans.Of(ShareCounting.Of(share), aggregate, threshold));
        return Past(aggregate, Histories.Of(share));
    }

    private PastNode Past(BoundPrediction prediction, Threshold? threshold)
    {
        var aggregate = aggregates[AggregateChoice.OfLine(prediction, by)];
        _leaves.Add(LeafPlans.Of(prediction, aggregate, threshold));
        return Past(aggregate, Histories.Of(prediction));
    }

    private PastNode Past(AggregatePlan aggregate, HistoryPlan? history)
    {
        _integers.Add(aggregate.Histories.IndexOf(history ?? throw new InvalidOperationException("it is read now")));
        return new PastNode(Operand(aggregate), _integers.Count - 1);
    }

    private AbsentNode Absent(BoundAbsent absent)
    {
        var aggregate = aggregates[AggregateChoice.OfAbsent(absent, by, stale)];
        _leaves.Add(LeafPlans.Of(absent, aggregate));
        return new AbsentNode(Operand(aggregate.Id));
    }

    private int Across(BoundNode node, Threshold? threshold)
    {
        var use = AcrossUse.Of(node) ?? throw new InvalidOperationException($"no lowering of {node.GetType().Name}");
        var plan = acrossOf(use);
        _leaves.Add(LeafPlans.Of(node, plan, threshold));
        return Operand(plan.Id);
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

    private int AddBounds(AggregatePlan aggregate, BoundPair bounds)
    {
        _integers.Add(PlaceOf(aggregate, bounds.Bound));
        _integers.Add(PlaceOf(aggregate, bounds.Below));
        return _integers.Count - 2;
    }

    private int Operand(AggregatePlan aggregate) => Operand(aggregate.Id);

    private int Operand(int id)
    {
        var place = _operands.IndexOf(id);
        if (place < 0)
        {
            place = _operands.Count;
            _operands.Add(id);
        }

        return place;
    }

    private static long PlaceOf(AggregatePlan aggregate, double? bound) =>
        bound is { } value ? aggregate.Bounds.BinarySearch(value) : -1;
}
