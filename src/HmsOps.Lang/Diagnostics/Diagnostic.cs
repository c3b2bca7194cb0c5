using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>Something to tell the author of a rule file.</summary>
/// <param name="Code"><c>HMS2004</c>; a page of that name explains it.</param>
/// <param name="Severity">Only errors make a check fail.</param>
/// <param name="Source">The file.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong, in the author's words, and what to do.</param>
/// <param name="Related">Other places that belong to it.</param>
/// <param name="Fixes">Edits that remove it.</param>
public sealed record Diagnostic(
    string Code,
    DiagnosticSeverity Severity,
    SourceText Source,
    TextSpan Span,
    string Message,
    ImmutableArray<RelatedPlace> Related,
    ImmutableArray<CodeFix> Fixes)
{
    /// <summary>A diagnostic without further places or fixes.</summary>
    public Diagnostic(string code, DiagnosticSeverity severity, SourceText source, TextSpan span, string message)
        : this(code, severity, source, span, message, [], [])
    {
    }
}

/// <summary>How bad it is.</summary>
public enum DiagnosticSeverity
{
    Info,
    Warning,
    Error,
}

/// <summary>Another place that belongs to a diagnostic.</summary>
public sealed record RelatedPlace(SourceText Source, TextSpan Span, string Message);

/// <summary>An edit that removes the diagnostic.</summary>
/// <param name="Title">What it does: <c>write 800ms</c>.</param>
/// <param name="Edits">Replacements, which do not overlap.</param>
public sealed record CodeFix(string Title, ImmutableArray<TextEdit> Edits);

/// <summary>Replaces a span of the diagnostic's file.</summary>
public sealed record TextEdit(TextSpan Span, string Replacement);
