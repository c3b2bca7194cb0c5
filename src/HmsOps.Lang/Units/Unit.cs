namespace HmsOps.Lang.Units;

/// <summary>What a number without a dimension is, and which durations are points in time.</summary>
/// <remarks>Plain numbers, ratios and counts are one type, except that a percentage never meets a count; timestamps are a type of their own.</remarks>
public enum UnitTag
{
    Plain,
    Ratio,
    Count,

    /// <summary>Of a duration: a point in time, in seconds since 1970.</summary>
    Timestamp,
}

/// <summary>The unit of a number: dimension and tag.</summary>
public readonly record struct Unit(Dimension Dimension, UnitTag Tag)
{
    public static Unit Plain => default;

    public static Unit Ratio => new(Dimension.None, UnitTag.Ratio);

    public static Unit Count => new(Dimension.None, UnitTag.Count);

    public static Unit Duration => new(Dimension.Duration, UnitTag.Plain);

    public static Unit Timestamp => new(Dimension.Duration, UnitTag.Timestamp);

    public static Unit PerSecond => new(Dimension.PerSecond, UnitTag.Plain);

    public static Unit Data => new(Dimension.Data, UnitTag.Plain);

    /// <value>True for a point in time.</value>
    public bool IsTimestamp => Tag == UnitTag.Timestamp;

    /// <summary>The stored unit's symbol: <c>s</c>, <c>B</c>, <c>/s</c>, <c>B/s</c>, <c>celsius</c>; empty for a plain number.</summary>
    public string Symbol => (Dimension.Opaque, Dimension.Bytes, Dimension.Time) switch
    {
        (null, 0, 0) => "",
        (null, 0, 1) => "s",
        (null, 0, -1) => "/s",
        (null, 1, 0) => "B",
        (null, 1, -1) => "B/s",
        _ => Compound(Dimension),
    };

    private static string Compound(Dimension dimension)
    {
        var factors = new List<string>();
        foreach (var (unit, power) in dimension.Opaque?.Powers ?? [])
        {
            factors.Add(Power(unit, power));
        }

        factors.Add(Power("B", dimension.Bytes));
        factors.Add(dimension.Time == -1 ? "" : Power("s", dimension.Time));
        return string.Join('·', factors.Where(factor => factor.Length > 0)) + (dimension.Time == -1 ? "/s" : "");
    }

    private static string Power(string symbol, int exponent) =>
        exponent == 0 ? "" : exponent == 1 ? symbol : $"{symbol}^{exponent}";
}
