namespace HmsOps.Engine.Plan;

/// <summary>Walks over shapes.</summary>
public static class ShapeTree
{
    /// <summary>The nodes directly below a node, in the order in which they are written; none below a leaf.</summary>
    public static IReadOnlyList<ShapeNode> Children(ShapeNode node) => node switch
    {
        AndNode and => [and.Left, and.Right],
        OrNode or => [or.Left, or.Right],
        NotNode not => [not.Operand],
        CompareNode compare => [compare.Left, compare.Right],
        NegateNode negate => [negate.Operand],
        AbsoluteNode absolute => [absolute.Operand],
        ArithmeticNode arithmetic => [arithmetic.Left, arithmetic.Right],
        FunctionNode function => [function.Left, function.Right],
        _ => [],
    };

    /// <summary>A node and all below it, in the order in which they are written.</summary>
    public static IEnumerable<ShapeNode> All(ShapeNode root)
    {
        var pending = new Stack<ShapeNode>([root]);
        while (pending.TryPop(out var node))
        {
            yield return node;
            var children = Children(node);
            for (var i = children.Count - 1; i >= 0; i--)
            {
                pending.Push(children[i]);
            }
        }
    }

    /// <summary>The nodes that read an operand, in the order in which they are written.</summary>
    public static IEnumerable<ILeafNode> Leaves(ShapeNode root) => All(root).OfType<ILeafNode>();
}
