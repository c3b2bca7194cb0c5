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

    /// <summary>True for a multiplication or division.</summary>
    public static bool IsProduct(BinaryOperator operation) => operation is BinaryOperator.Multiply or BinaryOperator.Divide;

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

    /// <summary>A comparison's sign.</summary>
    public static string Sign(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        ComparisonOperator.Equal => "==",
        _ => "!=",
    };

    /// <summary>An operator's sign in backquotes, for messages.</summary>
    public static string Quoted(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Or => "`or`",
        BinaryOperator.And => "`and`",
        BinaryOperator.Less => "`<`",
        BinaryOperator.LessOrEqual => "`<=`",
        BinaryOperator.Greater => "`>`",
        BinaryOperator.GreaterOrEqual => "`>=`",
        BinaryOperator.Equal => "`==`",
        BinaryOperator.NotEqual => "`!=`",
        BinaryOperator.Add => "`+`",
        BinaryOperator.Subtract => "`-`",
        BinaryOperator.Multiply => "`*`",
        _ => "`/`",
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
