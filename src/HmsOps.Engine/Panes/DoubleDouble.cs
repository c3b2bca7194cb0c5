namespace HmsOps.Engine.Panes;

/// <summary>An unevaluated sum of two doubles: about 106 bits, so that a sum is rounded once, when it is read.</summary>
/// <param name="High">The sum, rounded.</param>
/// <param name="Low">What the rounding took off.</param>
/// <remarks>T. J. Dekker, "A floating-point technique for extending the available precision", 1971; D. E. Knuth's TwoSum.</remarks>
public readonly record struct DoubleDouble(double High, double Low)
{
    /// <summary>The sum with one more number.</summary>
    public DoubleDouble Add(double value)
    {
        var (sum, error) = TwoSum(High, value);
        return Normal(sum, error + Low);
    }

    /// <summary>The sum of two sums.</summary>
    public DoubleDouble Add(DoubleDouble other)
    {
        var (high, error) = TwoSum(High, other.High);
        var (low, rest) = TwoSum(Low, other.Low);
        var partial = Normal(high, error + low);
        return Normal(partial.High, partial.Low + rest);
    }

    private static DoubleDouble Normal(double high, double low)
    {
        var sum = high + low;
        return new(sum, low - (sum - high));
    }

    private static (double Sum, double Error) TwoSum(double left, double right)
    {
        var sum = left + right;
        var part = sum - left;
        return (sum, (left - (sum - part)) + (right - part));
    }
}
