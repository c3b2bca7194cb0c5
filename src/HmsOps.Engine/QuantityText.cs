using System.Globalization;

namespace HmsOps.Engine;

/// <summary>Writes numbers in stored units the way people read them: 0.9 of <c>s</c> is <c>900ms</c>.</summary>
public static class QuantityText
{
    private static readonly (double Scale, string Prefix)[] Data = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")];

    /// <summary>A number with its unit, four significant digits; a ratio's unit is <c>%</c>.</summary>
    public static string Format(double value, string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit switch
        {
            "s" => Seconds(value),
            "%" => Number(value * 100) + "%",
            "B" or "B/s" => Bytes(value, unit),
            _ => Number(value) + unit,
        };
    }

    private static string Seconds(double value) => Math.Abs(value) switch
    {
        0 => "0s",
        < 1e-3 => Number(value * 1e6) + "µs",
        < 1 => Number(value * 1e3) + "ms",
        _ => Number(value) + "s",
    };

    private static string Bytes(double value, string unit)
    {
        foreach (var (scale, prefix) in Data)
        {
            if (Math.Abs(value) >= scale)
            {
                return Number(value / scale) + prefix + unit;
            }
        }

        return Number(value) + unit;
    }

    private static string Number(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        var digits = 3 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return digits is < 0 or > 15
            ? value.ToString(digits < 0 ? "0" : "0.###e0", CultureInfo.InvariantCulture)
            : Math.Round(value, digits).ToString("0.###############", CultureInfo.InvariantCulture);
    }
}
