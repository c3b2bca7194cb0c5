namespace HmsOps.Engine.Plan;

/// <summary>A decimal in three integers, with which a ratio of two counts is compared exactly.</summary>
/// <param name="Low">The lower 64 bits of its digits.</param>
/// <param name="High">The upper 32 bits of its digits; -1 of a negative decimal, below which no ratio of counts is.</param>
/// <param name="Scale">How many of its digits, at most 28, are behind the point.</param>
public readonly record struct ExactDecimal(long Low, long High, long Scale)
{
    /// <value>The most digits behind the point.</value>
    public const int MostDigits = 28;

    private static readonly UInt128[] s_powersOfTen = Powers();

    /// <value>True where the integers stand for a decimal.</value>
    public bool IsValid => High is >= -1 and <= uint.MaxValue && Scale is >= 0 and <= MostDigits;

    /// <summary>The integers of a decimal; equal decimals have equal ones.</summary>
    public static ExactDecimal Of(decimal value)
    {
        if (value < 0)
        {
            return new(0, -1, 0);
        }

        // Dividing by a one of many digits leaves no zeros at the end.
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value / 1.000000000000000000000000000m, bits);
        return new((uint)bits[0] | ((long)bits[1] << 32), (uint)bits[2], (bits[3] >> 16) & 0xFF);
    }

    /// <summary>How <paramref name="part"/> ÷ <paramref name="whole"/> compares with the decimal: less than 0, 0, or greater than 0.</summary>
    /// <param name="part">Not negative.</param>
    /// <param name="whole">Greater than 0.</param>
    public int CompareRatio(long part, long whole)
    {
        if (High < 0)
        {
            return 1;
        }

        var left = Multiply((ulong)part, s_powersOfTen[Scale]);
        var right = Multiply((ulong)whole, new UInt128((ulong)High, (ulong)Low));
        return left.CompareTo(right);
    }

    private static (UInt128 High, ulong Low) Multiply(ulong count, UInt128 digits)
    {
        var low = (UInt128)count * (ulong)digits;
        var high = ((UInt128)count * (ulong)(digits >> 64)) + (low >> 64);
        return (high, (ulong)low);
    }

    private static UInt128[] Powers()
    {
        var powers = new UInt128[MostDigits + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
