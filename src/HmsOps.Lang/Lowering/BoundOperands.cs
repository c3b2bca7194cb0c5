using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>The operands of a bound node, in the order in which they are written.</summary>
internal static class BoundOperands
{
    public static IReadOnlyList<BoundNode> Of(BoundNode? node) => node switch
    {
        BoundAnd and => [and.Left, and.Right],
        BoundOr or => [or.Left, or.Right],
        BoundNot not => [not.Operand],
        BoundComparison comparison => [comparison.Left, comparison.Right],
        BoundNegation negation => [negation.Operand],
        BoundArithmetic arithmetic => [arithmetic.Left, arithmetic.Right],
        null or BoundTruth or BoundConstant or BoundReading => [],
        _ => throw new InvalidOperationException($"no lowering of {node.GetType().Name}"),
    };
}
