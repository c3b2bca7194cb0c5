using System.Globalization;
using HmsOps.Engine;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting;

/// <summary>Values in words, for messages and fixes.</summary>
internal static class LintText
{
    private static readonly (long Ticks, string Unit)[] Units =
    [
        (24 * EngineTime.Hour, "d"),
        (EngineTime.Hour, "h"),
        (EngineTime.Minute, "m"),
        (EngineTime.Second, "s"),
        (EngineTime.Second / 1_000, "ms"),
    ];

    /// <summary>A duration in the largest unit that takes it whole: <c>90s</c>, <c>5m</c>.</summary>
    public static string Duration(long ticks)
    {
        foreach (var (size, unit) in Units)
        {
            if (ticks != 0 && ticks % size == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{ticks / size}{unit}");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(decimal)ticks / EngineTime.Second}s");
    }

    /// <summary>What was written for a node, in backquotes and on one line.</summary>
    public static string Written(BoundNode node) =>
        DiagnosticWords.Quote(string.Join(' ', node.Source.TextOf(node.Span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>A number's name, in backquotes: of a reading its text.</summary>
    public static string Name(BoundNumber number) => number is BoundReading reading ? DiagnosticWords.Quote(reading.Text) : Written(number);
}
