using System.Collections.Frozen;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>The typing table: operator, left, right → result.</summary>
internal static class UnitAlgebra
{
    private static readonly UnitClass[] Classes = [UnitClass.Plain, UnitClass.Ratio, UnitClass.Count, UnitClass.Dimensional];

    // Rows are the left operand, columns the right one, both in the order of Classes.
    private static readonly UnitRule[][] Comparison =
    [
        [UnitRule.Condition, UnitRule.Condition, UnitRule.Condition, UnitRule.Error],
        [UnitRule.Condition, UnitRule.Condition, UnitRule.Condition, UnitRule.Error],
        [UnitRule.Condition, UnitRule.Condition, UnitRule.Condition, UnitRule.Error],
        [UnitRule.Error, UnitRule.Error, UnitRule.Error, UnitRule.Same],
    ];

    private static readonly UnitRule[][] Sum =
    [
        [UnitRule.Plain, UnitRule.Ratio, UnitRule.Count, UnitRule.Error],
        [UnitRule.Ratio, UnitRule.Ratio, UnitRule.Plain, UnitRule.Error],
        [UnitRule.Count, UnitRule.Plain, UnitRule.Count, UnitRule.Error],
        [UnitRule.Error, UnitRule.Error, UnitRule.Error, UnitRule.Same],
    ];

    private static readonly UnitRule[][] Product =
    [
        [UnitRule.Plain, UnitRule.Plain, UnitRule.Count, UnitRule.Product],
        [UnitRule.Plain, UnitRule.Ratio, UnitRule.Count, UnitRule.Product],
        [UnitRule.Count, UnitRule.Count, UnitRule.Count, UnitRule.Product],
        [UnitRule.Product, UnitRule.Product, UnitRule.Product, UnitRule.Product],
    ];

    private static readonly UnitRule[][] Quotient =
    [
        [UnitRule.Plain, UnitRule.Plain, UnitRule.Plain, UnitRule.Quotient],
        [UnitRule.Ratio, UnitRule.Ratio, UnitRule.Plain, UnitRule.Quotient],
        [UnitRule.Count, UnitRule.Count, UnitRule.Ratio, UnitRule.Quotient],
        [UnitRule.Quotient, UnitRule.Quotient, UnitRule.Quotient, UnitRule.Quotient],
    ];

    private static readonly FrozenDictionary<(BinaryOperator, UnitClass, UnitClass), UnitRule> Table = Rows().ToFrozenDictionary();

    /// <summary>The class of a unit.</summary>
    public static UnitClass ClassOf(Unit unit) =>
        unit.Dimension != Dimension.None ? UnitClass.Dimensional
        : unit.Tag switch
        {
            UnitTag.Ratio => UnitClass.Ratio,
            UnitTag.Count => UnitClass.Count,
            _ => UnitClass.Plain,
        };

    /// <summary>The rule for two units; of two dimensions that must be equal and are not, <see cref="UnitRule.Error"/>.</summary>
    public static UnitRule RuleOf(BinaryOperator operation, Unit left, Unit right)
    {
        var rule = Table[(operation, ClassOf(left), ClassOf(right))];
        return rule == UnitRule.Same && left.Dimension != right.Dimension ? UnitRule.Error : rule;
    }

    /// <summary>The unit of the result of arithmetic, or null where the rule allows none or a power can't be kept.</summary>
    public static Unit? ResultOf(BinaryOperator operation, Unit left, Unit right) => RuleOf(operation, left, right) switch
    {
        UnitRule.Plain => Unit.Plain,
        UnitRule.Ratio => Unit.Ratio,
        UnitRule.Count => Unit.Count,
        UnitRule.Same => left,
        UnitRule.Product => Combine(left, right, 1, UnitTag.Count),
        UnitRule.Quotient => Combine(left, right, -1, UnitTag.Ratio),
        _ => null,
    };

    private static Unit? Combine(Unit left, Unit right, int sign, UnitTag whenNone)
    {
        var time = left.Dimension.Time + (sign * right.Dimension.Time);
        var bytes = left.Dimension.Bytes + (sign * right.Dimension.Bytes);
        if (Math.Abs(time) > 9 || Math.Abs(bytes) > 9)
        {
            return null;
        }

        var dimension = new Dimension((sbyte)time, (sbyte)bytes);
        return new(dimension, dimension == Dimension.None ? whenNone : UnitTag.Plain);
    }

    private static IEnumerable<KeyValuePair<(BinaryOperator, UnitClass, UnitClass), UnitRule>> Rows() =>
        from operation in Enum.GetValues<BinaryOperator>()
        let rules = operation switch
        {
            BinaryOperator.Add or BinaryOperator.Subtract => Sum,
            BinaryOperator.Multiply => Product,
            BinaryOperator.Divide => Quotient,
            BinaryOperator.And or BinaryOperator.Or => null,
            _ => Comparison,
        }
        where rules is not null
        from left in Classes
        from right in Classes
        select KeyValuePair.Create((operation, left, right), rules[(int)left][(int)right]);
}
