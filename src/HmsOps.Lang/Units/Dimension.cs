namespace HmsOps.Lang.Units;

/// <summary>The dimension of a quantity: exponents over time and bytes; all zero is a plain number.</summary>
/// <param name="Time">Exponent of seconds: 1 for a duration, -1 for a rate.</param>
/// <param name="Bytes">Exponent of bytes.</param>
public readonly record struct Dimension(sbyte Time, sbyte Bytes)
{
    /// <summary>A plain number, a count or a ratio.</summary>
    public static Dimension None => default;

    /// <summary>A duration; stored in seconds.</summary>
    public static Dimension Duration => new(1, 0);

    /// <summary>Something a second.</summary>
    public static Dimension PerSecond => new(-1, 0);

    /// <summary>An amount of data; stored in bytes.</summary>
    public static Dimension Data => new(0, 1);

    public static Dimension operator *(Dimension left, Dimension right) =>
        new((sbyte)(left.Time + right.Time), (sbyte)(left.Bytes + right.Bytes));

    public static Dimension operator /(Dimension left, Dimension right) =>
        new((sbyte)(left.Time - right.Time), (sbyte)(left.Bytes - right.Bytes));
}

/// <summary>How a plain number is shown; part of a unit's type only in that a percentage never meets a count.</summary>
public enum UnitTag
{
    Plain,
    Ratio,
    Count,

    /// <summary>Of a duration: a point in time, in seconds since 1970.</summary>
    Timestamp,
}

/// <summary>The unit of a number: dimension and, for plain numbers, a tag.</summary>
public readonly record struct Unit(Dimension Dimension, UnitTag Tag)
{
    public static Unit Plain => default;

    public static Unit Ratio => new(Dimension.None, UnitTag.Ratio);

    public static Unit Count => new(Dimension.None, UnitTag.Count);

    public static Unit Duration => new(Dimension.Duration, UnitTag.Plain);

    public static Unit Timestamp => new(Dimension.Duration, UnitTag.Timestamp);

    public static Unit PerSecond => new(Dimension.PerSecond, UnitTag.Plain);

    public static Unit Data => new(Dimension.Data, UnitTag.Plain);

    /// <summary>The stored unit's symbol: <c>s</c>, <c>B</c>, <c>/s</c>, <c>B/s</c>; empty for a plain number.</summary>
    public string Symbol => (Dimension.Bytes, Dimension.Time) switch
    {
        (0, 0) => "",
        (0, 1) => "s",
        (0, -1) => "/s",
        (1, 0) => "B",
        (1, -1) => "B/s",
        var (bytes, time) => Power("B", bytes) + (bytes != 0 && time != 0 ? "·" : "") + Power("s", time),
    };

    private static string Power(string symbol, int exponent) =>
        exponent == 0 ? "" : exponent == 1 ? symbol : $"{symbol}^{exponent}";
}
