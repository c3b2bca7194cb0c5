using HmsOps.Lang.Text;
using static System.FormattableString;
using static HmsOps.Lang.Diagnostics.DiagnosticWords;

namespace HmsOps.Lang.Diagnostics;

/// <summary>What can be wrong with the text of a file of either spelling: one method a code.</summary>
internal static class SyntaxDiagnostics
{
    private const char SmartOpen = '\u201C';
    private const char SmartClose = '\u201D';

    private static readonly System.Buffers.SearchValues<char> RangeUnits = System.Buffers.SearchValues.Create("0123456789smhdw");

    public static Diagnostic NotUtf8(SourceText source, long offset) =>
        Error("HMS0001", source, default, $"this is not UTF-8 text: the byte at offset {offset} cannot stand there; save the file as UTF-8");

    public static Diagnostic FileTooLarge(SourceText source, long bytes) =>
        Error("HMS0002", source, default, Invariant($"the file has {bytes:N0} bytes; a rule file has less than {SourceText.MaximumBytes:N0}: split it"));

    public static Diagnostic UnknownExtension(SourceText source, string extension) =>
        Error("HMS0003", source, default, $"{(extension.Length == 0 ? "a file without an extension" : Quote(extension))} is not a rule file: name it `.hmsrule`, `.yaml` or `.yml`");

    public static Diagnostic Unexpected(SourceText source, TextSpan span, string found, string after, string hint) =>
        Slashes(source, span) is { } slashes
            ? Comment("HMS0004", source, slashes)
            : Error("HMS0004", source, span, $"{Quote(found)} cannot stand {(after.Length == 0 ? "here" : $"after {Quote(after)}")}{(hint.Length == 0 ? "" : $": {hint}")}", Near(span, MeantBy(hint)));

    public static Diagnostic EndsTooEarly(SourceText source, TextSpan span, string missing, string after) =>
        Error("HMS0005", source, span, after.Length == 0 ? $"{missing} is missing" : $"{missing} is missing after {Quote(after)}");

    public static Diagnostic UnknownKind(SourceText source, TextSpan span, string word, string? near, IEnumerable<string> known) =>
        Error("HMS0006", source, span, $"{Quote(word)} is not a kind of declaration{(near is null ? $"; there are {OneOf(known)}" : DidYouMean(near))}", Near(span, near));

    public static Diagnostic UnknownClause(SourceText source, TextSpan span, string word, string kind, string? near, IEnumerable<string> known) =>
        Error("HMS0007", source, span, $"{Quote(word)} is not a clause of `{kind}`{(near is null ? $"; it has {OneOf(known)}" : DidYouMean(near))}", Near(span, near));

    public static Diagnostic UnknownStep(SourceText source, TextSpan span, string word, string? near, IEnumerable<string> known) =>
        Error("HMS0008", source, span, $"{Quote(word)} is not a step{(near is null ? $"; there are {OneOf(known)}" : DidYouMean(near))}", Near(span, near));

    public static Diagnostic NotYet(SourceText source, TextSpan span, string what, IEnumerable<string> known)
    {
        var list = OneOf(known);
        return Error("HMS0009", source, span, $"this version does not know {Quote(what)} yet{(list.Length == 0 ? "" : $"; it knows {list}")}");
    }

    public static Diagnostic BadName(SourceText source, TextSpan span, string kind, string form) =>
        Error("HMS0010", source, span, $"`{kind}` needs a name: {form}");

    public static Diagnostic MissingBlock(SourceText source, TextSpan span, string words) =>
        Error("HMS0011", source, span, $"{Quote(words)} needs a block: write `{{` on the same line, and `}}` at its end");

    public static Diagnostic UnclosedBlock(SourceText source, TextSpan span, string before) =>
        Error("HMS0012", source, span, $"this `{{` is not closed before {before}: write `}}`");

    public static Diagnostic StrayBrace(SourceText source, TextSpan span) =>
        Error("HMS0013", source, span, "this `}` closes nothing: remove it", [Report.Remove(span, "`}`")]);

    public static Diagnostic UnclosedQuote(SourceText source, TextSpan span, char quote) =>
        Error("HMS0014", source, span, $"this {quote} is not closed on its line: write another {quote} at the end of the text");

    public static Diagnostic Habit(SourceText source, TextSpan span, string written, string remedy) =>
        Error("HMS0015", source, span, $"{Quote(written)} is not of this language: write {remedy}", Replacement(source, span, remedy));

    public static Diagnostic TooDeep(SourceText source, TextSpan span, int limit) =>
        Error("HMS0016", source, span, $"this is nested more than {limit} deep: name parts of it, or use fewer parentheses");

    public static Diagnostic TailTooLong(SourceText source, TextSpan span, int limit) =>
        Error("HMS0017", source, span, Invariant($"this has more than {limit:N0} words and signs: split it"));

    public static Diagnostic FileTooLong(SourceText source, TextSpan span, int limit) =>
        Error("HMS0018", source, span, Invariant($"the file has more than {limit:N0} words and signs: split it; the rest of it was not read"));

    public static Diagnostic BadNumber(SourceText source, TextSpan span, string text, params string[] better) => Error(
        "HMS0019",
        source,
        span,
        $"{Quote(text)} is not a number with a unit: write {(better.Length > 0 ? OneOf(better) : "for instance `0.8s`, `1_000` or `1h30m`")}",
        [.. better.Select(number => Report.Write(span, number))]);

    public static Diagnostic BadEscape(SourceText source, TextSpan span, string escape) =>
        Error("HMS0020", source, span, $"{Quote(escape)} is not an escape; there are `\\\"`, `\\\\`, `\\n`, `\\t` and `\\uXXXX`") with
        {
            Detail = "In '…' a backslash stands for itself.",
        };

    public static Diagnostic WordNotAllowed(SourceText source, TextSpan span, string word, string what, string? near, IEnumerable<string> allowed) =>
        source.TextOf(span).IndexOf(" //", StringComparison.Ordinal) is var at and >= 0
            ? Comment("HMS0021", source, new TextSpan(span.Start + at + 1, 2))
            : Error("HMS0021", source, span, $"{Quote(word)} cannot follow `{what}`{(near is null ? $"; it takes {OneOf(allowed)}" : DidYouMean(near))}", Near(span, near));

    public static Diagnostic MissingTail(SourceText source, TextSpan span, string head, string example, bool isComment = false) =>
        Error("HMS0022", source, span, $"`{head}` says nothing{(isComment ? ", for a `#` after a blank begins a comment unless it stands in quotes" : "")}: write for instance `{example}`");

    public static Diagnostic UnexpectedBlock(SourceText source, TextSpan span, string head) =>
        Error("HMS0023", source, span, $"`{head}` takes no block: remove it") with
        {
            Detail = "A selector's `{` touches its path; a text with braces stands in quotes.",
        };

    public static Diagnostic NeedsQuotes(SourceText source, TextSpan span, string word) =>
        Error("HMS0024", source, span, $"{Quote(word)} stands in a command only in quotes: write \"…\" around the word");

    public static Diagnostic RepeatedClause(SourceText source, TextSpan span, string head, TextSpan first) =>
        Error("HMS0025", source, span, $"`{head}` stands twice here: remove one") with
        {
            Related = [new RelatedPlace(source, first, $"the first `{head}`")],
        };

    public static Diagnostic Misplaced(SourceText source, TextSpan span, string word, string place) =>
        Error("HMS0026", source, span, $"`{word}` {place}");

    private static Diagnostic Error(string code, SourceText source, TextSpan span, string message, params ReadOnlySpan<CodeFix> fixes) =>
        new(code, DiagnosticSeverity.Error, source, span, message, [], [.. fixes]);

    private static Diagnostic Comment(string code, SourceText source, TextSpan slashes) =>
        Error(code, source, slashes, "`//` begins no comment here: write `#`", Report.Write(slashes, "#"));

    // The two slashes of which a place is one or that it begins with.
    private static TextSpan? Slashes(SourceText source, TextSpan span)
    {
        var text = source.Text.AsSpan();
        return span.Length == 0 ? null
            : text[span.Start..].StartsWith("//") ? new TextSpan(span.Start, 2)
            : span.Start > 0 && text[(span.Start - 1)..].StartsWith("//") ? new TextSpan(span.Start - 1, 2)
            : null;
    }

    private static string? MeantBy(string hint)
    {
        const string Question = "did you mean `";
        return hint.StartsWith(Question, StringComparison.Ordinal) && hint.EndsWith("`?", StringComparison.Ordinal) ? hint[Question.Length..^2] : null;
    }

    private static CodeFix[] Near(TextSpan span, string? near) => near is null ? [] : [Report.Write(span, near)];

    // A remedy that is one word or sign in backquotes says all that is to be written; quotes keep their text.
    private static CodeFix[] Replacement(SourceText source, TextSpan span, string remedy)
    {
        if (remedy is ['`', .. var word, '`'] && !word.Contains('`', StringComparison.Ordinal))
        {
            return [Report.Write(span, word)];
        }

        var written = source.TextOf(span);
        if (written == "[")
        {
            return RangeAsWindow(source, span);
        }

        if (written is not [SmartOpen or SmartClose, ..])
        {
            return [];
        }

        var quote = source.SpanOfLine(source.PositionOf(span.Start).Line).Contains('"') ? '\'' : '"';
        return written is [SmartOpen or SmartClose, .. var text, SmartOpen or SmartClose] && text.IndexOfAny(['"', '\'', '\\']) < 0
            ? [Report.Write(span, quote + text + quote)]
            : [];
    }

    // PromQL's `metric[5m]`. Inside a call the window is not all that is of another language.
    private static CodeFix[] RangeAsWindow(SourceText source, TextSpan bracket)
    {
        var (number, column) = source.PositionOf(bracket.Start);
        var rest = source.SpanOfLine(number)[(column - 1)..];
        var end = rest.IndexOf(']');
        return end is > 1 and < 12 && !rest[1..end].ContainsAnyExcept(RangeUnits) && !source.SpanOfLine(number)[..(column - 1)].Contains('(')
            ? [new CodeFix($"write over {rest[1..end]}", [new(new TextSpan(bracket.Start, end + 1), $" over {rest[1..end]}")])]
            : [];
    }
}
