using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax;

/// <summary>A step of a playbook.</summary>
public abstract record StepSyntax(SourceText Source, TextSpan Span, TextSpan KeywordSpan) : SyntaxNode(Source, Span);

/// <summary><c>run VERB --name value … { retry …; timeout …; on failure … }</c>; the options' rows are <see cref="DeclarationTable.StepOptions"/>.</summary>
public sealed record RunStepSyntax(
    SourceText Source, TextSpan Span, TextSpan KeywordSpan, ImmutableArray<RawWordSyntax> Words, ImmutableArray<ClauseSyntax> Options)
    : StepSyntax(Source, Span, KeywordSpan);

/// <summary><c>call PLAYBOOK --name value …</c>, with the options of <c>run</c>.</summary>
public sealed record CallStepSyntax(
    SourceText Source, TextSpan Span, TextSpan KeywordSpan, ImmutableArray<RawWordSyntax> Words, ImmutableArray<ClauseSyntax> Options)
    : StepSyntax(Source, Span, KeywordSpan);

/// <summary><c>wait D</c>.</summary>
public sealed record WaitStepSyntax(SourceText Source, TextSpan Span, TextSpan KeywordSpan, QuantitySyntax Duration)
    : StepSyntax(Source, Span, KeywordSpan);

/// <summary><c>wait until COND timeout D</c>.</summary>
public sealed record WaitUntilStepSyntax(
    SourceText Source, TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax Condition, QuantitySyntax Timeout)
    : StepSyntax(Source, Span, KeywordSpan);

/// <summary><c>notify TARGET ["text"]</c>.</summary>
public sealed record NotifyStepSyntax(SourceText Source, TextSpan Span, TextSpan KeywordSpan, ImmutableArray<RawWordSyntax> Words)
    : StepSyntax(Source, Span, KeywordSpan);

/// <summary><c>if COND { A } else { B }</c>; <c>else if …</c> is an else of the one step that follows.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="KeywordSpan">The word <c>if</c>.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Then">The steps where it holds.</param>
/// <param name="Else">The steps where it does not, or null.</param>
/// <param name="IsElseIf">True where the else was written as <c>else if …</c>.</param>
public sealed record IfStepSyntax(
    SourceText Source, TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax Condition, StepsTailSyntax Then, StepsTailSyntax? Else, bool IsElseIf)
    : StepSyntax(Source, Span, KeywordSpan);

/// <summary><c>parallel { A; B }</c>.</summary>
public sealed record ParallelStepSyntax(SourceText Source, TextSpan Span, TextSpan KeywordSpan, StepsTailSyntax Branches)
    : StepSyntax(Source, Span, KeywordSpan);

/// <summary><c>approve by GROUP within D</c>.</summary>
public sealed record ApproveStepSyntax(SourceText Source, TextSpan Span, TextSpan KeywordSpan, NameSyntax Group, QuantitySyntax Within)
    : StepSyntax(Source, Span, KeywordSpan);

/// <summary><c>let NAME = X</c> among steps.</summary>
public sealed record LetStepSyntax(SourceText Source, TextSpan Span, TextSpan KeywordSpan, LetTailSyntax Let)
    : StepSyntax(Source, Span, KeywordSpan);

/// <summary>A word of a raw command.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">As written, quotes included.</param>
/// <param name="Text">Without its quotes.</param>
/// <param name="IsQuoted">True where it was quoted: never an option's name.</param>
public sealed record RawWordSyntax(SourceText Source, TextSpan Span, string Text, bool IsQuoted) : SyntaxNode(Source, Span);
