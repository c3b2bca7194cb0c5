using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Diagnostics;

/// <summary>Something to tell the author of a rule file.</summary>
/// <param name="Code"><c>HMS2004</c>; a page of that name explains it.</param>
/// <param name="Severity">Only errors make a check fail.</param>
/// <param name="Source">The file.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">The summary: what is wrong, in the author's words, and what to do; it stands alone where there is one line only.</param>
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

    /// <value>A further sentence for who does not see at once what the message means, or null.</value>
    public string? Detail { get; init; }

    /// <value>The declaration and the clause around the place, or null outside of both.</value>
    public DiagnosticContext? Context { get; init; }

    /// <value>The page that explains the code, as a path in the repository: <c>docs/diagnostics/HMS2004.md</c>.</value>
    public string HelpLink => $"docs/diagnostics/{Code}.md";
}
