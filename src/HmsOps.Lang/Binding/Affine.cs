using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Binding;

/// <summary>An affine form <c>a·Q + b</c> of one reading or share Q.</summary>
internal sealed record Affine(decimal Factor, BoundNumber Reading, decimal Offset)
{
    /// <summary>The form of a number, or null where it is none or a coefficient can't be kept.</summary>
    public static Affine? Of(BoundNumber number) => number switch
    {
        BoundReading or BoundShare => new(1, number, 0),
        BoundNegation negation => Of(negation.Operand)?.Times(-1),
        BoundArithmetic { Right: BoundConstant constant } right => Of(right.Left)?.Apply(right.Operator, constant.Value),
        BoundArithmetic { Left: BoundConstant constant } left => left.Operator switch
        {
            ArithmeticOperator.Add => Of(left.Right)?.Apply(ArithmeticOperator.Add, constant.Value),
            ArithmeticOperator.Subtract => Of(left.Right)?.Times(-1)?.Apply(ArithmeticOperator.Add, constant.Value),
            ArithmeticOperator.Multiply => Of(left.Right)?.Times(constant.Value),
            _ => null,
        },
        _ => null,
    };

    /// <summary>The comparison of the reading alone with <c>(c − b) / a</c> that <c>a·Q + b op c</c> amounts to, or null where that can't be kept or a is 0.</summary>
    public BoundComparison? Compare(BoundComparison original, BoundConstant constant)
    {
        if (Factor == 0
            || Constants.Apply(ArithmeticOperator.Subtract, constant.Value, Offset) is not { } difference
            || Constants.Apply(ArithmeticOperator.Divide, difference, Factor) is not { } threshold)
        {
            return null;
        }

        var operation = Factor < 0 ? OperatorFacts.Flip(original.Operator) : original.Operator;
        return original with { Operator = operation, Left = Reading, Right = Constants.Make(constant, Reading.Unit, threshold) };
    }

    private Affine? Times(decimal factor) =>
        Constants.Apply(ArithmeticOperator.Multiply, Factor, factor) is { } newFactor
        && Constants.Apply(ArithmeticOperator.Multiply, Offset, factor) is { } newOffset
            ? this with { Factor = newFactor, Offset = newOffset }
            : null;

    private Affine? Apply(ArithmeticOperator operation, decimal constant) => operation switch
    {
        ArithmeticOperator.Multiply => Times(constant),
        ArithmeticOperator.Divide =>
            Constants.Apply(operation, Factor, constant) is { } factor && Constants.Apply(operation, Offset, constant) is { } offset
                ? this with { Factor = factor, Offset = offset }
                : null,
        _ => Constants.Apply(operation, Offset, constant) is { } sum ? this with { Offset = sum } : null,
    };
}
