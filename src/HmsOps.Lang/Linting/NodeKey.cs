using System.Globalization;
using System.Text;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Linting;

/// <summary>Writes what a bound node means, wherever it stands: nodes of one text are computed alike.</summary>
internal static class NodeKey
{
    /// <summary>The text.</summary>
    public static string Of(BoundNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(BoundNode node, StringBuilder text)
    {
        text.Append(node.GetType().Name).Append('(');
        text.Append(CultureInfo.InvariantCulture, $"{Own(node)}");
        if (node is IMetricUse use)
        {
            text.Append(CultureInfo.InvariantCulture, $"{use.Metric.Name} {use.Window} {use.Shift}");
            foreach (var matcher in use.Selector)
            {
                text.Append(CultureInfo.InvariantCulture, $"{{{matcher.Label} {matcher.Operator} {matcher.Value}}}");
            }
        }

        foreach (var operand in InOrder(node))
        {
            text.Append(' ');
            Write(operand, text);
        }

        text.Append(')');
    }

    // In the order in which they count, not in which they are written.
    private static IEnumerable<BoundNode> InOrder(BoundNode node) =>
        node is BoundComparison comparison ? [comparison.Left, comparison.Right] : BoundWalk.Operands(node);

    private static string Own(BoundNode node) => node switch
    {
        BoundConstant constant => (constant.Value / 1.000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        BoundTruth truth => truth.Value ? "true" : "false",
        BoundComparison comparison => comparison.Operator.ToString(),
        BoundTextComparison comparison => comparison.IsNegated ? "!=" : "==",
        BoundText value => value.IsParameter ? "$" + value.Value : $"\"{value.Value}\"",
        BoundArithmetic arithmetic => arithmetic.Operator.ToString(),
        BoundReading reading => string.Create(CultureInfo.InvariantCulture, $"{reading.Reading} {reading.Rank?.Numerator}/{reading.Rank?.Denominator} "),
        BoundShare share => share.Operator + " ",
        BoundPrediction prediction => string.Create(CultureInfo.InvariantCulture, $"{prediction.Horizon}"),
        BoundFunction function => function.Function.ToString(),
        BoundAggregate aggregate => aggregate.Function + Grouping(aggregate.Grouping),
        BoundCount count => Grouping(count.Grouping),
        BoundQuantifier quantifier => (quantifier.IsAll ? "all" : "any") + Grouping(quantifier.Grouping),
        BoundSloReading slo => string.Create(CultureInfo.InvariantCulture, $"{slo.Slo} {slo.Reading} {slo.Window} {slo.Shift}"),
        BoundParameter parameter => "$" + parameter.Name,
        BoundTruthParameter parameter => "$" + parameter.Name,
        _ => "",
    };

    private static string Grouping(BoundGrouping? grouping) =>
        grouping is null ? "" : $" {(grouping.IsWithout ? "without" : "by")} {string.Join(',', grouping.Labels)}";
}
