using System.Collections.Immutable;

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

    /// <summary>The rows of a name; empty where there is no such function.</summary>
    public static ImmutableArray<FunctionRow> Find(string name) => [.. Rows.Where(row => string.Equals(row.Name, name, StringComparison.Ordinal))];
}
