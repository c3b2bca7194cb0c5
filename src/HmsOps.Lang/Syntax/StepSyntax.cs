using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax;

/// <summary>A step of a playbook.</summary>
public abstract record StepSyntax(SourceText Source, TextSpan Span, TextSpan KeywordSpan) : SyntaxNode(Source, Span);

/// <summary><c>run VERB --name value …</c>.</summary>
public sealed record RunStepSyntax(SourceText Source, TextSpan Span, TextSpan KeywordSpan, ImmutableArray<RawWordSyntax> Words)
    : StepSyntax(Source, Span, KeywordSpan);

/// <summary><c>wait D</c>.</summary>
public sealed record WaitStepSyntax(SourceText Source, TextSpan Span, TextSpan KeywordSpan, QuantitySyntax Duration)
    : StepSyntax(Source, Span, KeywordSpan);

/// <summary><c>notify TARGET ["text"]</c>.</summary>
public sealed record NotifyStepSyntax(SourceText Source, TextSpan Span, TextSpan KeywordSpan, ImmutableArray<RawWordSyntax> Words)
    : StepSyntax(Source, Span, KeywordSpan);

/// <summary>A word of a raw command.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">As written, quotes included.</param>
/// <param name="Text">Without its quotes.</param>
/// <param name="IsQuoted">True where it was quoted: never an option's name.</param>
public sealed record RawWordSyntax(SourceText Source, TextSpan Span, string Text, bool IsQuoted) : SyntaxNode(Source, Span);
