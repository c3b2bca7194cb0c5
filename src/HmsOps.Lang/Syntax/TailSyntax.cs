using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax;

/// <summary>What follows a clause's words; which one is the clause's row of the declaration table.</summary>
public abstract record TailSyntax(SourceText Source, TextSpan Span) : SyntaxNode(Source, Span);

/// <summary>A condition with its <c>for</c>.</summary>
public sealed record HeldTailSyntax(SourceText Source, TextSpan Span, ExpressionSyntax Condition, QuantitySyntax? For)
    : TailSyntax(Source, Span);

/// <summary>A condition or a number.</summary>
public sealed record ExpressionTailSyntax(SourceText Source, TextSpan Span, ExpressionSyntax Expression) : TailSyntax(Source, Span);

/// <summary>A duration or another quantity.</summary>
public sealed record QuantityTailSyntax(SourceText Source, TextSpan Span, QuantitySyntax Quantity) : TailSyntax(Source, Span);

/// <summary>One word of a fixed list (<c>severity critical</c>, <c>kind histogram</c>), a unit, or a string.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">As written.</param>
/// <param name="Text">The word, a string without its quotes.</param>
public sealed record WordTailSyntax(SourceText Source, TextSpan Span, string Text) : TailSyntax(Source, Span);

/// <summary>A list of labels; <c>*</c> is the single name <c>*</c>.</summary>
public sealed record LabelsTailSyntax(SourceText Source, TextSpan Span, ImmutableArray<NameSyntax> Labels) : TailSyntax(Source, Span);

/// <summary>Raw words up to the statement's end: a contact's address.</summary>
public sealed record RawTailSyntax(SourceText Source, TextSpan Span, ImmutableArray<RawWordSyntax> Words) : TailSyntax(Source, Span);

/// <summary>A playbook.</summary>
public sealed record StepsTailSyntax(SourceText Source, TextSpan Span, ImmutableArray<StepSyntax> Steps) : TailSyntax(Source, Span);

/// <summary>A test's beginning; the parts as written.</summary>
public sealed record StartTailSyntax(SourceText Source, TextSpan Span, NameSyntax Date, NameSyntax Time, NameSyntax? Zone)
    : TailSyntax(Source, Span);

/// <summary>What a test gives: a metric and its segments.</summary>
public sealed record GivenSeriesTailSyntax(
    SourceText Source, TextSpan Span, MetricSyntax Metric, ImmutableArray<GivenSegmentSyntax> Segments, QuantitySyntax? Every)
    : TailSyntax(Source, Span);

/// <summary>How a step behaves in a test: <c>given run scale fails 2 times</c>.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Command">The verb and the arguments that are written.</param>
/// <param name="Behaviour">What follows them.</param>
/// <param name="Quantity">The number of <c>fails N times</c>, the duration of <c>takes D</c>, or null.</param>
/// <param name="Text">The text of <c>fails "…"</c>, or null.</param>
public sealed record GivenStepTailSyntax(
    SourceText Source, TextSpan Span, ImmutableArray<RawWordSyntax> Command, GivenBehaviour Behaviour, QuantitySyntax? Quantity, string? Text)
    : TailSyntax(Source, Span);

/// <summary>What a test expects.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="HasNo">True where it begins with <c>no</c>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="State">The state's or colour's word, or null for steps and notices.</param>
/// <param name="When">When.</param>
public sealed record ExpectTailSyntax(
    SourceText Source, TextSpan Span, bool HasNo, ExpectSubjectSyntax Subject, NameSyntax? State, ExpectWhenSyntax When)
    : TailSyntax(Source, Span);

/// <summary>A stretch of a given series; the value is null where samples are <c>missing</c>.</summary>
public sealed record GivenSegmentSyntax(SourceText Source, TextSpan Span, QuantitySyntax? Value, QuantitySyntax? Duration)
    : SyntaxNode(Source, Span);

/// <summary>What <c>given run</c> says of a step.</summary>
public enum GivenBehaviour
{
    /// <summary><c>fails</c>, <c>fails N times</c>, <c>fails "text"</c>.</summary>
    Fails,

    /// <summary><c>takes D</c>.</summary>
    Takes,

    /// <summary><c>is inconclusive</c>.</summary>
    Inconclusive,
}

/// <summary>The subject of an expectation.</summary>
public abstract record ExpectSubjectSyntax(SourceText Source, TextSpan Span) : SyntaxNode(Source, Span);

/// <summary>An alert, perhaps one instance: <c>permitHigh{region = "us-east"}</c>.</summary>
public sealed record ExpectAlertSyntax(SourceText Source, TextSpan Span, NameSyntax Name, ImmutableArray<MatcherSyntax> Instance)
    : ExpectSubjectSyntax(Source, Span);

/// <summary><c>tile NAME</c>.</summary>
public sealed record ExpectTileSyntax(SourceText Source, TextSpan Span, NameSyntax Name) : ExpectSubjectSyntax(Source, Span);

/// <summary><c>run VERB …</c>.</summary>
public sealed record ExpectStepSyntax(SourceText Source, TextSpan Span, ImmutableArray<RawWordSyntax> Command)
    : ExpectSubjectSyntax(Source, Span);

/// <summary><c>notify TARGET ["text"]</c>.</summary>
public sealed record ExpectNoticeSyntax(SourceText Source, TextSpan Span, ImmutableArray<RawWordSyntax> Words)
    : ExpectSubjectSyntax(Source, Span);

/// <summary>When something is expected.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Form">Which form.</param>
/// <param name="At">The time of <c>at</c>, the first time of <c>from … to …</c>; null for <c>never</c> and where nothing is said (<c>expect no run X</c>).</param>
/// <param name="To">The second time of <c>from … to …</c>.</param>
/// <param name="Within">The duration of <c>within</c>.</param>
public sealed record ExpectWhenSyntax(
    SourceText Source, TextSpan Span, ExpectWhenForm Form, QuantitySyntax? At, QuantitySyntax? To, QuantitySyntax? Within)
    : SyntaxNode(Source, Span);

/// <summary>The forms of a time.</summary>
public enum ExpectWhenForm
{
    /// <summary>Nothing is said: at any time of the test.</summary>
    Always,
    At,
    FromTo,
    Never,
}
