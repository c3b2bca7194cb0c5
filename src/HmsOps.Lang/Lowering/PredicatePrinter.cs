using System.Collections.Immutable;
using System.Globalization;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Lowering;

/// <summary>Prints a predicate with its aggregates spelt out and its thresholds as the counting that decides them.</summary>
internal sealed class PredicatePrinter(
    ImmutableArray<AggregatePlan> aggregates,
    ImmutableArray<MetricPlan> metrics,
    Func<AggregatePlan, string>? nameOf = null,
    Func<int, (AcrossPlan Plan, ShapeNode Inner)>? acrossOf = null)
{
    public string Print(ShapeNode shape, PredicatePlan predicate) => Print(shape, predicate, isRoot: true);

    /// <summary>An aggregate without its number and bounds: <c>permit-svc.latency{…} counts over 1m by region</c>.</summary>
    public static string Describe(AggregatePlan aggregate, ImmutableArray<MetricPlan> metrics)
    {
        var grouping = PlanText.Grouping(aggregate.Grouping);
        return $"{metrics[aggregate.Metric].Name}{PlanText.Selector(aggregate.Selector)} {KindText(aggregate.Kind)} over "
            + PlanText.Duration(aggregate.Window) + (grouping.Length == 0 ? "" : " " + grouping);
    }

    private string Print(ShapeNode node, PredicatePlan predicate, bool isRoot) => node switch
    {
        AndNode and => Binary(and.Left, "and", and.Right, predicate, isRoot),
        OrNode or => Binary(or.Left, "or", or.Right, predicate, isRoot),
        NotNode not => "not " + Print(not.Operand, predicate, isRoot: false),
        TruthNode truth => truth.Value ? "true" : "false",
        CompareNode compare => Binary(compare.Left, Comparisons.Text(compare.Operator), compare.Right, predicate, isRoot),
        QuantileTestNode test => Parenthesise(Test(test, predicate), isRoot),
        ShareTestNode test => Parenthesise(
            $"{Counted(test, test.Counted, test.Slot, predicate)} {Comparisons.Text(test.Operator)} {Exact(test.Slot + 2, predicate)} * n [{Operand(test.Operand, predicate)}]", isRoot),
        ShareNode share => $"share({Counted(share, share.Counted, share.Slot, predicate)})[{Operand(share.Operand, predicate)}]",
        PredictNode predict => $"predict({PlanText.Duration(predicate.Integers[predict.Slot])})[{Operand(predict.Operand, predicate)}]",
        PastNode past => $"past({PastText(past, predicate)})[{Operand(past.Operand, predicate)}]",
        AcrossNode across => Across(predicate.Operands[across.Operand]),
        AcrossTestNode test => Across(predicate.Operands[test.Operand]),
        AbsentNode absent => $"absent[{Operand(absent.Operand, predicate)}]",
        NowNode => "now()",
        AbsoluteNode absolute => $"abs({Print(absolute.Operand, predicate, isRoot: true)})",
        FunctionNode function =>
            $"{KindText(function.Function)}({Print(function.Left, predicate, isRoot: true)}, {Print(function.Right, predicate, isRoot: true)})",
        ConstantNode constant => PlanText.Number(predicate.Constants[constant.Slot]),
        ReadNode read => $"{ReadingText(read, predicate)}[{Operand(read.Operand, predicate)}]",
        NegateNode negate => "-" + Print(negate.Operand, predicate, isRoot: false),
        ArithmeticNode arithmetic =>
            Binary(arithmetic.Left, OperatorText(arithmetic.Operator), arithmetic.Right, predicate, isRoot),
        _ => throw new InvalidOperationException($"no text for {node.GetType().Name}"),
    };

    private string Binary(ShapeNode left, string operation, ShapeNode right, PredicatePlan predicate, bool isRoot) =>
        Parenthesise($"{Print(left, predicate, isRoot: false)} {operation} {Print(right, predicate, isRoot: false)}", isRoot);

    private static string Parenthesise(string text, bool isRoot) => isRoot ? text : $"({text})";

    private string Test(QuantileTestNode test, PredicatePlan predicate)
    {
        var aggregate = aggregates[predicate.Operands[test.Operand]];
        var rank = $"rank({predicate.Integers[test.Slot]}/{predicate.Integers[test.Slot + 1]})";
        var bound = BoundText(predicate.Integers[test.Slot + 2]);
        var below = BoundText(predicate.Integers[test.Slot + 3]);
        var counting = test.Operator switch
        {
            ComparisonOperator.Greater => $"{bound} < {rank}",
            ComparisonOperator.GreaterOrEqual => $"{below} < {rank}",
            ComparisonOperator.Less => $"{below} >= {rank}",
            ComparisonOperator.LessOrEqual => $"{bound} >= {rank}",
            ComparisonOperator.Equal => $"{below} < {rank} <= {bound}",
            _ => $"not {below} < {rank} <= {bound}",
        };
        return $"{counting} [{Operand(test.Operand, predicate)}]";

        string BoundText(long place) => place < 0 ? "" : PlanText.Bound(aggregate.Bounds[(int)place]);
    }

    // With the plan's names, it has a line of its own.
    private string Across(int id) =>
        nameOf is null && acrossOf?.Invoke(id) is var (plan, inner) ? $"{Describe(plan, inner)} settle {PlanText.Duration(plan.Settle)}" : $"a{PlanText.Number((long)id)}";

    /// <summary>An aggregate across series: <c>sum(last[svc.queue gauge over 1m each series]) by region</c>.</summary>
    public string Describe(AcrossPlan across, ShapeNode inner)
    {
        var grouping = PlanText.Grouping(across.Grouping);
        return $"{KindText(across.Function)}({Print(inner, across.Inner)})" + (grouping.Length == 0 ? "" : " " + grouping);
    }

    private string Counted(ILeafNode leaf, ComparisonOperator counted, int slot, PredicatePlan predicate)
    {
        var bounds = aggregates[predicate.Operands[leaf.Operand]].Bounds;
        var bound = BoundNeeds.Bound(counted) ? PlanText.Bound(bounds[(int)predicate.Integers[slot]]) : "";
        var below = BoundNeeds.Below(counted) ? PlanText.Bound(bounds[(int)predicate.Integers[slot + 1]]) : "";
        return CountedText(counted, bound, below);
    }

    private static string CountedText(ComparisonOperator counted, string bound, string below) => counted switch
    {
        ComparisonOperator.Less => below,
        ComparisonOperator.LessOrEqual => bound,
        ComparisonOperator.Greater => $"n - {bound}",
        ComparisonOperator.GreaterOrEqual => $"n - {below}",
        ComparisonOperator.Equal => $"{bound} - {below}",
        _ => $"n - {bound} + {below}",
    };

    private static string Exact(int slot, PredicatePlan predicate)
    {
        var (low, high) = (predicate.Integers[slot], predicate.Integers[slot + 1]);
        return high < 0
            ? "less than 0"
            : new decimal((int)low, (int)(low >> 32), (int)high, false, (byte)predicate.Integers[slot + 2]).ToString(CultureInfo.InvariantCulture);
    }

    private string Operand(int operand, PredicatePlan predicate)
    {
        var aggregate = aggregates[predicate.Operands[operand]];
        return nameOf is null ? Describe(aggregate, metrics) : nameOf(aggregate);
    }

    private string PastText(PastNode past, PredicatePlan predicate)
    {
        var history = aggregates[predicate.Operands[past.Operand]].Histories[(int)predicate.Integers[past.Slot]];
        var reading = history switch
        {
            { Share: { } share } => $"share({CountedText(share.Counted, TextOf(share.Bound), TextOf(share.Below))})",
            { Horizon: { } horizon } => $"predict({PlanText.Duration(horizon)})",
            { Rank: { } rank } => $"value({rank.Numerator}/{rank.Denominator})",
            _ => KindText(history.Reading),
        };
        return $"{reading}, {PlanText.Duration(history.Shift)} ago, every {PlanText.Duration(history.Step)}";

        static string TextOf(double? bound) => bound is { } value ? PlanText.Bound(value) : "";
    }

    private static string ReadingText(ReadNode read, PredicatePlan predicate) => read.Reading == Reading.Quantile
        ? $"value({predicate.Integers[read.Slot]}/{predicate.Integers[read.Slot + 1]})"
        : KindText(read.Reading);

    private static string KindText<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string OperatorText(ArithmeticOperator operation) => operation switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        _ => "/",
    };
}
