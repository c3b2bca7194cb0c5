using HmsOps.Engine.Plan;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Diagnostics;

/// <summary>HMS2xxx: conditions, readings and windows.</summary>
internal static class TypeDiagnostics
{
    /// <summary>A condition where a number belongs.</summary>
    public static Diagnostic WantedNumber(Place place, string written, string what) =>
        Report.Error("HMS2011", place, $"{what} takes a number, but `{written}` is a condition");

    /// <summary>A number where a condition belongs.</summary>
    public static Diagnostic WantedCondition(Place place, string written, string what, bool isGauge) => isGauge
        ? Report.Error(
            "HMS2012", place, $"{what} takes a condition, but `{written}` is a number: compare it, as in `{written} == 1`", Report.Append(place.Span, " == 1"))
        : Report.Error("HMS2012", place, $"{what} takes a condition, but `{written}` is a number: compare it with something");

    /// <summary>A reading that metrics of this kind don't have.</summary>
    public static Diagnostic ReadingOfOtherKind(Place place, TextSpan readingSpan, string metric, string reading, MetricKind kind) => Report.Error(
        "HMS2013",
        place,
        $"`{metric}` is a {Name(kind)}, which has no `{reading}`: it has {Report.AnyOf(ReadingsOf(kind), "and")}",
        [.. Nearest(reading, kind) is { } better ? [Report.Write(readingSpan, better)] : Array.Empty<CodeFix>()]);

    /// <summary>A histogram without a reading.</summary>
    public static Diagnostic HistogramNeedsReading(Place place, TextSpan path, string metric, string reading = "p95") => Report.Error(
        "HMS2014", place, $"`{metric}` is a histogram: say what to read of it, as in `{metric}.{reading}`", Report.Append(path, "." + reading));

    /// <summary>Two uses of an undeclared metric that imply different kinds.</summary>
    public static Diagnostic KindClash(Place place, string metric, MetricKind here, MetricKind there, Place first) => Report.Error(
            "HMS2015",
            place,
            $"`{metric}` is used as a {Name(here)} here, but as a {Name(there)} at {first}: declare it, as in `metric {metric} {{ kind {Name(there)} }}`, or change one of the two")
        .With(first, $"used as a {Name(there)} here");

    /// <summary>Two uses of an undeclared metric that imply different units.</summary>
    public static Diagnostic UnitClash(Place place, string metric, Unit here, Unit there, Place first) => Report.Error(
            "HMS2016",
            place,
            $"`{metric}` is {UnitText.Describe(here)} here, but {UnitText.Describe(there)} at {first}: declare its unit, or change one of the two")
        .With(first, $"{UnitText.Describe(there)} here");

    /// <summary>A window on what reads nothing.</summary>
    public static Diagnostic WindowOnLiteral(Place place, string constant, TextSpan window, string word) => Report.Error(
        "HMS2018", place, $"`{constant}` reads no metric and has no window: put `{word}` after the metric", Report.Remove(window, $"the `{word}`"));

    /// <summary>Two windows, or two shifts, on one operand.</summary>
    public static Diagnostic WindowTwice(Place place, string operand, TextSpan second, string word) =>
        Report.Error("HMS2019", place, $"`{operand}` has an `{word}` already: keep one of the two", Report.Remove(second, "the second"));

    /// <summary>A window shorter than a tick or longer than can be kept.</summary>
    public static Diagnostic WindowOutOfRange(Place place, string written, bool isShort) => Report.Error(
        "HMS2020", place, isShort ? $"a window of `{written}` is shorter than a tick: at least 1s" : $"a window of `{written}` is too long: at most 90d");

    /// <summary>A pattern that can't be matched.</summary>
    public static Diagnostic BadPattern(Place place, string pattern, string reason) =>
        Report.Error("HMS2021", place, $"the pattern `{pattern}` can't be used: {reason}");

    /// <summary>A division by a constant zero.</summary>
    public static Diagnostic DivisionByZero(Place place) =>
        Report.Error("HMS2022", place, "this divides by zero, so that it is never known");

    /// <summary>Constants whose result can't be kept.</summary>
    public static Diagnostic ConstantTooLarge(Place place, string written) =>
        Report.Error("HMS2023", place, $"the result of `{written}` is too large to be kept");

    /// <summary>A declaration that makes a well-known metric something else.</summary>
    public static Diagnostic PredeclaredKind(Place place, string metric, MetricKind kind, MetricKind known, TextSpan word) => Report.Error(
        "HMS2024",
        place,
        $"`{metric}` comes from the SDK as a {Name(known)} and can't be a {Name(kind)}: give the metric another name",
        Report.Write(word, Name(known)));

    /// <summary>A test's series or instance that is not named by equal labels.</summary>
    public static Diagnostic OnlyEqual(Place place, string label, string matchOperator) =>
        Report.Error("HMS2026", place, $"a test names one series: write `{label} = \"…\"`, not `{matchOperator}`");

    /// <summary>A test's beginning that is no instant.</summary>
    public static Diagnostic BadStart(Place place, string written, string expected) =>
        Report.Error("HMS2027", place, $"`{written}` is not {expected}");

    /// <summary>A stretch of time without a tick.</summary>
    public static Diagnostic EmptyStretch(Place place, string written) =>
        Report.Error("HMS2028", place, $"there is no tick in `{written}`: the end must come after the beginning, `within` included");

    /// <summary>A unit to a power that nothing has.</summary>
    public static Diagnostic PowerTooHigh(Place place, string written) =>
        Report.Error("HMS2029", place, $"`{written}` multiplies units to a power that can't be kept");

    /// <summary>A kind in words.</summary>
    public static string Name(MetricKind kind) => kind switch
    {
        MetricKind.Histogram => "histogram",
        MetricKind.Counter => "counter",
        _ => "gauge",
    };

    private static string? Nearest(string reading, MetricKind kind) => (kind, reading) switch
    {
        (MetricKind.Counter, "count" or "sum") => "increase",
        (MetricKind.Counter, "avg") => "rate",
        (MetricKind.Counter, _) => null,
        (MetricKind.Histogram, "changes") => "count",
        (MetricKind.Gauge, "rate" or "increase") => null,
        _ => null,
    };

    private static IEnumerable<string> ReadingsOf(MetricKind kind) =>
        (kind != MetricKind.Counter ? ["p50 … p99"] : Enumerable.Empty<string>())
            .Concat(ReadingTable.Rows.Where(row => row.Kinds.Contains(kind)).Select(row => row.Name));
}
