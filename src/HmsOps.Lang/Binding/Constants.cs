using System.Collections.Immutable;
using System.Globalization;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Arithmetic on constants, in decimals.</summary>
internal static class Constants
{
    /// <summary>The result, or null where it can't be kept.</summary>
    public static decimal? Apply(ArithmeticOperator operation, decimal left, decimal right)
    {
        try
        {
            return operation switch
            {
                ArithmeticOperator.Add => left + right,
                ArithmeticOperator.Subtract => left - right,
                ArithmeticOperator.Multiply => left * right,
                _ => left / right,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>A function of constants.</summary>
    public static decimal Apply(NumberFunction function, ImmutableArray<decimal> values) => function switch
    {
        NumberFunction.Absolute => Math.Abs(values[0]),
        NumberFunction.Minimum => values.Min(),
        NumberFunction.Maximum => values.Max(),
        NumberFunction.Clamp => Math.Clamp(values[0], values[1], values[2]),
        _ => Modulo(values[0], values[1]),
    };

    /// <summary>A constant that stands for a part of the tree.</summary>
    public static BoundConstant Make(BoundNode node, Unit unit, decimal value) =>
        new(node.Source, node.Span, unit, value, Text(unit, value));

    // What is left has the sign of the divisor.
    private static decimal Modulo(decimal value, decimal divisor)
    {
        var rest = value % divisor;
        return rest != 0 && rest < 0 != divisor < 0 ? rest + divisor : rest;
    }

    /// <summary>A value in its stored unit; a ratio in per cent.</summary>
    public static string Text(Unit unit, decimal value)
    {
        var (shown, symbol) = unit.Tag == UnitTag.Ratio && Math.Abs(value) < 1_000_000 ? (value * 100, "%") : (value, unit.Symbol);
        return shown.ToString("0.############################", CultureInfo.InvariantCulture) + symbol;
    }
}
