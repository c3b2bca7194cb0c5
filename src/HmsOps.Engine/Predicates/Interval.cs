using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Predicates;

/// <summary>A number known to lie between two bounds (equal where it is known exactly), or unknown with a reason.</summary>
/// <param name="Low">Least value, may be -∞.</param>
/// <param name="High">Greatest value, may be +∞.</param>
/// <param name="Reason">Why it is unknown or not exact; <see cref="UnknownReason.None"/> where it is exact.</param>
public readonly record struct Interval(double Low, double High, UnknownReason Reason)
{
    /// <value>True where nothing at all is known.</value>
    public bool IsUnknown => double.IsNaN(Low);

    /// <value>True where the number is known exactly.</value>
    public bool IsExact => Low == High;

    /// <summary>A number known exactly; one that is not finite is unknown.</summary>
    public static Interval Exactly(double value) =>
        double.IsFinite(value) ? new(value, value, UnknownReason.None) : Unknown(UnknownReason.Undefined);

    /// <summary>A number between two bounds; why it is not exact.</summary>
    public static Interval Between(double low, double high, UnknownReason reason) => new(low, high, reason);

    /// <summary>Nothing known.</summary>
    public static Interval Unknown(UnknownReason reason) => new(double.NaN, double.NaN, reason);

    /// <summary>Compares two intervals: unknown where they do not decide it.</summary>
    public static Truth Compare(ComparisonOperator comparison, Interval left, Interval right)
    {
        if (left.IsUnknown || right.IsUnknown)
        {
            return Truth.Unknown(Worse(left, right));
        }

        return comparison switch
        {
            ComparisonOperator.Less => Less(left, right),
            ComparisonOperator.LessOrEqual => Truth.Not(Less(right, left)),
            ComparisonOperator.Greater => Less(right, left),
            ComparisonOperator.GreaterOrEqual => Truth.Not(Less(left, right)),
            ComparisonOperator.Equal => Equal(left, right),
            _ => Truth.Not(Equal(left, right)),
        };
    }

    /// <summary>Unary minus.</summary>
    public static Interval Negate(Interval value) => value.IsUnknown ? value : new(-value.High, -value.Low, value.Reason);

    /// <summary>Arithmetic on intervals; strict in unknown; a divisor that may be zero, or a result that is not finite where it should be exact, is unknown.</summary>
    public static Interval Apply(ArithmeticOperator operation, Interval left, Interval right)
    {
        if (left.IsUnknown || right.IsUnknown)
        {
            return Unknown(Worse(left, right));
        }

        if (left.IsExact && right.IsExact)
        {
            return Exactly(Apply(operation, left.Low, right.Low));
        }

        if (operation == ArithmeticOperator.Divide && right.Low <= 0 && right.High >= 0)
        {
            return Unknown(right.IsExact ? UnknownReason.Undefined : Worse(left, right));
        }

        var reason = Worse(left, right);
        return operation switch
        {
            ArithmeticOperator.Add => new(left.Low + right.Low, left.High + right.High, reason),
            ArithmeticOperator.Subtract => new(left.Low - right.High, left.High - right.Low, reason),
            _ => Hull(operation, left, right, reason),
        };
    }

    /// <summary>Without its sign.</summary>
    public static Interval Absolute(Interval value) =>
        value.IsUnknown || value.Low >= 0 ? value
        : value.High <= 0 ? new(-value.High, -value.Low, value.Reason)
        : Of(0, Math.Max(-value.Low, value.High), value.Reason);

    /// <summary>The lesser one; strict in unknown.</summary>
    public static Interval Minimum(Interval left, Interval right) =>
        left.IsUnknown || right.IsUnknown
            ? Unknown(Worse(left, right))
            : Of(Math.Min(left.Low, right.Low), Math.Min(left.High, right.High), Worse(left, right));

    /// <summary>The greater one; strict in unknown.</summary>
    public static Interval Maximum(Interval left, Interval right) =>
        left.IsUnknown || right.IsUnknown
            ? Unknown(Worse(left, right))
            : Of(Math.Max(left.Low, right.Low), Math.Max(left.High, right.High), Worse(left, right));

    /// <summary>
    /// What is left of a number after taking the divisor as often as it fits, of the divisor's sign; unknown where the divisor may be 0.
    /// </summary>
    public static Interval Modulo(Interval value, Interval divisor)
    {
        if (value.IsUnknown || divisor.IsUnknown)
        {
            return Unknown(Worse(value, divisor));
        }

        if (divisor.Low <= 0 && divisor.High >= 0)
        {
            return Unknown(divisor.IsExact ? UnknownReason.Undefined : Worse(value, divisor));
        }

        return value.IsExact && divisor.IsExact
            ? Exactly(Modulo(value.Low, divisor.Low))
            : new(Math.Min(0, divisor.Low), Math.Max(0, divisor.High), Worse(value, divisor));
    }

    private static Interval Of(double low, double high, UnknownReason reason) => new(low, high, low == high ? UnknownReason.None : reason);

    // The rest itself is exact; that it gets the divisor's sign rounds once.
    private static double Modulo(double value, double divisor)
    {
        var rest = value % divisor;
        return rest != 0 && rest < 0 != divisor < 0 ? rest + divisor : rest;
    }

    private static double Apply(ArithmeticOperator operation, double left, double right) => operation switch
    {
        ArithmeticOperator.Add => left + right,
        ArithmeticOperator.Subtract => left - right,
        ArithmeticOperator.Multiply => left * right,
        _ => left / right,
    };

    private static Interval Hull(ArithmeticOperator operation, Interval left, Interval right, UnknownReason reason)
    {
        ReadOnlySpan<double> corners =
        [
            Corner(operation, left.Low, right.Low),
            Corner(operation, left.Low, right.High),
            Corner(operation, left.High, right.Low),
            Corner(operation, left.High, right.High),
        ];
        var low = double.PositiveInfinity;
        var high = double.NegativeInfinity;
        foreach (var corner in corners)
        {
            low = Math.Min(low, corner);
            high = Math.Max(high, corner);
        }

        return new(low, high, reason);
    }

    // 0 × ∞ and ∞ ÷ ∞ stand for limits of finite products and quotients, whose hull holds 0.
    private static double Corner(ArithmeticOperator operation, double left, double right)
    {
        var corner = Apply(operation, left, right);
        return double.IsNaN(corner) ? 0 : corner;
    }

    private static Truth Less(Interval left, Interval right) =>
        left.High < right.Low ? Truth.True
        : left.Low >= right.High ? Truth.False
        : Truth.Unknown(Worse(left, right));

    private static Truth Equal(Interval left, Interval right) =>
        left.High < right.Low || right.High < left.Low ? Truth.False
        : left.IsExact && right.IsExact ? Truth.True
        : Truth.Unknown(Worse(left, right));

    private static UnknownReason Worse(Interval left, Interval right) => left.Reason > right.Reason ? left.Reason : right.Reason;
}
