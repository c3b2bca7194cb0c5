using System.Collections.Immutable;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Linting;

/// <summary>Conditions that are joined by <c>and</c> alone, or by <c>or</c> alone.</summary>
/// <param name="Node">All of it.</param>
/// <param name="IsAnd">True for <c>and</c>.</param>
/// <param name="Parts">What is joined, each with the node that it is an operand of.</param>
internal sealed record Junction(BoundCondition Node, bool IsAnd, ImmutableArray<(BoundCondition Part, BoundCondition Parent)> Parts)
{
    /// <summary>The junction of a node, or null where it is neither.</summary>
    public static Junction? Of(BoundCondition node)
    {
        if (node is not (BoundAnd or BoundOr))
        {
            return null;
        }

        var parts = ImmutableArray.CreateBuilder<(BoundCondition, BoundCondition)>();
        Add(node, node is BoundAnd, parts);
        return new(node, node is BoundAnd, parts.ToImmutable());
    }

    /// <summary>The fix that takes an operand and its <c>and</c> or <c>or</c> out of the text; null where parentheses, lines or a <c>let</c> stand between.</summary>
    public static CodeFix? Without(BoundCondition parent, BoundCondition part)
    {
        if (Operands(parent) is not var (left, right) || left.Source != parent.Source || right.Source != parent.Source || left.Span.End > right.Span.Start)
        {
            return null;
        }

        var between = parent.Source.TextOf(TextSpan.FromBounds(left.Span.End, right.Span.Start));
        if (between.AsSpan().IndexOfAny("()#\n`") >= 0 || parent.Span.Start > left.Span.Start || parent.Span.End < right.Span.End)
        {
            return null;
        }

        var span = ReferenceEquals(part, left) ? TextSpan.FromBounds(left.Span.Start, right.Span.Start) : TextSpan.FromBounds(left.Span.End, right.Span.End);
        return Report.Remove(span, LintText.Written(part));
    }

    private static (BoundCondition Left, BoundCondition Right)? Operands(BoundCondition node) => node switch
    {
        BoundAnd and => (and.Left, and.Right),
        BoundOr or => (or.Left, or.Right),
        _ => null,
    };

    private static void Add(BoundCondition node, bool isAnd, ImmutableArray<(BoundCondition, BoundCondition)>.Builder parts)
    {
        if (Operands(node) is not var (left, right))
        {
            return;
        }

        foreach (var operand in new[] { left, right })
        {
            if (isAnd ? operand is BoundAnd : operand is BoundOr)
            {
                Add(operand, isAnd, parts);
            }
            else
            {
                parts.Add((operand, node));
            }
        }
    }
}
