using System.Buffers;
using System.Globalization;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Units;

/// <summary>Reads numbers with units, in exact decimal arithmetic.</summary>
internal static class QuantityReader
{
    private const int MaximumDigits = 28;

    private static readonly SearchValues<char> Plain = SearchValues.Create("0123456789.");

    /// <summary>The quantity, or null after one diagnostic.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="number">The number's text.</param>
    /// <param name="unit">The unit's text, or empty.</param>
    /// <param name="report">Takes the diagnostic.</param>
    /// <param name="declared">Units that metrics declare, where they may stand.</param>
    public static Quantity? Read(Place place, string number, string unit, Action<Diagnostic> report, IReadOnlySet<string>? declared = null)
    {
        if (IsCompound(number))
        {
            return unit.Length == 0 ? ReadCompound(place, number, report) : Fail(report, UnitDiagnostics.BadCompound(place, number + unit));
        }

        var scale = UnitTable.Find(unit, declared);
        if (scale is null)
        {
            return Fail(report, UnitDiagnostics.UnknownUnit(place, number, unit, UnitSpelling.Suggest(unit, declared)));
        }

        return ReadNumber(place, number, report) is not { } value ? null
            : Store(value, scale) is { } stored ? new(stored, scale, number + unit)
            : Fail(report, UnitDiagnostics.NumberTooLarge(place, number + unit));
    }

    /// <summary>Splits a word into number and unit: <c>50%</c>, <c>1h30m</c>; null where it does not begin with a digit or a sign and a digit.</summary>
    public static (string Number, string Unit)? Split(string word)
    {
        var end = NumberEnd(word, word.StartsWith('-') ? 1 : 0);
        if (end == 0 || !char.IsAsciiDigit(word[end - 1]))
        {
            return null;
        }

        var unit = word[end..].TrimStart(' ');
        return unit.Any(char.IsAsciiDigit) ? (word, "") : (word[..end], unit);
    }

    private static bool IsCompound(string number)
    {
        var end = NumberEnd(number, number.StartsWith('-') ? 1 : 0);
        return end > 0 && end < number.Length;
    }

    private static int NumberEnd(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '_' or '.'))
        {
            at++;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var digits = at + 1;
            digits += digits < text.Length && text[digits] is '+' or '-' ? 1 : 0;
            while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                digits++;
                at = digits;
            }
        }

        return at;
    }

    private static Quantity? ReadCompound(Place place, string text, Action<Diagnostic> report)
    {
        var sum = 0m;
        var smallest = decimal.MaxValue;
        for (var at = 0; at < text.Length;)
        {
            var digits = at;
            at = NumberEnd(text, at);
            var number = text[digits..at];
            var word = at;
            while (at < text.Length && !char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            var scale = UnitTable.Find(text[word..at]);
            if (scale is null && at > word)
            {
                return Fail(report, UnitDiagnostics.UnknownUnit(place, text[..word], text[word..at], UnitSpelling.Suggest(text[word..at]), text[at..]));
            }

            if (scale is null || number.Length == 0 || scale.Unit != Unit.Duration || scale.Multiplier / scale.Divisor >= smallest)
            {
                return Fail(report, UnitDiagnostics.BadCompound(place, text));
            }

            smallest = scale.Multiplier / scale.Divisor;
            if (ReadNumber(place, number, report) is not { } value)
            {
                return null;
            }

            if (Store(value, scale) is not { } stored || Math.Abs(stored) > decimal.MaxValue / 2 - Math.Abs(sum))
            {
                return Fail(report, UnitDiagnostics.NumberTooLarge(place, text));
            }

            sum += stored;
        }

        return new(sum, new("s", Unit.Duration, 1, 1), text);
    }

    private static decimal? ReadNumber(Place place, string number, Action<Diagnostic> report)
    {
        // What nearly all numbers are: few digits, perhaps a point.
        if (number.Length <= MaximumDigits && !number.AsSpan().ContainsAnyExcept(Plain)
            && decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var simple))
        {
            return simple;
        }

        var text = number.Replace("_", "", StringComparison.Ordinal);
        var exponent = text.IndexOfAny(['e', 'E']);
        var mantissa = (exponent < 0 ? text : text[..exponent]).TrimStart('-').TrimStart('0').Replace(".", "", StringComparison.Ordinal);
        if (mantissa.Trim('0').Length > MaximumDigits)
        {
            report(UnitDiagnostics.NumberTooFine(place, number, MaximumDigits));
            return null;
        }

        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            report(IsNumber(text) ? UnitDiagnostics.NumberTooLarge(place, number) : UnitDiagnostics.NotANumber(place, number));
            return null;
        }

        if (value == 0 && mantissa.Trim('0').Length > 0)
        {
            report(UnitDiagnostics.NumberTooFine(place, number, MaximumDigits));
            return null;
        }

        return value;
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static decimal? Store(decimal value, UnitScale scale)
    {
        try
        {
            return scale.ToStored(value);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static Quantity? Fail(Action<Diagnostic> report, Diagnostic diagnostic)
    {
        report(diagnostic);
        return null;
    }
}
