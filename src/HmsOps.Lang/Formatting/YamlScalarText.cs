namespace HmsOps.Lang.Formatting;

/// <summary>Writes a text as a YAML scalar: plain where that reads the same, else in quotes.</summary>
internal static class YamlScalarText
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`";

    /// <summary>The scalar on one line.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="isFlow">True inside <c>[…]</c> or <c>{…}</c>, where commas and brackets end a plain scalar.</param>
    public static string Of(string text, bool isFlow = false) =>
        text.Any(NeedsEscape) ? Spelling.Quote(text)
        : IsPlain(text, isFlow) ? text
        : text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) && !text.Contains('\\', StringComparison.Ordinal) ? $"\"{text}\""
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // YAML takes some of these for line ends, and others for no text at all.
    private static bool NeedsEscape(char unit) => Spelling.NeedsEscape(unit) || char.IsSurrogate(unit);

    private static bool IsPlain(string text, bool isFlow) =>
        text.Length > 0
        && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1])
        && (Indicators.IndexOf(text[0], StringComparison.Ordinal) < 0 || (text[0] is '-' or '?' or ':' && text.Length > 1 && !char.IsWhiteSpace(text[1]) && !isFlow && text != "---"))
        && !text.Contains(": ", StringComparison.Ordinal) && text[^1] != ':'
        && !text.Contains(" #", StringComparison.Ordinal)
        && (!isFlow || text.IndexOfAny([',', '[', ']', '{', '}', ':']) < 0)
        && !text.StartsWith("---", StringComparison.Ordinal) && !text.StartsWith("...", StringComparison.Ordinal);
}
