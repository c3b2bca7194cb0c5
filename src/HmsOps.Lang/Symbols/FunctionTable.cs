using System.Collections.Frozen;
using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Symbols;

/// <summary>The functions of the language; a name may have a row for each form.</summary>
public static class FunctionTable
{
    /// <summary>All of them, in the order of the reference.</summary>
    public static ImmutableArray<FunctionRow> Rows { get; } =
    [
        new("any", "COND", "condition", "True where the condition holds in some row.", "any(disk.free < 5%)") { IsAggregate = true },
        new("all", "COND", "condition", "True where it holds in every row; unknown where there is none.", "all(tax-bot.ok == 0) by region") { IsAggregate = true },
        new("count", "COND", "count", "In how many rows it holds.", "count(disk.free < 5%) > 3") { IsAggregate = true },
        new("count", "SERIES", "count", "How many series there are.", "count(queue.depth) by region < 2") { IsAggregate = true },
        new("avg", "X", "X's unit", "The average across series.", "avg(queue.depth) by region > 100") { IsAggregate = true },
        new("sum", "X", "X's unit", "The sum across series.", "sum(permit-svc.errors) by region > 5/s") { IsAggregate = true },
        new("min", "X", "X's unit", "The least across series.", "min(disk.free) by host < 5%") { IsAggregate = true },
        new("max", "X", "X's unit", "The greatest across series.", "max(queue.depth) by (region, zone) > 100") { IsAggregate = true },
        new("stddev", "X", "X's unit", "The standard deviation across series.", "stddev(queue.depth) > 50") { IsAggregate = true },
        new("min", "X, Y, …", "their unit", "The least of two or more values.", "min(queue.depth, queue.limit) > 10"),
        new("max", "X, Y, …", "their unit", "The greatest of two or more values.", "max(queue.depth, 10) > queue.limit"),
        new("abs", "X", "X's unit", "Without its sign.", "abs(queue.depth - queue.limit) > 10"),
        new("clamp", "X, LOW, HIGH", "X's unit", "Not below one value, not above another.", "clamp(queue.depth, 0, 100) > 90"),
        new("mod", "X, Y", "X's unit", "What is left of X after taking Y as often as it fits; it has Y's sign.", "mod(queue.depth, 10) == 0"),
        new("predict", "GAUGE, D", "the gauge's unit", "What a gauge will be after D, by the line through its samples of the last D/4, at least 10m and at most 1d.", "predict(disk.free, 4h) < 0"),
        new("now", "", "time", "The tick's time. Less another time it is a duration.", "now() - backup.finished > 26h"),
        new("absent", "SERIES", "condition", "True where no sample lies in the window, by default the rule's `stale`; unknown until that window was watched whole.", "absent(permit-svc.requests) over 10m"),
    ];

    private static readonly FrozenDictionary<string, ImmutableArray<FunctionRow>> ByName =
        Rows.GroupBy(row => row.Name, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    // What other languages, and people, call them.
    private static readonly FrozenDictionary<string, string> Meant = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["average"] = "avg",
        ["mean"] = "avg",
        ["minimum"] = "min",
        ["least"] = "min",
        ["maximum"] = "max",
        ["greatest"] = "max",
        ["stdev"] = "stddev",
        ["absolute"] = "abs",
        ["modulo"] = "mod",
        ["fmod"] = "mod",
        ["clamp_min"] = "max",
        ["clamp_max"] = "min",
        ["predict_linear"] = "predict",
        ["forecast"] = "predict",
        ["time"] = "now",
        ["absent_over_time"] = "absent",
        ["exists"] = "any",
        ["some"] = "any",
        ["every"] = "all",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Readings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["irate"] = "rate",
        ["deriv"] = "slope",
        ["delta"] = "slope",
        ["idelta"] = "slope",
        ["resets"] = "changes",
        ["quantile"] = "p95",
        ["quantile_over_time"] = "p95",
        ["histogram_quantile"] = "p95",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The rows of a name; empty where there is no such function.</summary>
    public static ImmutableArray<FunctionRow> Find(string name) => ByName.GetValueOrDefault(name, []);

    /// <summary>The function that was probably meant, or null.</summary>
    public static string? Suggest(string name) => Meant.GetValueOrDefault(name) ?? NearName.Of(name, ByName.Keys.Order(StringComparer.Ordinal));

    /// <summary>The reading that a function of another language stands for (<c>rate(x)</c>, <c>avg_over_time(x)</c>), or null.</summary>
    public static string? ReadingOf(string name)
    {
        const string overTime = "_over_time";
        var reading = name.EndsWith(overTime, StringComparison.Ordinal) ? name[..^overTime.Length] : name;
        return Readings.GetValueOrDefault(name) ?? (ReadingTable.Find(reading) is null || Meant.ContainsKey(name) ? null : reading);
    }
}
