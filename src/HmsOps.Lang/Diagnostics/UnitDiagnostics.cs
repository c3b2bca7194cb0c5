using System.Collections.Immutable;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Diagnostics;

/// <summary>HMS2xxx: numbers and their units.</summary>
internal static class UnitDiagnostics
{
    /// <summary>Two units that don't meet.</summary>
    public static Diagnostic UnitMismatch(Place place, string action, string left, Unit leftUnit, string right, Unit rightUnit) => Report.Error(
        "HMS2001", place, $"can't {action}: `{left}` is {UnitText.Describe(leftUnit)}, `{right}` is {UnitText.Describe(rightUnit)}");

    /// <summary>A number without a unit beside one that has it.</summary>
    public static Diagnostic BareNumber(Place place, string written, string number, decimal value, string other, Unit unit)
    {
        var spellings = UnitText.Spellings(number, value, unit);
        var hint = spellings.Count > 0 ? $"write {Report.AnyOf(spellings)}" : $"it needs a unit of {unit.Symbol}";
        return Report.Error(
            "HMS2002", place, $"`{written}` has no unit, but `{other}` is {UnitText.Describe(unit)}: {hint}", [.. spellings.Select(text => Report.Write(place.Span, text))]);
    }

    /// <summary>A percentage against a count.</summary>
    public static Diagnostic PercentOfCount(Place place, string percent, string other) => Report.Error(
        "HMS2003", place, $"`{other}` is a count, and `{percent}` of what is not said: compare it with a number, or divide it by the whole");

    /// <summary>A ratio times 100 against a percentage.</summary>
    public static Diagnostic TimesHundred(Place place, string percent, Text.TextSpan percentSign) => Report.Error(
        "HMS2004",
        place,
        $"`{percent}` is the ratio {percent.TrimEnd('%')}/100 already, and the other side was multiplied by 100: leave out one of the two",
        Report.Remove(percentSign, "the %"));

    /// <summary>A unit that there is not.</summary>
    public static Diagnostic UnknownUnit(Place place, string number, string unit, ImmutableArray<string> suggestions, string rest = "") => Report.Error(
        "HMS2005",
        place,
        $"there is no unit `{unit}`{(suggestions.Length == 0 ? "" : $"; did you mean {Report.AnyOf(suggestions.Select(text => $"`{text}`"))}?")}",
        [.. suggestions.Select(text => Report.Write(place.Span, number + text + rest))]);

    /// <summary>Another quantity than the place takes.</summary>
    public static Diagnostic WantedOther(Place place, string written, string what, Unit wanted, ImmutableArray<string> suggestions) => Report.Error(
        "HMS2006",
        place,
        $"{what} takes {UnitText.Describe(wanted)}, not `{written}`{(suggestions.Length == 0 ? "" : $": write {Report.AnyOf(suggestions)}")}",
        [.. suggestions.Select(text => Report.Write(place.Span, text))]);

    /// <summary>Greater than can be kept.</summary>
    public static Diagnostic NumberTooLarge(Place place, string number) =>
        Report.Error("HMS2007", place, $"`{number}` is too large: at most 28 digits before the point can be kept");

    /// <summary>Finer than can be kept.</summary>
    public static Diagnostic NumberTooFine(Place place, string number, int digits) =>
        Report.Error("HMS2008", place, $"`{number}` can't be kept exactly: at most {digits} digits, and as many after the point");

    /// <summary>Not a number.</summary>
    public static Diagnostic NotANumber(Place place, string text) =>
        Report.Error("HMS2009", place, $"`{text}` is not a number: write digits with one point, as in 1_000 or 0.8");

    /// <summary>A compound literal out of order.</summary>
    public static Diagnostic BadCompound(Place place, string text) => Report.Error(
        "HMS2010", place, $"`{text}` is not a duration of several parts: write units of time from the largest to the smallest, as in 1h30m");

    /// <summary>A duration outside what its place takes.</summary>
    public static Diagnostic DurationOutOfRange(Place place, string written, string what, string range) =>
        Report.Error("HMS2025", place, $"{what} can't be `{written}`: it must be {range}");

    /// <summary>Not a whole number of times.</summary>
    public static Diagnostic NotATally(Place place, string written) =>
        Report.Error("HMS2030", place, $"`{written}` is not how often: write a whole number from 1 on, as in `fails 2 times`");
}
