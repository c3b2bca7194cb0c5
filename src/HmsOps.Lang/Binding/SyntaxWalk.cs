using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Walks over expressions.</summary>
internal static class SyntaxWalk
{
    /// <summary>The metrics of an expression, in the order in which they are written.</summary>
    public static IEnumerable<MetricSyntax> Metrics(ExpressionSyntax expression) => expression switch
    {
        MetricSyntax metric => [metric],
        OverSyntax over => Metrics(over.Operand),
        ParenthesizedSyntax parenthesized => Metrics(parenthesized.Inner),
        UnarySyntax unary => Metrics(unary.Operand),
        BinarySyntax binary => Metrics(binary.Left).Concat(Metrics(binary.Right)),
        _ => [],
    };
}
