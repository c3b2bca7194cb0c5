namespace HmsOps.Lang.Diagnostics;

/// <summary>Phrases that many messages share.</summary>
public static class DiagnosticWords
{
    private const int LongestQuote = 40;

    /// <summary>A piece of source in backquotes: on one line, at most 40 units of it.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isLong = text.Length > LongestQuote;
        var length = isLong && char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote;
        var line = (isLong ? text[..length] : text).ReplaceLineEndings(" ");
        var shown = string.Concat(line.Select(unit => char.IsControl(unit) ? '\uFFFD' : unit));
        return isLong ? $"`{shown}…`" : $"`{shown}`";
    }

    /// <summary><c>; did you mean `X`?</c>, or nothing.</summary>
    public static string DidYouMean(string? near) => near is null ? "" : $"; did you mean `{near}`?";

    /// <summary>Words as a list: <c>`a`, `b` or `c`</c>.</summary>
    public static string OneOf(IEnumerable<string> words)
    {
        var quoted = words.Select(word => $"`{word}`").ToArray();
        return quoted.Length < 2 ? string.Concat(quoted) : $"{string.Join(", ", quoted[..^1])} or {quoted[^1]}";
    }
}
