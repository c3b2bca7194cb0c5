using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Panes;

/// <summary>The nodes of a shape that read an operand.</summary>
internal static class ShapeLeaves
{
    /// <summary>From left to right.</summary>
    public static IEnumerable<ShapeNode> Of(ShapeNode node) => node switch
    {
        AndNode and => Of(and.Left).Concat(Of(and.Right)),
        OrNode or => Of(or.Left).Concat(Of(or.Right)),
        CompareNode compare => Of(compare.Left).Concat(Of(compare.Right)),
        ArithmeticNode arithmetic => Of(arithmetic.Left).Concat(Of(arithmetic.Right)),
        NotNode not => Of(not.Operand),
        NegateNode negate => Of(negate.Operand),
        QuantileTestNode or ReadNode => [node],
        _ => [],
    };

    /// <summary>The operand that a leaf reads.</summary>
    public static int OperandOf(ShapeNode leaf) => leaf switch
    {
        QuantileTestNode test => test.Operand,
        ReadNode read => read.Operand,
        _ => throw new ArgumentException("not a leaf", nameof(leaf)),
    };
}
