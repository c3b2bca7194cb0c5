using System.Collections.Frozen;
using System.Collections.Immutable;

namespace HmsOps.Lang.Units;

/// <summary>The one table of units: what may follow a number, and how large it is in the stored unit.</summary>
internal static class UnitTable
{
    /// <summary>All units, in the order of the reference; each may take a <c>/s</c>, <c>/min</c>, <c>/h</c> or <c>/d</c>.</summary>
    public static ImmutableArray<UnitScale> Rows { get; } =
    [
        new("ns", Unit.Duration, 1, 1_000_000_000),
        new("us", Unit.Duration, 1, 1_000_000),
        new("µs", Unit.Duration, 1, 1_000_000),
        new("μs", Unit.Duration, 1, 1_000_000),
        new("ms", Unit.Duration, 1, 1_000),
        new("s", Unit.Duration, 1, 1),
        new("m", Unit.Duration, 60, 1),
        new("min", Unit.Duration, 60, 1),
        new("h", Unit.Duration, 3_600, 1),
        new("d", Unit.Duration, 86_400, 1),
        new("w", Unit.Duration, 604_800, 1),
        new("B", Unit.Data, 1, 1),
        new("kB", Unit.Data, 1_000, 1),
        new("MB", Unit.Data, 1_000_000, 1),
        new("GB", Unit.Data, 1_000_000_000, 1),
        new("TB", Unit.Data, 1_000_000_000_000, 1),
        new("KiB", Unit.Data, 1_024, 1),
        new("MiB", Unit.Data, 1_048_576, 1),
        new("GiB", Unit.Data, 1_073_741_824, 1),
        new("TiB", Unit.Data, 1_099_511_627_776, 1),
        new("bit", Unit.Data, 1, 8),
        new("kbit", Unit.Data, 125, 1),
        new("Mbit", Unit.Data, 125_000, 1),
        new("Gbit", Unit.Data, 125_000_000, 1),
        new("%", Unit.Ratio, 1, 100),
        new("k", Unit.Plain, 1_000, 1),
        new("M", Unit.Plain, 1_000_000, 1),
        new("G", Unit.Plain, 1_000_000_000, 1),
        new("T", Unit.Plain, 1_000_000_000_000, 1),
    ];

    private static readonly FrozenDictionary<string, UnitScale> Simple = Rows.ToFrozenDictionary(row => row.Text, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> Per = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["s"] = 1,
        ["min"] = 60,
        ["h"] = 3_600,
        ["d"] = 86_400,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What may stand behind a unit's slash: <c>/s</c>.</summary>
    public static ImmutableArray<string> PerWords { get; } = ["s", "min", "h", "d"];

    /// <summary>True for a word that joins a number before it: <c>5 min</c>.</summary>
    public static bool IsUnitWord(string word) => Simple.ContainsKey(word);

    /// <summary>True for a word that joins a number after a slash: <c>100/s</c>.</summary>
    public static bool IsPerWord(string word) => Per.ContainsKey(word);

    /// <summary>The unit of a text (<c>ms</c>, <c>/s</c>, <c>MiB/s</c>, or empty), or null where there is none of that name.</summary>
    /// <param name="text">As written.</param>
    /// <param name="declared">Units that metrics declare and of which nothing is known but the name.</param>
    public static UnitScale? Find(string text, IReadOnlySet<string>? declared = null)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var head = slash < 0 ? text : text[..slash];
        var scale = head.Length == 0 ? UnitScale.None
            : Simple.GetValueOrDefault(head) ?? (declared?.Contains(head) == true ? UnitScale.Declared(head) : null);
        if (scale is null || slash < 0)
        {
            return scale;
        }

        return Per.TryGetValue(text[(slash + 1)..], out var seconds)
            ? new(text, new(scale.Unit.Dimension / Dimension.Duration, UnitTag.Plain), scale.Multiplier, scale.Divisor * seconds)
            : null;
    }
}
