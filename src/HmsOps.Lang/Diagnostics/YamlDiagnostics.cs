using HmsOps.Lang.Text;
using static HmsOps.Lang.Diagnostics.DiagnosticWords;

namespace HmsOps.Lang.Diagnostics;

/// <summary>What can be wrong with the YAML spelling beyond what <see cref="SyntaxDiagnostics"/> has: one method a code.</summary>
internal static class YamlDiagnostics
{
    // A longer line is no value that somebody wrote; looking through it again and again would make bad files slow to read.
    private const int LongestQuoted = 1_000;

    public static Diagnostic NotYaml(SourceText source, TextSpan span, string message, params CodeFix[] fixes) =>
        Error("HMS0040", source, span, $"this is not YAML: {message}") with { Fixes = [.. fixes] };

    public static Diagnostic NotADeclaration(SourceText source, TextSpan span, IEnumerable<string> kinds) =>
        Error("HMS0041", source, span, $"a declaration is a mapping whose first key is its kind: {OneOf(kinds)}");

    public static Diagnostic UnknownKey(SourceText source, TextSpan span, string key, string kind, string? near, IEnumerable<string> known) =>
        Error("HMS0042", source, span, $"{Quote(key)} is not a key of `{kind}`{(near is null ? $"; it has {OneOf(known)}" : DidYouMean(near))}") with
        {
            Fixes = near is null ? [] : [Report.Write(span, near)],
        };

    public static Diagnostic DuplicateKey(SourceText source, TextSpan span, string key, TextSpan first) =>
        Error("HMS0043", source, span, $"the key {Quote(key)} stands twice in this mapping: remove one, or write a list under it where it may repeat") with
        {
            Related = [new RelatedPlace(source, first, $"the first {Quote(key)}")],
        };

    public static Diagnostic TooManyNodes(SourceText source, TextSpan span, int limit) =>
        Error("HMS0044", source, span, $"with this alias the document's aliases expand to more than {limit:N0} nodes: write less of it by alias");

    public static Diagnostic TooDeep(SourceText source, TextSpan span, int limit) =>
        Error("HMS0045", source, span, $"this is nested more than {limit} deep; no rule needs that");

    public static Diagnostic ForeignKey(SourceText source, TextSpan span, string key, string remedy) =>
        Error("HMS0046", source, span, $"`{key}:` is not of this language: {remedy}");

    public static Diagnostic WrongShape(SourceText source, TextSpan span, string key, string shape) =>
        Error("HMS0047", source, span, $"`{key}:` takes {shape}");

    public static Diagnostic EatenByYaml(SourceText source, TextSpan span, string text, string taken) =>
        Error("HMS0048", source, span, $"YAML takes {Quote(text)} for {taken}: put the whole value in quotes") with { Fixes = [.. InQuotes(source, span.Start)] };

    public static Diagnostic CircularAlias(SourceText source, TextSpan span, string alias) =>
        Error("HMS0049", source, span, $"the alias {Quote(alias)} stands inside what it names: write that part out");

    /// <summary>The fix that puts in quotes what stands from an offset to the line's end or a comment; none where that is not one plain value.</summary>
    public static IEnumerable<CodeFix> InQuotes(SourceText source, int start)
    {
        var (number, column) = source.PositionOf(start);
        var line = source.SpanOfLine(number);
        if (line.Length > LongestQuoted || column > line.Length)
        {
            return [];
        }

        var value = line[(column - 1)..].ToString();
        var comment = value.IndexOf(" #", 1, StringComparison.Ordinal);
        value = (comment < 0 ? value : value[..comment]).TrimEnd();
        var isPlain = value.Length > 0 && value.AsSpan().IndexOfAny("'{}[]") < 0 && line[..(column - 1)].IndexOfAny("'\"{[") < 0;
        return isPlain ? [new CodeFix("put the value in quotes", [new(new(start, value.Length), $"'{value}'")])] : [];
    }

    private static Diagnostic Error(string code, SourceText source, TextSpan span, FormattableString message) =>
        new(code, DiagnosticSeverity.Error, source, span, FormattableString.Invariant(message));

    private static Diagnostic Error(string code, SourceText source, TextSpan span, string message) =>
        new(code, DiagnosticSeverity.Error, source, span, message);
}
