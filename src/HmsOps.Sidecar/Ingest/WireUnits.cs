using System.Collections.Frozen;
using HmsOps.Engine.Plan;

namespace HmsOps.Sidecar.Ingest;

/// <summary>Unit names as they come over the wire, with the unit that values are stored in.</summary>
internal static class WireUnits
{
    private static readonly FrozenDictionary<string, WireUnit> Simple = new Dictionary<string, WireUnit>(StringComparer.Ordinal)
    {
        ["ns"] = Divided("s", 1e9),
        ["us"] = Divided("s", 1e6),
        ["µs"] = Divided("s", 1e6),
        ["ms"] = Divided("s", 1e3),
        ["s"] = Times("s", 1),
        ["m"] = Times("s", 60),
        ["min"] = Times("s", 60),
        ["h"] = Times("s", 3_600),
        ["d"] = Times("s", 86_400),
        ["w"] = Times("s", 604_800),
        ["B"] = Times("B", 1),
        ["kB"] = Times("B", 1e3),
        ["MB"] = Times("B", 1e6),
        ["GB"] = Times("B", 1e9),
        ["TB"] = Times("B", 1e12),
        ["KiB"] = Times("B", 1L << 10),
        ["MiB"] = Times("B", 1L << 20),
        ["GiB"] = Times("B", 1L << 30),
        ["TiB"] = Times("B", 1L << 40),
        ["bit"] = Divided("B", 8),
        ["kbit"] = Times("B", 125),
        ["Mbit"] = Times("B", 125_000),
        ["Gbit"] = Times("B", 125_000_000),
        ["%"] = Divided("", 100),
        ["1"] = Times("", 1),
        ["k"] = Times("", 1e3),
        ["M"] = Times("", 1e6),
        ["G"] = Times("", 1e9),
        ["T"] = Times("", 1e12),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, double> Periods = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["s"] = 1,
        ["min"] = 60,
        ["h"] = 3_600,
        ["d"] = 86_400,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The unit of a name such as <c>ms</c>, <c>MiB</c>, <c>/s</c> or <c>kB/min</c>; null where there is none.</summary>
    public static WireUnit? Find(string name)
    {
        if (name.LastIndexOf('/') is var slash and >= 0)
        {
            var counted = slash == 0 ? new WireUnit("", UnitConversion.None) : Find(name[..slash]);
            return counted is { Stored: "" or "B" } && Periods.TryGetValue(name[(slash + 1)..], out var seconds)
                ? counted with { Stored = counted.Stored + "/s", Conversion = Per(counted.Conversion, seconds) }
                : null;
        }

        return Simple.GetValueOrDefault(name);
    }

    /// <summary>True where values of one stored unit can be taken for another: a ratio and a count are plain numbers.</summary>
    public static bool Fits(string stored, string expected) => stored == expected || (stored.Length == 0 && expected is "%" or "");

    private static UnitConversion Per(UnitConversion conversion, double seconds) =>
        seconds == 1 ? conversion
        : conversion.Multiplier == 1 ? new(1, conversion.Divisor * seconds)
        : new(conversion.Multiplier / seconds, 1);

    private static WireUnit Times(string stored, double factor) => new(stored, new UnitConversion(factor, 1));

    private static WireUnit Divided(string stored, double factor) => new(stored, new UnitConversion(1, factor));
}

/// <summary>A unit of the wire.</summary>
/// <param name="Stored">The symbol of the unit that values are stored in.</param>
/// <param name="Conversion">From the one to the other.</param>
internal sealed record WireUnit(string Stored, UnitConversion Conversion);
