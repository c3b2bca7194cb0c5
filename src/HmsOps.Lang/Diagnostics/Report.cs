using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>The parts that diagnostics are made of.</summary>
internal static class Report
{
    /// <summary>An error.</summary>
    public static Diagnostic Error(string code, Place place, string message, params ReadOnlySpan<CodeFix> fixes) =>
        new(code, DiagnosticSeverity.Error, place.Source, place.Span, message, [], [.. fixes]);

    /// <summary>A warning.</summary>
    public static Diagnostic Warning(string code, Place place, string message, params ReadOnlySpan<CodeFix> fixes) =>
        new(code, DiagnosticSeverity.Warning, place.Source, place.Span, message, [], [.. fixes]);

    /// <summary>A diagnostic with another place that belongs to it.</summary>
    public static Diagnostic With(this Diagnostic diagnostic, Place place, string message) =>
        diagnostic with { Related = diagnostic.Related.Add(new(place.Source, place.Span, message)) };

    /// <summary>A fix that writes something else in a place.</summary>
    public static CodeFix Write(TextSpan span, string replacement) => new($"write {replacement}", [new(span, replacement)]);

    /// <summary>A fix that takes something out.</summary>
    public static CodeFix Remove(TextSpan span, string what) => new($"remove {what}", [new(span, "")]);

    /// <summary>A fix that adds something after a place.</summary>
    public static CodeFix Append(TextSpan span, string addition) => new($"add {addition.Trim()}", [new(new(span.End, 0), addition)]);

    /// <summary><c>; did you mean 'x'?</c>, or nothing.</summary>
    public static string Meant(string? near) => near is null ? "" : $"; did you mean `{near}`?";

    /// <summary><c>a, b or c</c>.</summary>
    public static string AnyOf(IEnumerable<string> words, string last = "or")
    {
        ImmutableArray<string> all = [.. words];
        return all.Length < 2 ? string.Join("", all) : $"{string.Join(", ", all[..^1])} {last} {all[^1]}";
    }
}
