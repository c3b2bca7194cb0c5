using System.Collections.Frozen;
using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Symbols;

/// <summary>The readings of the language and the kinds of metric that have them.</summary>
internal static class ReadingTable
{
    /// <summary>All but the percentiles, in the order of the reference.</summary>
    public static ImmutableArray<ReadingRow> Rows { get; } =
    [
        new("avg", Reading.Average, MetricKind.Gauge, [MetricKind.Histogram, MetricKind.Gauge], ReadingUnit.Own),
        new("min", Reading.Minimum, MetricKind.Gauge, [MetricKind.Histogram, MetricKind.Gauge], ReadingUnit.Own),
        new("max", Reading.Maximum, MetricKind.Gauge, [MetricKind.Histogram, MetricKind.Gauge], ReadingUnit.Own),
        new("sum", Reading.Sum, MetricKind.Histogram, [MetricKind.Histogram, MetricKind.Gauge], ReadingUnit.Own),
        new("count", Reading.Count, MetricKind.Histogram, [MetricKind.Histogram, MetricKind.Gauge], ReadingUnit.Count),
        new("stddev", Reading.StandardDeviation, MetricKind.Histogram, [MetricKind.Histogram, MetricKind.Gauge], ReadingUnit.Own),
        new("rate", Reading.Rate, MetricKind.Counter, [MetricKind.Histogram, MetricKind.Counter], ReadingUnit.OwnPerSecond),
        new("increase", Reading.Increase, MetricKind.Counter, [MetricKind.Histogram, MetricKind.Counter], ReadingUnit.Growth),
        new("last", Reading.Last, MetricKind.Gauge, [MetricKind.Counter, MetricKind.Gauge], ReadingUnit.Own),
        new("changes", Reading.Changes, MetricKind.Gauge, [MetricKind.Counter, MetricKind.Gauge], ReadingUnit.Count),
        new("slope", Reading.Slope, MetricKind.Gauge, [MetricKind.Gauge], ReadingUnit.OwnPerSecond),
    ];

    /// <summary>Every percentile, whatever its rank.</summary>
    public static ReadingRow Percentile { get; } =
        new("pNN", Reading.Quantile, MetricKind.Histogram, [MetricKind.Histogram, MetricKind.Gauge], ReadingUnit.Own);

    /// <summary>The readings of an slo (<c>permit-fast.budget</c>), each with what it says.</summary>
    public static ImmutableArray<(string Name, string Summary)> SloReadings { get; } =
    [
        ("budget", "how much of the error budget is left, of 100%"),
        ("burn", "how fast it goes over the window, by default 1h: 1 uses it up in the slo's period"),
    ];

    /// <summary>The names that are offered for one that is none.</summary>
    public static ImmutableArray<string> Offered { get; } =
        ["p50", "p75", "p90", "p95", "p98", "p99", "p999", "p9999", .. Rows.Select(row => row.Name)];

    private static readonly ImmutableArray<ReadingRow> ByReading =
        [.. Enum.GetValues<Reading>().Select(reading => Rows.FirstOrDefault(row => row.Reading == reading, Percentile))];

    private static readonly FrozenDictionary<string, ReadingRow> ByName = Rows.ToFrozenDictionary(row => row.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Meant = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mean"] = "avg",
        ["average"] = "avg",
        ["median"] = "p50",
        ["minimum"] = "min",
        ["maximum"] = "max",
        ["total"] = "sum",
        ["stdev"] = "stddev",
        ["std"] = "stddev",
        ["delta"] = "increase",
        ["n"] = "count",
        ["latest"] = "last",
        ["irate"] = "rate",
        ["deriv"] = "slope",
        ["derivative"] = "slope",
        ["resets"] = "changes",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The reading of a name, or null.</summary>
    public static ReadingName? Find(string name) =>
        ByName.TryGetValue(name, out var row) ? new(name, row.Reading, null)
        : RankOf(name) is { } rank ? new(name, Reading.Quantile, rank)
        : null;

    /// <summary>The row of a reading.</summary>
    public static ReadingRow Of(Reading reading) => ByReading[(int)reading];

    /// <summary>True for a <c>p</c> and digits: a percentile, or what was meant as one.</summary>
    public static bool IsPercentileLike(string name) => name.Length > 1 && name[0] == 'p' && name.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>True for what nobody would call a metric: digits after one or two <c>p</c>, perhaps with a letter behind them.</summary>
    public static bool IsAlmostPercentile(string name)
    {
        var digits = name.AsSpan().TrimStart("pP");
        return digits.Length < name.Length && digits.Length > 0 && char.IsAsciiDigit(digits[0])
            && name.Length - digits.Length <= 2 && digits.TrimStart("0123456789").Length <= 1;
    }

    /// <summary>The reading that was probably meant, or null.</summary>
    public static string? Suggest(string name)
    {
        if (Meant.TryGetValue(name, out var meant))
        {
            return meant;
        }

        var digits = string.Concat(name.Where(char.IsAsciiDigit));
        return IsAlmostPercentile(name) && RankOf("p" + digits) is not null ? "p" + digits
            : NearName.Of(name, Offered.Concat(Meant.Keys.Where(key => key.Length > 3).Order(StringComparer.Ordinal))) is { } near ? Meant.GetValueOrDefault(near, near)
            : null;
    }

    /// <summary>The rank of a percentile's name: two digits are per cent, three or four begin with 9 and do not end in 0; else null.</summary>
    private static Rank? RankOf(string name)
    {
        if (!IsPercentileLike(name))
        {
            return null;
        }

        return name.Length switch
        {
            3 when name is not "p00" => new(int.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), 100),
            4 when name[1] == '9' && name[3] != '0' => new(int.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), 1_000),
            5 when name[1] == '9' && name[4] != '0' => new(int.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), 10_000),
            _ => null,
        };
    }
}
