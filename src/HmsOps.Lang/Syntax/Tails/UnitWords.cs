using System.Collections.Frozen;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>The words that, after a blank, belong to a number before them: units, and what people write for units, so that the error can name the right one.</summary>
internal static class UnitWords
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
    [
        "ns", "us", "µs", "ms", "s", "min", "m", "h", "d", "w",
        "k", "K", "M", "G", "T",
        "B", "kB", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB",
        "bit", "kbit", "Mbit", "Gbit", "kb", "Kb", "Mb", "Gb", "byte", "bytes",
        "sec", "secs", "second", "seconds", "msec", "mins", "minute", "minutes", "hr", "hrs", "hour", "hours", "day", "days", "week", "weeks",
        "percent",
    ]);

    private static readonly FrozenSet<string> PerWords = FrozenSet.ToFrozenSet(["s", "min", "h", "d"]);

    public static bool Contains(string word) => Words.Contains(word);

    /// <summary>True for what may follow a <c>/</c> that belongs to a number: <c>100/s</c>.</summary>
    public static bool IsPer(string word) => PerWords.Contains(word);
}
