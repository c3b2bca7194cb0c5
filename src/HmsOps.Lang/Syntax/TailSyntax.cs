using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax;

/// <summary>What follows a clause's words; which one is the clause's row of the declaration table.</summary>
public abstract record TailSyntax(SourceText Source, TextSpan Span) : SyntaxNode(Source, Span);

/// <summary>A condition with its <c>for D</c> or <c>for N% of D</c>; or, of <c>clear for D</c>, the duration alone.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Condition">The condition, or null for <c>clear for D</c>.</param>
/// <param name="For">The duration, or null.</param>
/// <param name="Share">The share of <c>for N% of D</c>, or null.</param>
public sealed record HeldTailSyntax(
    SourceText Source, TextSpan Span, ExpressionSyntax? Condition, QuantitySyntax? For, QuantitySyntax? Share = null)
    : TailSyntax(Source, Span);

/// <summary>Clauses in a block: a level (<c>critical { if …; then {…} }</c>), colours; <c>warning if COND</c> is one with the single clause <c>if</c>.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Clauses">In the order in which they are written; their rows are the outer row's <see cref="ClauseRow.Block"/>.</param>
/// <param name="IsShort">True where one clause was written without a block.</param>
public sealed record BlockTailSyntax(SourceText Source, TextSpan Span, ImmutableArray<ClauseSyntax> Clauses, bool IsShort)
    : TailSyntax(Source, Span);

/// <summary>A declaration inside another one: a dashboard's tile.</summary>
public sealed record DeclarationTailSyntax(SourceText Source, TextSpan Span, DeclarationSyntax Declaration) : TailSyntax(Source, Span);

/// <summary><c>let NAME = X</c>.</summary>
public sealed record LetTailSyntax(SourceText Source, TextSpan Span, NameSyntax Name, ExpressionSyntax Expression) : TailSyntax(Source, Span);

/// <summary>Names, joined by commas: <c>depends on a, b</c>, <c>during office</c>.</summary>
public sealed record NamesTailSyntax(SourceText Source, TextSpan Span, ImmutableArray<NameSyntax> Names) : TailSyntax(Source, Span);

/// <summary>Labels and their values: <c>labels { team = "treasury" }</c>.</summary>
public sealed record PairsTailSyntax(SourceText Source, TextSpan Span, ImmutableArray<PairSyntax> Pairs) : TailSyntax(Source, Span);

/// <summary>A label and its value.</summary>
public sealed record PairSyntax(SourceText Source, TextSpan Span, NameSyntax Name, NameSyntax Value) : SyntaxNode(Source, Span);

/// <summary>A label and the values that it has: <c>expect region in [us-east, us-west]</c>.</summary>
public sealed record InTailSyntax(SourceText Source, TextSpan Span, NameSyntax Label, ImmutableArray<NameSyntax> Values) : TailSyntax(Source, Span);

/// <summary>Parameters of a playbook.</summary>
public sealed record ParametersTailSyntax(SourceText Source, TextSpan Span, ImmutableArray<ParameterDeclarationSyntax> Parameters)
    : TailSyntax(Source, Span);

/// <summary>A parameter: <c>factor: number = 2</c>; type and default are null where they are not written.</summary>
public sealed record ParameterDeclarationSyntax(SourceText Source, TextSpan Span, NameSyntax Name, NameSyntax? Type, RawWordSyntax? Default)
    : SyntaxNode(Source, Span);

/// <summary><c>retry 3 every 10s</c>.</summary>
public sealed record RetryTailSyntax(SourceText Source, TextSpan Span, QuantitySyntax Times, QuantitySyntax Every) : TailSyntax(Source, Span);

/// <summary>When a schedule is on: <c>mon to fri, sun 09:00 to 17:00</c>.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Days">Ranges of days; <c>daily</c> is the single name <c>daily</c>.</param>
/// <param name="From">As written: <c>09:00</c>.</param>
/// <param name="To">As written.</param>
public sealed record HoursTailSyntax(SourceText Source, TextSpan Span, ImmutableArray<DaysSyntax> Days, NameSyntax From, NameSyntax To)
    : TailSyntax(Source, Span);

/// <summary>A day, or a range of days (<c>mon to fri</c>).</summary>
public sealed record DaysSyntax(SourceText Source, TextSpan Span, NameSyntax First, NameSyntax? Last) : SyntaxNode(Source, Span);

/// <summary>Dates, as written: <c>2026-07-04, 2026-12-25</c>.</summary>
public sealed record DatesTailSyntax(SourceText Source, TextSpan Span, ImmutableArray<NameSyntax> Dates) : TailSyntax(Source, Span);

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

/// <summary>When someone approves in a test: <c>given approve by sre at 16m</c>.</summary>
public sealed record GivenApprovalTailSyntax(SourceText Source, TextSpan Span, NameSyntax Group, QuantitySyntax At) : TailSyntax(Source, Span);

/// <summary>What a test expects.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="HasNo">True where it begins with <c>no</c>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="State">The state's or colour's word, or null for steps, notices and values.</param>
/// <param name="When">When.</param>
/// <param name="Level">The level of <c>firing critical</c>, or null.</param>
/// <param name="Comparison">Of a value: what it is compared with, or null.</param>
public sealed record ExpectTailSyntax(
    SourceText Source,
    TextSpan Span,
    bool HasNo,
    ExpectSubjectSyntax Subject,
    NameSyntax? State,
    ExpectWhenSyntax When,
    NameSyntax? Level = null,
    ExpectComparisonSyntax? Comparison = null)
    : TailSyntax(Source, Span);

/// <summary>What a value is compared with in a test: <c>&gt; 0.8s</c>.</summary>
public sealed record ExpectComparisonSyntax(SourceText Source, TextSpan Span, BinaryOperator Operator, QuantitySyntax Limit)
    : SyntaxNode(Source, Span);

/// <summary>A stretch of a given series.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Form">Which form.</param>
/// <param name="Value">The value; null for <c>missing</c>, <c>reset</c> and a shorthand.</param>
/// <param name="Second">The spread of <c>200ms ± 50ms</c>; of <c>5% at 2s</c> and <c>100/s at 200ms</c> the value behind <c>at</c>; else null.</param>
/// <param name="Shorthand">The text of <c>0+10x10</c>, or null.</param>
/// <param name="Duration">How long, or null.</param>
/// <param name="Spread">The spread of <c>5% at 2s ± 1s</c>, or null.</param>
public sealed record GivenSegmentSyntax(
    SourceText Source,
    TextSpan Span,
    GivenSegmentForm Form,
    QuantitySyntax? Value,
    QuantitySyntax? Second,
    NameSyntax? Shorthand,
    QuantitySyntax? Duration,
    QuantitySyntax? Spread = null)
    : SyntaxNode(Source, Span);

/// <summary>The forms of a segment.</summary>
public enum GivenSegmentForm
{
    /// <summary>The same value at every sample.</summary>
    Level,

    /// <summary>No samples.</summary>
    Missing,

    /// <summary>The counter begins at 0 again.</summary>
    Reset,

    /// <summary>Values around a level: <c>200ms ± 50ms</c>.</summary>
    Spread,

    /// <summary>A share of the observations, or so many a second, at a value: <c>5% at 2s</c>, <c>100/s at 200ms</c>.</summary>
    At,

    /// <summary>promtool's <c>0+10x10</c>.</summary>
    Shorthand,
}

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

/// <summary><c>value X</c>: a number, computed as a rule would.</summary>
public sealed record ExpectValueSyntax(SourceText Source, TextSpan Span, ExpressionSyntax Expression) : ExpectSubjectSyntax(Source, Span);

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
/// <param name="After">The subject of <c>after</c>.</param>
public sealed record ExpectWhenSyntax(
    SourceText Source,
    TextSpan Span,
    ExpectWhenForm Form,
    QuantitySyntax? At,
    QuantitySyntax? To,
    QuantitySyntax? Within,
    ExpectSubjectSyntax? After = null)
    : SyntaxNode(Source, Span);

/// <summary>The forms of a time.</summary>
public enum ExpectWhenForm
{
    /// <summary>Nothing is said: at any time of the test.</summary>
    Always,
    At,
    FromTo,
    Never,

    /// <summary>After another subject's.</summary>
    After,
}
