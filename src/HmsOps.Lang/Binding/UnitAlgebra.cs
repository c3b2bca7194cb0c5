using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;
using static HmsOps.Lang.Binding.UnitRule;

namespace HmsOps.Lang.Binding;

/// <summary>The typing table: operator, left, right → result.</summary>
internal static class UnitAlgebra
{
    // Rows are the left operand, columns the right one, both in the order of UnitClass:
    // plain, ratio, count, duration, dimensional, timestamp.
    private static readonly UnitRule[][] Comparison =
    [
        [Condition, Condition, Condition, Error, Error, Error],
        [Condition, Condition, Condition, Error, Error, Error],
        [Condition, Condition, Condition, Error, Error, Error],
        [Error, Error, Error, Condition, Error, Error],
        [Error, Error, Error, Error, Same, Error],
        [Error, Error, Error, Error, Error, Condition],
    ];

    private static readonly UnitRule[][] Sum =
    [
        [Plain, Ratio, Count, Error, Error, Error],
        [Ratio, Ratio, Plain, Error, Error, Error],
        [Count, Plain, Count, Error, Error, Error],
        [Error, Error, Error, Duration, Error, Timestamp],
        [Error, Error, Error, Error, Same, Error],
        [Error, Error, Error, Timestamp, Error, Error],
    ];

    private static readonly UnitRule[][] Difference =
    [
        [Plain, Ratio, Count, Error, Error, Error],
        [Ratio, Ratio, Plain, Error, Error, Error],
        [Count, Plain, Count, Error, Error, Error],
        [Error, Error, Error, Duration, Error, Error],
        [Error, Error, Error, Error, Same, Error],
        [Error, Error, Error, Timestamp, Error, Duration],
    ];

    private static readonly UnitRule[][] Multiplication =
    [
        [Plain, Plain, Count, Product, Product, Error],
        [Plain, Ratio, Count, Product, Product, Error],
        [Count, Count, Count, Product, Product, Error],
        [Product, Product, Product, Product, Product, Error],
        [Product, Product, Product, Product, Product, Error],
        [Error, Error, Error, Error, Error, Error],
    ];

    private static readonly UnitRule[][] Division =
    [
        [Plain, Plain, Plain, Quotient, Quotient, Error],
        [Ratio, Ratio, Plain, Quotient, Quotient, Error],
        [Count, Count, Ratio, Quotient, Quotient, Error],
        [Quotient, Quotient, Quotient, Quotient, Quotient, Error],
        [Quotient, Quotient, Quotient, Quotient, Quotient, Error],
        [Error, Error, Error, Error, Error, Error],
    ];

    /// <summary>The class of a unit.</summary>
    public static UnitClass ClassOf(Unit unit) =>
        unit.IsTimestamp ? UnitClass.Timestamp
        : unit.Dimension == Dimension.Duration ? UnitClass.Duration
        : unit.Dimension != Dimension.None ? UnitClass.Dimensional
        : unit.Tag switch
        {
            UnitTag.Ratio => UnitClass.Ratio,
            UnitTag.Count => UnitClass.Count,
            _ => UnitClass.Plain,
        };

    /// <summary>The rule for two units; of two dimensions that must be equal and are not, <see cref="UnitRule.Error"/>.</summary>
    public static UnitRule RuleOf(BinaryOperator operation, Unit left, Unit right)
    {
        var table = operation switch
        {
            BinaryOperator.Add => Sum,
            BinaryOperator.Subtract => Difference,
            BinaryOperator.Multiply => Multiplication,
            BinaryOperator.Divide => Division,
            BinaryOperator.And or BinaryOperator.Or => throw new ArgumentOutOfRangeException(nameof(operation)),
            _ => Comparison,
        };
        var rule = table[(int)ClassOf(left)][(int)ClassOf(right)];
        return rule == Same && left.Dimension != right.Dimension ? Error : rule;
    }

    /// <summary>The unit of the result of arithmetic, or null where the rule allows none or a power can't be kept.</summary>
    public static Unit? ResultOf(BinaryOperator operation, Unit left, Unit right) => RuleOf(operation, left, right) switch
    {
        Plain => Unit.Plain,
        Ratio => Unit.Ratio,
        Count => Unit.Count,
        Duration => Unit.Duration,
        Timestamp => Unit.Timestamp,
        Same => left,
        Product => Combine(left, right, 1, UnitTag.Count),
        Quotient => Combine(left, right, -1, UnitTag.Ratio),
        _ => null,
    };

    private static Unit? Combine(Unit left, Unit right, int sign, UnitTag whenNone) =>
        Dimension.Combine(left.Dimension, right.Dimension, sign) is { } dimension
            ? new(dimension, dimension == Dimension.None ? whenNone : UnitTag.Plain)
            : null;
}
