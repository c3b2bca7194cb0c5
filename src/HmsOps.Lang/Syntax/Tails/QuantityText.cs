namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Parts a written quantity into number and unit.</summary>
internal static class QuantityText
{
    /// <summary>Number and unit of <c>0.8s</c>, <c>500 ms</c>, <c>99.95%</c>, <c>100/s</c>, <c>1_000</c>; of <c>1h30m</c> all of it is the number. False where it is none.</summary>
    public static bool TrySplit(string text, out string number, out string unit)
    {
        (number, unit) = ("", "");
        var at = Digits(text, 0);
        if (at <= 0)
        {
            return false;
        }

        if (at < text.Length && text[at] == '.')
        {
            at = Digits(text, at + 1);
            if (at < 0)
            {
                return false;
            }
        }

        at = Exponent(text, at);
        var rest = text.AsSpan(at).Trim();
        if (IsUnit(rest))
        {
            (number, unit) = (text[..at], rest.ToString());
            return true;
        }

        number = text;
        return IsCompound(text);
    }

    // The offset after digits and single underscores between them, or -1.
    private static int Digits(string text, int at)
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == '_' && at > start && text[at - 1] != '_')))
        {
            at++;
        }

        return at == start || text[at - 1] == '_' ? -1 : at;
    }

    private static int Exponent(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E'))
        {
            return at;
        }

        var digits = at + 1;
        digits += digits < text.Length && text[digits] is '+' or '-' ? 1 : 0;
        var end = digits;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end > digits ? end : at;
    }

    private static bool IsUnit(ReadOnlySpan<char> unit)
    {
        if (unit.Length == 0 || unit is "%")
        {
            return true;
        }

        var slash = unit.IndexOf('/');
        var before = slash < 0 ? unit : unit[..slash];
        return (before.Length == 0 || before is "%" || IsLetters(before)) && (slash < 0 || IsLetters(unit[(slash + 1)..]));
    }

    private static bool IsLetters(ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
        {
            if (!char.IsLetter(unit))
            {
                return false;
            }
        }

        return word.Length > 0;
    }

    // digits letters digits letters { digits letters }
    private static bool IsCompound(string text)
    {
        var at = 0;
        var pairs = 0;
        while (at < text.Length)
        {
            var digits = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            var letters = at;
            while (at < text.Length && char.IsLetter(text[at]))
            {
                at++;
            }

            if (letters == digits || at == letters)
            {
                return false;
            }

            pairs++;
        }

        return pairs > 1;
    }
}
