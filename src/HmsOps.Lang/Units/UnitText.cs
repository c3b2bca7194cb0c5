namespace HmsOps.Lang.Units;

/// <summary>Units in words, for messages.</summary>
internal static class UnitText
{
    /// <summary>With its article: <c>a duration</c>.</summary>
    public static string Describe(Unit unit) => (unit.Dimension.Time, unit.Dimension.Bytes, unit.Tag) switch
    {
        _ when unit.Dimension.Opaque is not null => $"a quantity in {unit.Symbol}",
        (1, 0, UnitTag.Timestamp) => "a timestamp",
        (0, 0, UnitTag.Ratio) => "a ratio",
        (0, 0, UnitTag.Count) => "a count",
        (0, 0, _) => "a plain number",
        (1, 0, _) => "a duration",
        (-1, 0, _) => "a number per second",
        (0, 1, _) => "an amount of data",
        (-1, 1, _) => "an amount of data per second",
        _ => $"a quantity in {unit.Symbol}",
    };

    /// <summary>The number with the units that its author may have meant, the likeliest first; empty where the dimension has no unit of its own.</summary>
    public static IReadOnlyList<string> Spellings(string number, decimal value, Unit unit)
    {
        if (unit.Dimension.Opaque is not null)
        {
            return unit.Dimension is { Time: 0, Bytes: 0, Opaque.Powers: [(var name, 1)] } ? [number + name] : [];
        }

        var per = unit.Dimension.Time == -1 ? "/s" : "";
        return (unit.Dimension.Time, unit.Dimension.Bytes) switch
        {
            (1, 0) => Math.Abs(value) >= 20 ? [number + "ms", number + "s"] : [number + "s", number + "ms"],
            (0, 1) or (-1, 1) => Math.Abs(value) >= 1_024 ? [number + "B" + per, number + "kB" + per] : [number + "MB" + per, number + "B" + per],
            (-1, 0) => [number + "/s", number + "/min"],
            _ => [],
        };
    }
}
