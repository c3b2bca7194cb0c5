using System.Collections.Immutable;
using System.Globalization;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Lowering;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Explaining;

/// <summary>Turns bound trees into trees for people.</summary>
internal static class NodeExplainer
{
    private const string Condition = "condition";

    public static ExplainedNode Explain(BoundNode node) => node switch
    {
        BoundNumber number => Number(number),
        BoundAnd and => Holds("and", "all hold", Chain<BoundAnd>(and, link => (link.Left, link.Right))),
        BoundOr or => Holds("or", "one of them holds", Chain<BoundOr>(or, link => (link.Left, link.Right))),
        BoundNot not => Holds("not", "does not hold", [not.Operand]),
        BoundTruth truth => Holds(truth.Value ? "true" : "false", "a constant", []),
        BoundComparison comparison => Holds(Comparisons.Text(comparison.Operator), Comparing(comparison), [comparison.Left, comparison.Right]),
        BoundTextComparison comparison => Holds(comparison.IsNegated ? "is not" : "is", "compares texts", [comparison.Left, comparison.Right]),
        BoundQuantifier quantifier => Holds(
            quantifier.IsAll ? "all" : "any", $"holds in {(quantifier.IsAll ? "all rows" : "some row")}{Grouping(quantifier.Grouping)}", [quantifier.Condition]),
        BoundAbsent absent => Leaf(absent.Text, Condition, null, "no sample", absent),
        BoundTruthParameter parameter => Holds("$" + parameter.Name, "a parameter", []),
        BoundText { IsParameter: true } text => new("$" + text.Value, "text", null, "a parameter", null, []),
        BoundText text => new($"\"{text.Value}\"", "text", null, "a constant", null, []),
        _ => throw new InvalidOperationException($"no explanation of {node.GetType().Name}"),
    };

    private static ExplainedNode Number(BoundNumber node) => node switch
    {
        BoundConstant constant => Of(node, constant.Text, "constant" + Stored(constant), []),
        BoundReading reading => Leaf(reading.Text, TypeOf(reading.Unit), PlanText.Unit(reading.Unit), ReadingText(reading), reading),
        BoundShare share => Leaf(share.Text, TypeOf(share.Unit), PlanText.Unit(share.Unit), $"the share that is {Comparisons.Text(share.Operator)} {LimitText(share.Limit)}", share),
        BoundNegation negation => Of(node, "-", "negated", [negation.Operand]),
        BoundArithmetic arithmetic => Of(node, Operator(arithmetic.Operator), Computing(arithmetic.Operator), [arithmetic.Left, arithmetic.Right]),
        BoundPrediction prediction => Prediction(prediction),
        BoundFunction function => Of(node, Function(function.Function), "computed of its operands", [.. function.Arguments]),
        BoundAggregate aggregate => Of(node, Function(aggregate.Function), "across series" + Grouping(aggregate.Grouping), [aggregate.Operand]),
        BoundCount count => Of(node, "count", "rows in which it holds" + Grouping(count.Grouping), [count.Condition]),
        BoundNow => Of(node, "now()", "the tick's time", []),
        BoundSloReading slo => Of(
            node,
            slo.Reading == SloReading.Budget ? $"{slo.Slo}.budget" : $"{slo.Slo}.burn",
            (slo.Reading == SloReading.Budget ? "what is left of the error budget" : $"how fast the error budget goes, over {PlanText.Duration(slo.Window)}") + Ago(slo.Shift),
            []),
        BoundParameter parameter => Of(node, "$" + parameter.Name, "a parameter", []),
        _ => throw new InvalidOperationException($"no explanation of {node.GetType().Name}"),
    };

    private static ExplainedNode Holds(string text, string what, ImmutableArray<BoundNode> operands) =>
        new(text, Condition, null, what, null, [.. operands.Select(Explain)]);

    private static ExplainedNode Of(BoundNumber node, string text, string what, ImmutableArray<BoundNode> operands) =>
        new(text, TypeOf(node.Unit), PlanText.Unit(node.Unit), what, null, [.. operands.Select(Explain)]);

    // It reads the samples of its window, not the newest one.
    private static ExplainedNode Prediction(BoundPrediction prediction)
    {
        var reading = prediction.Reading with { Reading = Reading.Slope };
        var (type, unit) = (TypeOf(reading.Unit), PlanText.Unit(reading.Unit));
        return Of(prediction, "predict", $"what it will be in {PlanText.Duration(prediction.Horizon)}, by the line through its samples", []) with
        {
            Operands = [Leaf(reading.Text, type, unit, "samples", reading)],
        };
    }

    private static ExplainedNode Leaf(string text, string type, string? unit, string what, IMetricUse use)
    {
        // A gauge's last value is known while it is fresh, whatever the window.
        var isFresh = use is BoundReading { Reading: Reading.Last, Metric.Kind: MetricKind.Gauge };
        var window = use.Window == 0 || isFresh ? "" : $" over {PlanText.Duration(use.Window)}";
        var kind = use.Metric.Kind.ToString().ToLowerInvariant();
        return new(
            text, type, unit, $"{what} of a {kind}{window}{Ago(use.Shift)}", new(use.Metric.Name, use.Metric.Kind, use.Window, use.Shift), []);
    }

    // A chain of one connective is one node: the operands of a longer one would stand on a staircase.
    private static ImmutableArray<BoundNode> Chain<T>(T root, Func<T, (BoundCondition Left, BoundCondition Right)> sides)
        where T : BoundCondition
    {
        var operands = new List<BoundNode>();
        var pending = new Stack<BoundCondition>([root]);
        while (pending.TryPop(out var next))
        {
            if (next is T link)
            {
                var (left, right) = sides(link);
                pending.Push(right);
                pending.Push(left);
            }
            else
            {
                operands.Add(next);
            }
        }

        return [.. operands];
    }

    private static string Comparing(BoundComparison comparison)
    {
        if (ShareCounting.Match(comparison) is var (share, operation, constant))
        {
            return $"counted: {Counting(share)} {Comparisons.Text(operation)} {constant.Text}·n";
        }

        if (ThresholdPushdown.Match(comparison) is not { } test)
        {
            return "compares values";
        }

        var rank = $"⌈{Fraction(test.Rank)}·n⌉";
        var atMost = $"count(≤ {test.Constant.Text})";
        var below = $"count(< {test.Constant.Text})";
        return "counted: " + test.Operator switch
        {
            ComparisonOperator.Greater => $"{atMost} < {rank}",
            ComparisonOperator.GreaterOrEqual => $"{below} < {rank}",
            ComparisonOperator.Less => $"{below} ≥ {rank}",
            ComparisonOperator.LessOrEqual => $"{atMost} ≥ {rank}",
            ComparisonOperator.Equal => $"{below} < {rank} ≤ {atMost}",
            _ => $"not {below} < {rank} ≤ {atMost}",
        };
    }

    private static string Counting(BoundShare share) => $"count({Sign(share.Operator)} {LimitText(share.Limit)})";

    private static string Sign(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.LessOrEqual => "≤",
        ComparisonOperator.GreaterOrEqual => "≥",
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "≠",
        _ => Comparisons.Text(comparison),
    };

    private static string ReadingText(BoundReading reading) => reading.Reading switch
    {
        Reading.Quantile => reading.Rank is { } rank ? $"quantile {Fraction(rank)}" : "quantile",
        Reading.Average => "average",
        Reading.Minimum => "least value",
        Reading.Maximum => "greatest value",
        Reading.Sum => "sum",
        Reading.Count => "number of samples",
        Reading.StandardDeviation => "standard deviation",
        Reading.Rate => "growth a second",
        Reading.Increase => "growth",
        Reading.Last => "newest value",
        Reading.Changes => "number of changes",
        _ => "slope",
    };

    private static string TypeOf(Unit unit)
    {
        var text = UnitText.Describe(unit);
        return text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..];
    }

    private static string Stored(BoundConstant constant)
    {
        var stored = Decimal(constant.Value) + constant.Unit.Symbol;
        return stored == constant.Text ? "" : ", kept as " + stored;
    }

    private static string LimitText(BoundNumber limit) => limit is BoundConstant constant ? constant.Text : "its limit";

    private static string Fraction(Rank rank) => Decimal((decimal)rank.Numerator / rank.Denominator);

    private static string Decimal(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Ago(long shift) => shift == 0 ? "" : $", {PlanText.Duration(shift)} ago";

    private static string Grouping(BoundGrouping? grouping) =>
        grouping is null ? "" : $" {(grouping.IsWithout ? "without" : "by")} {PlanText.Names(grouping.Labels)}";

    private static string Operator(ArithmeticOperator operation) => operation switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        _ => "/",
    };

    private static string Computing(ArithmeticOperator operation) => operation switch
    {
        ArithmeticOperator.Add => "sum",
        ArithmeticOperator.Subtract => "difference",
        ArithmeticOperator.Multiply => "product",
        _ => "quotient, unknown where the divisor is 0",
    };

    private static string Function(NumberFunction function) => function switch
    {
        NumberFunction.Absolute => "abs",
        NumberFunction.Minimum => "min",
        NumberFunction.Maximum => "max",
        NumberFunction.Clamp => "clamp",
        _ => "mod",
    };

    private static string Function(SeriesFunction function) => function switch
    {
        SeriesFunction.Average => "avg",
        SeriesFunction.Sum => "sum",
        SeriesFunction.Minimum => "min",
        SeriesFunction.Maximum => "max",
        SeriesFunction.StandardDeviation => "stddev",
        _ => "count",
    };
}
