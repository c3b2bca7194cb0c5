using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>A test.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Name">As written.</param>
/// <param name="Start">Engine time of its 0.</param>
/// <param name="Series">What is given.</param>
/// <param name="Steps">How executors behave.</param>
/// <param name="Approvals">When someone approves.</param>
/// <param name="Expectations">What should come of it, in the order in which they are written.</param>
public sealed record BoundTest(
    SourceText Source,
    TextSpan Span,
    string Name,
    long Start,
    ImmutableArray<BoundGivenSeries> Series,
    ImmutableArray<GivenStep> Steps,
    ImmutableArray<BoundApproval> Approvals,
    ImmutableArray<BoundExpectation> Expectations) : BoundNode(Source, Span);

/// <summary>A series of samples.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Metric">Whose.</param>
/// <param name="Labels">The series' labels.</param>
/// <param name="Every">Distance of samples in ticks.</param>
/// <param name="Segments">One after the other.</param>
public sealed record BoundGivenSeries(
    SourceText Source, TextSpan Span, MetricSymbol Metric, LabelSet Labels, long Every, ImmutableArray<BoundGivenSegment> Segments)
    : BoundNode(Source, Span);

/// <summary>A stretch of a given series.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Form">Which form; a shorthand is one segment a value.</param>
/// <param name="Duration">In ticks; of <c>reset</c> 0.</param>
/// <param name="Value">In stored units; of <see cref="GivenSegmentForm.At"/> the share or the number a second; else null.</param>
/// <param name="IsRate">True where the value is a counter's growth a second, or observations a second.</param>
/// <param name="Second">Of a spread how far values lie from the level, of <see cref="GivenSegmentForm.At"/> the observations' value; in stored units; else null.</param>
public sealed record BoundGivenSegment(
    SourceText Source, TextSpan Span, GivenSegmentForm Form, long Duration, double? Value, bool IsRate, double? Second) : BoundNode(Source, Span)
{
    /// <value>Of <c>5% at 2s ± 1s</c> how far values lie from the second one; else null.</value>
    public double? Spread { get; init; }
}

/// <summary>Someone approves, so many ticks after the test's start.</summary>
public sealed record BoundApproval(SourceText Source, TextSpan Span, string Group, long At) : BoundNode(Source, Span);

/// <summary>Something a test expects.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Subject">What.</param>
/// <param name="IsNegated">True for <c>expect no …</c> and <c>never</c>.</param>
/// <param name="When">At which ticks, relative to the test's start, or to <paramref name="After"/>.</param>
/// <param name="After">What comes before, or null.</param>
public sealed record BoundExpectation(
    SourceText Source, TextSpan Span, BoundSubject Subject, bool IsNegated, ExpectationWindow When, BoundSubject? After) : BoundNode(Source, Span);

/// <summary>What an expectation is about.</summary>
public abstract record BoundSubject(SourceText Source, TextSpan Span) : BoundNode(Source, Span);

/// <summary>An alert's state; an empty instance is any, no level is any.</summary>
public sealed record BoundAlertSubject(SourceText Source, TextSpan Span, string Alert, LabelSet Instance, ExpectedState State, Severity? Level)
    : BoundSubject(Source, Span);

/// <summary>A tile's colour.</summary>
public sealed record BoundTileSubject(SourceText Source, TextSpan Span, string Tile, ExpectedColor Color) : BoundSubject(Source, Span);

/// <summary>A step that starts.</summary>
public sealed record BoundStepSubject(SourceText Source, TextSpan Span, string Verb, ImmutableArray<StepArgument> Arguments) : BoundSubject(Source, Span);

/// <summary>A notice.</summary>
public sealed record BoundNoticeSubject(SourceText Source, TextSpan Span, string Target, string? Text) : BoundSubject(Source, Span);

/// <summary>A number that compares so.</summary>
public sealed record BoundValueSubject(SourceText Source, TextSpan Span, BoundCondition Comparison) : BoundSubject(Source, Span);
