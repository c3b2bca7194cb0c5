using HmsOps.Engine.Plan;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Derives when a tile is red from its slo: at twice the threshold; under a lower bound at twice the shortfall from 100% of a ratio, else at half of the threshold.</summary>
internal static class RedRule
{
    /// <summary>The condition of red, or null where the slo has no bound to double: then the tile stays yellow.</summary>
    public static BoundCondition? Of(BoundCondition slo) => slo switch
    {
        BoundComparison { Right: BoundConstant constant } comparison => OfBound(comparison, constant),
        BoundAnd and => Either(Of(and.Left), Of(and.Right), and),
        BoundOr or => Of(or.Left) is { } left && Of(or.Right) is { } right ? new BoundAnd(or.Source, or.Span, left, right) : null,
        _ => null,
    };

    private static BoundCondition? Either(BoundCondition? left, BoundCondition? right, BoundAnd and) =>
        left is null ? right : right is null ? left : new BoundOr(and.Source, and.Span, left, right);

    private static BoundComparison? OfBound(BoundComparison slo, BoundConstant bound)
    {
        var isUpper = slo.Operator is ComparisonOperator.Less or ComparisonOperator.LessOrEqual;
        var isLower = slo.Operator is ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual;
        var isRatio = bound.Unit.Dimension == Dimension.None && (slo.Left.Unit.Tag == UnitTag.Ratio || bound.Unit.Tag == UnitTag.Ratio);
        return (isUpper, isLower, bound.Value) switch
        {
            (true, _, > 0) when Constants.Apply(ArithmeticOperator.Multiply, bound.Value, 2) is { } twice =>
                Make(slo, bound, ComparisonOperator.GreaterOrEqual, twice),

            // Twice nothing is nothing: red as soon as it is broken.
            (true, _, 0) => Make(slo, bound, slo.Operator == ComparisonOperator.Less ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, 0),
            (_, true, >= -1 and <= 1) when isRatio => Make(slo, bound, bound.Value == 1 && slo.Operator == ComparisonOperator.GreaterOrEqual ? ComparisonOperator.Less : ComparisonOperator.LessOrEqual, (2 * bound.Value) - 1),
            (_, true, > 0) => Make(slo, bound, ComparisonOperator.LessOrEqual, bound.Value / 2),
            (_, true, 0) => Make(slo, bound, slo.Operator == ComparisonOperator.Greater ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, 0),
            _ => null,
        };
    }

    private static BoundComparison Make(BoundComparison slo, BoundConstant bound, ComparisonOperator operation, decimal value) =>
        slo with { Operator = operation, Right = Constants.Make(bound, bound.Unit, value) };
}
