using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>HMS1050–1079 and HMS2070–2079: what declarations and their clauses name and take.</summary>
internal static class DeclarationDiagnostics
{
    /// <summary>Alerts that hold each other back.</summary>
    public static Diagnostic DependencyCycle(Place place, ImmutableArray<string> path) => Report.Error(
        "HMS1050", place, $"alert `{path[0]}` would depend on itself: {string.Join(" → ", path)}");

    /// <summary>A schedule that is not declared.</summary>
    public static Diagnostic UnknownSchedule(Place place, string name, string? near) => Report.Error(
        "HMS1051", place, $"there is no schedule `{name}`{Report.Meant(near)}", near is null ? [] : [Report.Write(place.Span, near)]);

    /// <summary>An slo that is not declared.</summary>
    public static Diagnostic UnknownSlo(Place place, string name, string near) => Report.Error(
        "HMS1052", place, $"there is no slo `{name}`{Report.Meant(near)}", Report.Write(place.Span, near));

    /// <summary>A probe that asks in no way, or in several.</summary>
    public static Diagnostic OneForm(Place place, string name, bool isNone) => Report.Error(
        "HMS1053",
        place,
        isNone
            ? $"probe `{name}` does not say what it asks: add one of `http`, `tcp` and `exec`, as in `http http://permit-svc/healthz`"
            : $"probe `{name}` asks in one way only: declare another probe for this one");

    /// <summary>A name that something of another kind has.</summary>
    public static Diagnostic NameTaken(Place place, string kind, string name, string otherKind, Place first) => Report.Error(
        "HMS1054",
        place,
        $"`{name}` is the name of {Article(otherKind)} {otherKind} at {first} already, and {Article(kind)} {kind} shares its names: give one of the two another name")
        .With(first, "the first is here");

    /// <summary>A time zone that there is not.</summary>
    public static Diagnostic UnknownZone(Place place, string zone, string? near) => Report.Error(
        "HMS1055",
        place,
        $"there is no time zone `{zone}`{(near is null ? ": write its IANA name, such as \"America/New_York\"" : Report.Meant(near))}",
        near is null ? [] : [Report.Write(Inside(place), near)]);

    /// <summary>A time of day that is none.</summary>
    public static Diagnostic BadTime(Place place, string written) =>
        Report.Error("HMS1056", place, $"`{written}` is not a time of day: write hours and minutes from 00:00 to 24:00, such as 09:00");

    /// <summary>A date that is none.</summary>
    public static Diagnostic BadDate(Place place, string written) =>
        Report.Error("HMS1057", place, $"`{written}` is not a date: write year, month and day, such as 2026-07-04");

    /// <summary>A limit that the verb does not have.</summary>
    public static Diagnostic UnknownLimit(Place place, string verb, string limit, IEnumerable<string> limits, string? near) => Report.Error(
        "HMS1058",
        place,
        $"`{verb}` has no limit `{limit}`{(near is null ? $": it has {Report.AnyOf(limits, "and")}" : Report.Meant(near))}",
        near is null ? [] : [Report.Write(place.Span, near)]);

    /// <summary>A file that an import does not find.</summary>
    public static Diagnostic ImportNotFound(Place place, string target, string? near) => Report.Error(
        "HMS1059",
        place,
        $"there is nothing to import at `{target}`: no file, and no folder or pattern with rules{Report.Meant(near)}",
        near is null ? [] : [Report.Write(Inside(place), near)]);

    /// <summary>A place of a text that nothing fills in.</summary>
    public static Diagnostic UnknownPlace(Place place, string name, ImmutableArray<string> labels, string? near) => Report.Error(
        "HMS1062",
        place,
        near is not null ? $"nothing fills in `${{{name}}}`{Report.Meant("${" + near + "}")}"
            : labels.IsEmpty ? $"nothing fills in `${{{name}}}`: the alert has one instance, without labels; `by {name}` makes one for each"
            : $"nothing fills in `${{{name}}}`: an instance has {Report.AnyOf(labels, "and")}");

    /// <summary>A place of a text that has no end or no name.</summary>
    public static Diagnostic UnfinishedPlace(Place place) =>
        Report.Error("HMS1063", place, "`${` begins a label that is filled in: write its name and `}`, as in `${region}`");

    /// <summary>A label that would change with each value.</summary>
    public static Diagnostic ValueInLabel(Place place, string label) => Report.Error(
        "HMS1064", place, $"label `{label}` would change with each value, and with it whose alert it is: put `${{value}}` into `summary`");

    /// <summary>A severity that the levels say.</summary>
    public static Diagnostic SeverityBesideLevels(Place place, Place level, TextSpan clause) => Report.Error(
        "HMS1065", place, "the levels say how bad it is: remove `severity`", Report.Remove(clause, "`severity`")).With(level, "a level is here");

    /// <summary>Something of a list that stands twice.</summary>
    public static Diagnostic StandsTwice(Place place, string name, Place first) =>
        Report.Error("HMS1066", place, $"`{name}` stands here a second time: keep one").With(first, "the first is here");

    /// <summary><c>by</c> and <c>without</c>.</summary>
    public static Diagnostic TwoGroupings(Place place, Place first) =>
        Report.Error("HMS1067", place, "`by` and `without` both say what makes an instance: keep one of the two").With(first, "the other is here");

    /// <summary>A label whose values are expected though it makes no instance.</summary>
    public static Diagnostic ExpectWithoutBy(Place place, string label, string? near) => Report.Error(
        "HMS1068",
        place,
        near is null
            ? $"`{label}` makes no instance that could be missing: add `by {label}`"
            : $"`{label}` makes no instance{Report.Meant(near)}",
        near is null ? [] : [Report.Write(place.Span, near)]);

    /// <summary>Several schedules.</summary>
    public static Diagnostic OneSchedule(Place place) =>
        Report.Error("HMS1069", place, "`during` takes one schedule: put all hours into it, each as another `on`");

    /// <summary>A level that the alert does not have.</summary>
    public static Diagnostic UnknownLevel(Place place, string alert, string level, IEnumerable<string> levels) => Report.Error(
        "HMS1070",
        place,
        levels.Any()
            ? $"alert `{alert}` has no level `{level}`: it has {Report.AnyOf(levels, "and")}"
            : $"alert `{alert}` has no levels: write `firing` alone");

    /// <summary>An answer in a test that nobody asks for.</summary>
    public static Diagnostic NobodyAsked(Place place, string group, string? near) => Report.Error(
        "HMS1071",
        place,
        $"no playbook asks `{group}`{(near is null ? $": the answer needs a step `approve by {group} within 10m`" : Report.Meant(near))}",
        near is null ? [] : [Report.Write(place.Span, near)]);

    /// <summary>A share of ticks that is none.</summary>
    public static Diagnostic NotAShare(Place place, string written) =>
        Report.Error("HMS2070", place, $"`{written}` of a time can't be: write more than 0% and at most 100%, as in `for 80% of 10m`");

    /// <summary>A share of ticks where only a time can be.</summary>
    public static Diagnostic ShareBeyondIf(Place place, string clause) => Report.Error(
        "HMS1080", place, $"{clause} takes no share of a time: write `for` with the time alone, as in `for 2m`");

    /// <summary><c>expect</c> leaves labels of an instance open; where they are not even known, <paramref name="missing"/> is empty.</summary>
    public static Diagnostic ExpectWithoutAll(Place place, IReadOnlyList<string> missing) => Report.Error(
        "HMS1081", place, missing.Count == 0
            ? "`expect` needs to know the labels of an instance: write them with `by`"
            : $"`expect` must name the values of each label of `by`: add `expect {missing[0]} in [...]`");

    /// <summary>More ticks than are counted.</summary>
    public static Diagnostic TooManyTicks(Place place, string written, int most) => Report.Error(
        "HMS2071", place, $"a share of `{written}` is of more than {most} ticks: at most 1h can be counted tick by tick");

    /// <summary>Not an objective.</summary>
    public static Diagnostic NotAnObjective(Place place, string written) => Report.Error(
        "HMS2072",
        place,
        $"`{written}` is not an objective: write `99.95% of METRIC < 500ms over 30d`, or a ratio compared with a percentage, as in `errors / requests < 0.1% over 30d`");

    /// <summary>An objective without a budget.</summary>
    public static Diagnostic NoBudget(Place place, string written) => Report.Error(
        "HMS2073", place, $"`{written}` leaves no error budget: an objective lies above 0% and below 100%");

    /// <summary>An objective without its period.</summary>
    public static Diagnostic NoPeriod(Place place, string written) =>
        Report.Error("HMS2074", place, $"over how long? Write the period behind it, as in `{written} over 30d`", Report.Append(place.Span, " over 30d"));

    /// <summary>Not a whole number in a range.</summary>
    public static Diagnostic NotAWholeNumber(Place place, string what, string written, long least, long most) =>
        Report.Error("HMS2075", place, $"{what} takes a whole number from {least} to {most}, not `{written}`");

    /// <summary>A time-out that is not shorter than the pause.</summary>
    public static Diagnostic TimeoutTooLong(Place place, string timeout, string every) => Report.Error(
        "HMS2076", place, $"one must end before the next begins: a `timeout` of {timeout} is not shorter than {every}, which is how often it runs");

    /// <summary>A form of samples that the metric's kind does not have.</summary>
    public static Diagnostic SegmentOfOtherKind(Place place, string form, string metric, string kind, string wanted) =>
        Report.Error("HMS2077", place, $"`{form}` is for {wanted}, and `{metric}` is a {kind}");

    /// <summary>A series written short that is too long.</summary>
    public static Diagnostic ShorthandTooLong(Place place, string written, int most) =>
        Report.Error("HMS2078", place, $"`{written}` is not START+STEPxTIMES with at most {most} times, as in `0+10x10`");

    /// <summary>Limits that exclude each other.</summary>
    public static Diagnostic LimitsCross(Place place, string low, string high) =>
        Report.Error("HMS2079", place, $"`{low}` is above `{high}`: nothing could ever be done");

    private static string Article(string word) => word[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : word == "slo" ? "an" : "a";

    private static TextSpan Inside(Place place) =>
        place.Span.Length > 1 && (place.Source.Text[place.Span.Start] is '"' or '\'') ? new(place.Span.Start + 1, place.Span.Length - 2) : place.Span;
}
