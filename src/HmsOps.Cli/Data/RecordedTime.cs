using System.Globalization;
using HmsOps.Engine;

namespace HmsOps.Cli.Data;

/// <summary>Times as recordings and the command line write them.</summary>
internal static class RecordedTime
{
    private const decimal Greatest = 100_000_000_000m;

    /// <summary>Engine time of Unix seconds or an RFC 3339 time, or null where the text is neither.</summary>
    public static long? Parse(string text)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return OfSeconds(seconds);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? EngineTime.From(instant)
            : null;
    }

    /// <summary>Engine time of Unix seconds, rounded to 100 ns; null where it is out of range.</summary>
    public static long? OfSeconds(decimal seconds) =>
        Math.Abs(seconds) < Greatest ? (long)Math.Round(seconds * EngineTime.Second, MidpointRounding.ToEven) : null;
}
