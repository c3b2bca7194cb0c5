using System.Collections.Frozen;
using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;

namespace HmsOps.Lang.Units;

/// <summary>What people write where they mean a unit of the table.</summary>
internal static class UnitSpelling
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Known = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["K"] = ["k"],
        ["KB"] = ["kB"],
        ["b"] = ["B", "bit"],
        ["kb"] = ["kB", "kbit"],
        ["Kb"] = ["kbit", "kB"],
        ["Mb"] = ["Mbit", "MB"],
        ["Gb"] = ["Gbit", "GB"],
        ["byte"] = ["B"],
        ["bytes"] = ["B"],
        ["bits"] = ["bit"],
        ["sec"] = ["s"],
        ["secs"] = ["s"],
        ["second"] = ["s"],
        ["seconds"] = ["s"],
        ["msec"] = ["ms"],
        ["millis"] = ["ms"],
        ["milliseconds"] = ["ms"],
        ["usec"] = ["us"],
        ["micros"] = ["us"],
        ["mins"] = ["min"],
        ["minute"] = ["min"],
        ["minutes"] = ["min"],
        ["hr"] = ["h"],
        ["hrs"] = ["h"],
        ["hour"] = ["h"],
        ["hours"] = ["h"],
        ["day"] = ["d"],
        ["days"] = ["d"],
        ["week"] = ["w"],
        ["weeks"] = ["w"],
        ["pct"] = ["%"],
        ["percent"] = ["%"],
        ["rps"] = ["/s"],
        ["qps"] = ["/s"],
        ["Hz"] = ["/s"],
        ["hz"] = ["/s"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for a word that people write for a unit: it joins a number before it, so that the error can name the right one.</summary>
    public static bool IsMeantForUnit(string word) => Known.ContainsKey(word);

    /// <summary>The units that a text which is none may stand for, the likeliest first; empty where nothing is near.</summary>
    /// <param name="text">As written.</param>
    /// <param name="declared">Units that metrics declare.</param>
    public static ImmutableArray<string> Suggest(string text, IReadOnlySet<string>? declared) =>
        Suggest(text) is [_, ..] known ? known
        : declared is not null && NearName.Of(text, declared) is { } near ? [near]
        : [];

    /// <summary>The units of the table that a text which is none may stand for, the likeliest first; empty where nothing is near.</summary>
    public static ImmutableArray<string> Suggest(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return SuggestSimple(text);
        }

        var head = text[..slash];
        var heads = head.Length == 0 || UnitTable.IsUnitWord(head) ? [head] : SuggestSimple(head);
        var per = text[(slash + 1)..];
        var good = UnitTable.IsPerWord(per) ? per
            : per is "m" ? "min"
            : SuggestSimple(per).FirstOrDefault(UnitTable.IsPerWord);
        return good is null ? [] : [.. heads.Where(unit => !unit.StartsWith('/')).Select(unit => $"{unit}/{good}")];
    }

    private static ImmutableArray<string> SuggestSimple(string text)
    {
        if (Known.TryGetValue(text, out var known))
        {
            return known;
        }

        ImmutableArray<string> sameButCase =
            [.. UnitTable.Rows.Select(row => row.Text).Where(unit => string.Equals(unit, text, StringComparison.OrdinalIgnoreCase))];
        return sameButCase.Length > 0 ? sameButCase
            : text.Length > 2 && NearName.Of(text, UnitTable.Rows.Select(row => row.Text)) is { } near ? [near]
            : [];
    }
}
