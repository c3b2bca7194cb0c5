using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax;

/// <summary>A file: its declarations in order, of either spelling; <c>import</c>, <c>let</c> and <c>language</c> are among them.</summary>
public sealed record CompilationUnitSyntax(
    SourceText Source, TextSpan Span, ImmutableArray<DeclarationSyntax> Declarations) : SyntaxNode(Source, Span)
{
    /// <summary>All comments, in order.</summary>
    public ImmutableArray<CommentSyntax> Comments { get; init; } = [];
}

/// <summary>A comment.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">From the <c>#</c> to the line's end.</param>
/// <param name="Text">Without the <c>#</c>, blanks around it taken off.</param>
public sealed record CommentSyntax(SourceText Source, TextSpan Span, string Text) : SyntaxNode(Source, Span)
{
    /// <summary>The comment at a place; what YAML takes for a line's end or for no text is a blank, so that it says the same in both spellings.</summary>
    internal static CommentSyntax Of(SourceText source, TextSpan span) =>
        new(source, span, string.Concat(source.TextOf(span)[1..].Select(unit => unit != '\t' && IsNoText(unit) ? ' ' : unit)).Trim());

    private static bool IsNoText(char unit) => char.IsControl(unit) || unit is '\u2028' or '\u2029' or '\uFEFF';
}

/// <summary>A declaration: <c>alert permitLatencyHigh { … }</c>, or the YAML mapping that says the same.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Kind">Its row of the declaration table.</param>
/// <param name="KindSpan">The kind's word or key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Clauses">In the order in which they are written.</param>
public sealed record DeclarationSyntax(
    SourceText Source,
    TextSpan Span,
    DeclarationKind Kind,
    TextSpan KindSpan,
    NameSyntax Name,
    ImmutableArray<ClauseSyntax> Clauses) : SyntaxNode(Source, Span);

/// <summary>A name: a path or a string.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">As written, quotes included.</param>
/// <param name="Text">The name itself.</param>
public sealed record NameSyntax(SourceText Source, TextSpan Span, string Text) : SyntaxNode(Source, Span);

/// <summary>A clause of a declaration.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Row">Its row of the declaration table.</param>
/// <param name="KeywordSpan">The clause's words or key.</param>
/// <param name="Tail">What follows; null where it is missing or could not be read (a diagnostic says so).</param>
public sealed record ClauseSyntax(
    SourceText Source, TextSpan Span, ClauseRow Row, TextSpan KeywordSpan, TailSyntax? Tail) : SyntaxNode(Source, Span)
{
    /// <summary>The clause's word or key as written: of a row that takes any word (<see cref="ClauseRow.IsOpen"/>) the one that was.</summary>
    public string Word => Source.TextOf(KeywordSpan).Trim('"', '\'');
}
