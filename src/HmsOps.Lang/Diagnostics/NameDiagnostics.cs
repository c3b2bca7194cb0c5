using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>HMS1xxx: names and clauses.</summary>
internal static class NameDiagnostics
{
    /// <summary>A last segment that is no reading of a metric that there is.</summary>
    public static Diagnostic UnknownReading(Place place, string reading, string metric, string? near) => Report.Error(
        "HMS1001",
        place,
        $"`{metric}` has no reading `{reading}`{Report.Meant(near)}",
        near is null ? [] : [Report.Write(place.Span, near)]) with
    {
        Detail = $"A metric whose name ends in it is written with backquotes: {metric}.`{reading}`",
    };

    /// <summary>p0, p5 or p100.</summary>
    public static Diagnostic PercentileOutOfRange(Place place, string reading, ImmutableArray<(string Name, string Meaning)> better) => Report.Error(
        "HMS1002",
        place,
        $"there is no percentile `{reading}`: write {Report.AnyOf(better.Select(row => $"`{row.Name}` for {row.Meaning}"))}",
        [.. better.Select(row => Report.Write(place.Span, row.Name))]);

    /// <summary>p950.</summary>
    public static Diagnostic PercentileForm(Place place, string reading, string? near)
    {
        const string Form = "two digits are per cent (p95), three or four begin with 9 and do not end in 0 (p999 is 99.9%)";
        return near is null
            ? Report.Error("HMS1003", place, $"there is no percentile `{reading}`: {Form}")
            : Report.Error("HMS1003", place, $"there is no percentile `{reading}`{Report.Meant(near)}", Report.Write(place.Span, near)) with { Detail = $"Of a percentile's name {Form}." };
    }

    /// <summary>A test's series without its service.</summary>
    public static Diagnostic AnyService(Place place, string metric) => Report.Error(
        "HMS1004", place, $"`{metric}` of which service? A test gives samples to one: put the service before it, as in `permit-svc.{metric}`");

    /// <summary>Two declarations of one name.</summary>
    public static Diagnostic DuplicateName(Place place, string kind, string name, Place first) =>
        Report.Error("HMS1005", place, $"`{name}` is the name of {(kind[0] == 'a' ? "an" : "a")} {kind} at {first} already: give one of the two another name").With(first, "the first is here");

    /// <summary>An alert that is not declared.</summary>
    public static Diagnostic UnknownAlert(Place place, string name, string? near) =>
        Report.Error("HMS1006", place, $"there is no alert `{name}`{Report.Meant(near)}", near is null ? [] : [Report.Write(place.Span, near)]);

    /// <summary>A tile that is not declared.</summary>
    public static Diagnostic UnknownTile(Place place, string name, string? near) => Report.Error(
        "HMS1007", place, $"there is no tile `{name}`{Report.Meant(near)}", near is null ? [] : [Report.Write(place.Span, Quoted(place, near))]);

    /// <summary>A reading without its metric.</summary>
    public static Diagnostic BareReading(Place place, string reading, string where) => Report.Error(
        "HMS1008", place, $"`{reading}` of which metric? {where}");

    /// <summary>Samples given to a reading.</summary>
    public static Diagnostic GivenReading(Place place, string metric, string reading, TextSpan tail) => Report.Error(
        "HMS1009", place, $"samples are given to the metric `{metric}`, not to its `{reading}`", Report.Remove(tail, $"`.{reading}`"));

    /// <summary>A clause that a declaration needs.</summary>
    public static Diagnostic MissingClause(Place place, string kind, string name, string clause, string example) =>
        Report.Error("HMS1010", place, $"{kind} `{name}` has no `{clause}`: add one, as in `{example}`");

    /// <summary>A series that a test gives twice.</summary>
    public static Diagnostic GivenTwice(Place place, string series, Place first) =>
        Report.Error("HMS1011", place, $"samples of `{series}` are given a second time: write one `given` with all segments").With(first, "the first is here");

    /// <summary>An expectation that says no twice.</summary>
    public static Diagnostic NoNever(Place place, TextSpan no) =>
        Report.Error("HMS1012", place, "`no` and `never` together say the opposite: keep one of the two", Report.Remove(no, "`no`"));

    // The fix keeps the quotes that were written: a tile's name has blanks.
    private static string Quoted(Place place, string name) =>
        place.Span.Length > 0 && place.Source.Text[place.Span.Start] is var first and ('"' or '\'') ? first + name + first : $"\"{name}\"";
}
