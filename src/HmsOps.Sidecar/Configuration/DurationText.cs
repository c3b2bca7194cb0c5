using System.Globalization;
using HmsOps.Engine;

namespace HmsOps.Sidecar.Configuration;

/// <summary>Durations in the configuration: <c>100ms</c>, <c>1s</c>, <c>1m</c>.</summary>
internal static class DurationText
{
    /// <summary>In engine time, or null where it is no duration.</summary>
    public static long? Parse(string text)
    {
        var digits = text.TakeWhile(static c => char.IsAsciiDigit(c) || c == '.').Count();
        long? unit = text[digits..].Trim() switch
        {
            "ms" => EngineTime.Second / 1000,
            "s" => EngineTime.Second,
            "m" or "min" => EngineTime.Minute,
            _ => null,
        };
        return unit is { } factor
            && decimal.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and < 1_000_000
            ? (long)(number * factor)
            : null;
    }
}
