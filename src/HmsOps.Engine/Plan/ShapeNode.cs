using System.Text.Json.Serialization;

namespace HmsOps.Engine.Plan;

/// <summary>A predicate with its constants and series taken out: what one compiled delegate computes.</summary>
/// <remarks>
/// A leaf names an operand by its place in <see cref="PredicatePlan.Operands"/> and constants by their place in
/// <see cref="PredicatePlan.Constants"/> and <see cref="PredicatePlan.Integers"/>.
/// </remarks>
[JsonDerivedType(typeof(AndNode), "and")]
[JsonDerivedType(typeof(OrNode), "or")]
[JsonDerivedType(typeof(NotNode), "not")]
[JsonDerivedType(typeof(TruthNode), "truth")]
[JsonDerivedType(typeof(CompareNode), "compare")]
[JsonDerivedType(typeof(QuantileTestNode), "quantile-test")]
[JsonDerivedType(typeof(ConstantNode), "constant")]
[JsonDerivedType(typeof(ReadNode), "read")]
[JsonDerivedType(typeof(NegateNode), "negate")]
[JsonDerivedType(typeof(ArithmeticNode), "arithmetic")]
public abstract record ShapeNode;

/// <summary>A node whose result is true, false or unknown.</summary>
public abstract record ConditionNode : ShapeNode;

/// <summary>A node whose result is a number, known to lie in an interval.</summary>
public abstract record NumberNode : ShapeNode;

/// <summary>Kleene's and; a row needs series on both sides.</summary>
public sealed record AndNode(ShapeNode Left, ShapeNode Right) : ConditionNode;

/// <summary>Kleene's or; takes the rows of either side.</summary>
public sealed record OrNode(ShapeNode Left, ShapeNode Right) : ConditionNode;

/// <summary>Negation; unknown stays unknown.</summary>
public sealed record NotNode(ShapeNode Operand) : ConditionNode;

/// <summary>A literal <c>true</c> or <c>false</c>.</summary>
public sealed record TruthNode(bool Value) : ConditionNode;

/// <summary>A comparison of two intervals: unknown where they do not decide it.</summary>
public sealed record CompareNode(ComparisonOperator Operator, ShapeNode Left, ShapeNode Right) : ConditionNode;

/// <summary>
/// A percentile against a constant, decided by counting: four integers from <paramref name="Slot"/> on in
/// <see cref="PredicatePlan.Integers"/> are the rank's numerator and denominator, the place of the bound c and that of
/// its predecessor in <see cref="AggregatePlan.Bounds"/>, -1 where the operator does not need it.
/// </summary>
public sealed record QuantileTestNode(ComparisonOperator Operator, int Operand, int Slot) : ConditionNode;

/// <summary>A constant from <see cref="PredicatePlan.Constants"/>.</summary>
public sealed record ConstantNode(int Slot) : NumberNode;

/// <summary>A reading; for <see cref="Reading.Quantile"/> two integers from <paramref name="Slot"/> on are the rank, else it is -1.</summary>
public sealed record ReadNode(int Operand, Reading Reading, int Slot) : NumberNode;

/// <summary>Unary minus.</summary>
public sealed record NegateNode(ShapeNode Operand) : NumberNode;

/// <summary>Arithmetic, strict in unknown; a row needs series on both sides; division by zero is unknown.</summary>
public sealed record ArithmeticNode(ArithmeticOperator Operator, ShapeNode Left, ShapeNode Right) : NumberNode;

/// <summary>The comparisons.</summary>
public enum ComparisonOperator
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// <summary>The arithmetic.</summary>
public enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}
