using HmsOps.Engine.Plan;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Operators of the tree, of the plan, and their texts.</summary>
internal static class OperatorFacts
{
    /// <summary>The comparison of an operator, or null where it is none.</summary>
    public static ComparisonOperator? Comparison(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Less => ComparisonOperator.Less,
        BinaryOperator.LessOrEqual => ComparisonOperator.LessOrEqual,
        BinaryOperator.Greater => ComparisonOperator.Greater,
        BinaryOperator.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
        BinaryOperator.Equal => ComparisonOperator.Equal,
        BinaryOperator.NotEqual => ComparisonOperator.NotEqual,
        _ => null,
    };

    /// <summary>The arithmetic of an operator, or null where it is none.</summary>
    public static ArithmeticOperator? Arithmetic(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => ArithmeticOperator.Add,
        BinaryOperator.Subtract => ArithmeticOperator.Subtract,
        BinaryOperator.Multiply => ArithmeticOperator.Multiply,
        BinaryOperator.Divide => ArithmeticOperator.Divide,
        _ => null,
    };

    /// <summary>The same comparison with its sides exchanged.</summary>
    public static ComparisonOperator Flip(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => comparison,
    };

    /// <summary>Whether a comparison holds of two constants.</summary>
    public static bool Holds(ComparisonOperator comparison, decimal left, decimal right) => comparison switch
    {
        ComparisonOperator.Less => left < right,
        ComparisonOperator.LessOrEqual => left <= right,
        ComparisonOperator.Greater => left > right,
        ComparisonOperator.GreaterOrEqual => left >= right,
        ComparisonOperator.Equal => left == right,
        _ => left != right,
    };

    /// <summary>What an operator does, for <c>can't …</c>.</summary>
    public static string Verb(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => "add",
        BinaryOperator.Subtract => "subtract",
        BinaryOperator.Multiply => "multiply",
        BinaryOperator.Divide => "divide",
        _ => "compare",
    };
}
