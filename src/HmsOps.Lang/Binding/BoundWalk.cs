using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Binding;

/// <summary>Walks over bound trees.</summary>
internal static class BoundWalk
{
    /// <summary>The operands of a node; a comparison's in the order in which they are written.</summary>
    public static IEnumerable<BoundNode> Operands(BoundNode node) => node switch
    {
        BoundAnd and => [and.Left, and.Right],
        BoundOr or => [or.Left, or.Right],
        BoundNot not => [not.Operand],
        BoundComparison comparison => comparison.Left.Source == comparison.Right.Source && comparison.Left.Span.Start > comparison.Right.Span.Start
            ? [comparison.Right, comparison.Left]
            : [comparison.Left, comparison.Right],
        BoundTextComparison comparison => [comparison.Left, comparison.Right],
        BoundNegation negation => [negation.Operand],
        BoundArithmetic arithmetic => [arithmetic.Left, arithmetic.Right],
        BoundShare share => [share.Limit],
        BoundPrediction prediction => [prediction.Reading],
        BoundFunction function => function.Arguments,
        BoundAggregate aggregate => [aggregate.Operand],
        BoundCount count => [count.Condition],
        BoundQuantifier quantifier => [quantifier.Condition],
        _ => [],
    };

    /// <summary>A node and all below it, in the order in which they are written.</summary>
    public static IEnumerable<BoundNode> All(BoundNode node)
    {
        var pending = new Stack<BoundNode>();
        pending.Push(node);
        while (pending.TryPop(out var next))
        {
            yield return next;
            foreach (var operand in Operands(next).Reverse())
            {
                pending.Push(operand);
            }
        }
    }

    /// <summary>The readings below a node, in the order in which they are written.</summary>
    public static IEnumerable<BoundReading> Readings(BoundNode node) => All(node).OfType<BoundReading>();

    /// <summary>All that reads series below a node, in the order in which they are written.</summary>
    public static IEnumerable<IMetricUse> Uses(BoundNode node) => All(node).OfType<IMetricUse>();

    /// <summary>True where a node reads a metric or an slo.</summary>
    public static bool Reads(BoundNode node) =>
        node is IMetricUse or BoundSloReading || (node is not (BoundConstant or BoundTruth) && All(node).Any(below => below is IMetricUse or BoundSloReading));

    /// <summary>True where a node is known without any sample and at any time: constants and parameters.</summary>
    public static bool IsConstant(BoundNode node) => node switch
    {
        BoundConstant or BoundParameter => true,
        BoundNegation or BoundArithmetic or BoundFunction => Operands(node).All(IsConstant),
        _ => false,
    };

    /// <summary>A percentile that would be merged by aggregating a number across series, or null.</summary>
    public static BoundReading? PercentileIn(BoundNode node) => node switch
    {
        BoundReading { Reading: Reading.Quantile } percentile => percentile,
        BoundAggregate or BoundCount or BoundQuantifier => null,
        _ => Operands(node).Select(PercentileIn).FirstOrDefault(found => found is not null),
    };
}
