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
[JsonDerivedType(typeof(AbsoluteNode), "absolute")]
[JsonDerivedType(typeof(FunctionNode), "function")]
[JsonDerivedType(typeof(NowNode), "now")]
[JsonDerivedType(typeof(PredictNode), "predict")]
[JsonDerivedType(typeof(PastNode), "past")]
[JsonDerivedType(typeof(ShareNode), "share")]
[JsonDerivedType(typeof(ShareTestNode), "share-test")]
[JsonDerivedType(typeof(AcrossNode), "across")]
[JsonDerivedType(typeof(AcrossTestNode), "across-test")]
[JsonDerivedType(typeof(AbsentNode), "absent")]
public abstract record ShapeNode;

/// <summary>A node that reads an operand.</summary>
public interface ILeafNode
{
    /// <value>Its place in <see cref="PredicatePlan.Operands"/>.</value>
    int Operand { get; }
}

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
public sealed record QuantileTestNode(ComparisonOperator Operator, int Operand, int Slot) : ConditionNode, ILeafNode;

/// <summary>A constant from <see cref="PredicatePlan.Constants"/>.</summary>
public sealed record ConstantNode(int Slot) : NumberNode;

/// <summary>A reading; for <see cref="Reading.Quantile"/> two integers from <paramref name="Slot"/> on are the rank, else it is -1.</summary>
public sealed record ReadNode(int Operand, Reading Reading, int Slot) : NumberNode, ILeafNode;

/// <summary>Unary minus.</summary>
public sealed record NegateNode(ShapeNode Operand) : NumberNode;

/// <summary>Arithmetic, strict in unknown; a row needs series on both sides; division by zero is unknown.</summary>
public sealed record ArithmeticNode(ArithmeticOperator Operator, ShapeNode Left, ShapeNode Right) : NumberNode;

/// <summary>A number without its sign.</summary>
public sealed record AbsoluteNode(ShapeNode Operand) : NumberNode;

/// <summary>A function of two numbers, strict in unknown; a row needs series on both sides.</summary>
public sealed record FunctionNode(NumberFunctionKind Function, ShapeNode Left, ShapeNode Right) : NumberNode;

/// <summary>The tick's time in seconds since the Unix epoch.</summary>
public sealed record NowNode : NumberNode;

/// <summary>What a gauge will be by the line through its samples; <paramref name="Slot"/> in <see cref="PredicatePlan.Integers"/> says in how many ticks.</summary>
public sealed record PredictNode(int Operand, int Slot) : NumberNode, ILeafNode;

/// <summary>A reading some time ago; <paramref name="Slot"/> in <see cref="PredicatePlan.Integers"/> is its place in <see cref="AggregatePlan.Histories"/>.</summary>
public sealed record PastNode(int Operand, int Slot) : NumberNode, ILeafNode;

/// <summary>
/// Which share of the observations compares so with a constant T: two integers from <paramref name="Slot"/> on in
/// <see cref="PredicatePlan.Integers"/> are the place of the bound T and that of its predecessor in
/// <see cref="AggregatePlan.Bounds"/>, -1 where the operator does not need it.
/// </summary>
public sealed record ShareNode(ComparisonOperator Counted, int Operand, int Slot) : NumberNode, ILeafNode;

/// <summary>
/// A share against a constant, decided in integers: from <paramref name="Slot"/> on stand the places of
/// <see cref="ShareNode"/>, then the three integers of the constant's <see cref="ExactDecimal"/>.
/// </summary>
public sealed record ShareTestNode(ComparisonOperator Operator, ComparisonOperator Counted, int Operand, int Slot) : ConditionNode, ILeafNode;

/// <summary>A number across series: the operand is an <see cref="AcrossPlan"/>.</summary>
public sealed record AcrossNode(int Operand) : NumberNode, ILeafNode;

/// <summary>A condition in some or in all series: the operand is an <see cref="AcrossPlan"/>.</summary>
public sealed record AcrossTestNode(int Operand) : ConditionNode, ILeafNode;

/// <summary>
/// No sample of a series that agrees with the row's labels lies in the window: the operand is of
/// <see cref="AggregateKind.Presence"/>. It says something of any row; where there is none, it makes those of its grouping.
/// </summary>
public sealed record AbsentNode(int Operand) : ConditionNode, ILeafNode;

/// <summary>The functions of two numbers.</summary>
public enum NumberFunctionKind
{
    Minimum,
    Maximum,

    /// <summary>What is left of the left one after taking the right one as often as it fits; of the right one's sign.</summary>
    Modulo,
}

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
