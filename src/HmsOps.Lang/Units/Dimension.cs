namespace HmsOps.Lang.Units;

/// <summary>The dimension of a quantity: exponents over time, bytes and declared units that nothing is known of; all zero is a plain number.</summary>
/// <param name="Time">Exponent of seconds: 1 for a duration, -1 for a rate.</param>
/// <param name="Bytes">Exponent of bytes.</param>
public readonly record struct Dimension(sbyte Time, sbyte Bytes)
{
    private const int HighestPower = 9;

    /// <value>Declared units such as <c>celsius</c>, or null where there are none.</value>
    public OpaquePowers? Opaque { get; init; }

    /// <summary>A plain number, a count or a ratio.</summary>
    public static Dimension None => default;

    /// <summary>A duration; stored in seconds.</summary>
    public static Dimension Duration => new(1, 0);

    /// <summary>Something a second.</summary>
    public static Dimension PerSecond => new(-1, 0);

    /// <summary>An amount of data; stored in bytes.</summary>
    public static Dimension Data => new(0, 1);

    /// <summary>A declared unit that nothing is known of.</summary>
    public static Dimension Of(string unit) => new Dimension(0, 0) with { Opaque = OpaquePowers.Of(unit) };

    public static Dimension operator *(Dimension left, Dimension right) =>
        new((sbyte)(left.Time + right.Time), (sbyte)(left.Bytes + right.Bytes)) { Opaque = OpaquePowers.Combine(left.Opaque, right.Opaque, 1) };

    public static Dimension operator /(Dimension left, Dimension right) =>
        new((sbyte)(left.Time - right.Time), (sbyte)(left.Bytes - right.Bytes)) { Opaque = OpaquePowers.Combine(left.Opaque, right.Opaque, -1) };

    /// <summary>The product, or with <paramref name="sign"/> -1 the quotient; null where a power is higher than 9.</summary>
    public static Dimension? Combine(Dimension left, Dimension right, int sign)
    {
        var time = left.Time + (sign * right.Time);
        var bytes = left.Bytes + (sign * right.Bytes);
        var opaque = OpaquePowers.Combine(left.Opaque, right.Opaque, sign);
        return Math.Abs(time) > HighestPower || Math.Abs(bytes) > HighestPower || opaque?.Highest > HighestPower
            ? null
            : new Dimension((sbyte)time, (sbyte)bytes) { Opaque = opaque };
    }

    /// <summary>The dimension x for which this times x to the power <paramref name="power"/> is a plain number; null where there is none of whole exponents.</summary>
    public Dimension? Solve(int power)
    {
        if (Time % power != 0 || Bytes % power != 0)
        {
            return null;
        }

        var opaque = Opaque?.Divide(-power);
        return Opaque is not null && opaque is null ? null : new Dimension((sbyte)(-Time / power), (sbyte)(-Bytes / power)) { Opaque = opaque };
    }
}
