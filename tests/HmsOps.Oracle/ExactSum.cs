using System.Numerics;

namespace HmsOps.Oracle;

/// <summary>Adds doubles exactly and rounds once, to the nearest double, ties to even.</summary>
internal static class ExactSum
{
    // Every finite double is a whole multiple of 2^-1074.
    private const int Scale = 1074;
    private const int Precision = 53;

    public static double Of(IEnumerable<double> values) =>
        Round(values.Aggregate(BigInteger.Zero, (sum, value) => sum + Exactly(value)));

    private static BigInteger Exactly(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0x000F_FFFF_FFFF_FFFF;
        var magnitude = exponent == 0 ? fraction : (BigInteger)(fraction | (1L << 52)) << (exponent - 1);
        return bits < 0 ? -magnitude : magnitude;
    }

    private static double Round(BigInteger sum)
    {
        var magnitude = BigInteger.Abs(sum);
        var excess = (int)magnitude.GetBitLength() - Precision;
        if (excess > 0)
        {
            var kept = magnitude >> excess;
            var rest = magnitude - (kept << excess);
            var half = BigInteger.One << (excess - 1);
            var up = rest > half || (rest == half && !kept.IsEven);
            magnitude = (up ? kept + 1 : kept) << excess;
        }

        excess = Math.Max(0, excess);
        var value = Math.ScaleB((double)(magnitude >> excess), excess - Scale);
        return sum.Sign < 0 ? -value : value;
    }
}
