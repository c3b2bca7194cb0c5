using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace HmsOps.Engine.Plan;

/// <summary>A <c>test</c> declaration: samples given on virtual time and what is expected of the rules.</summary>
/// <param name="Name">As written.</param>
/// <param name="Source">Where it is declared.</param>
/// <param name="Start">Engine time of the test's 0; by default the Unix epoch.</param>
/// <param name="Series">What is given.</param>
/// <param name="Steps">How executors behave where they do not simply succeed at once.</param>
/// <param name="Expectations">In the order in which they are written.</param>
public sealed record TestPlan(
    string Name,
    SourcePlace Source,
    long Start,
    ImmutableArray<GivenSeries> Series,
    ImmutableArray<GivenStep> Steps,
    ImmutableArray<Expectation> Expectations)
{
    /// <value>When someone approves; nobody does else.</value>
    public ImmutableArray<GivenApproval> Approvals { get; init; } = [];
}

/// <summary>A place in a source file.</summary>
/// <param name="File">As named on the command line, or found below it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Text">The source line, for messages.</param>
public sealed record SourcePlace(string File, int Line, int Column, string Text)
{
    /// <summary><c>file:line:col</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>One series of samples.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Labels">The series' labels.</param>
/// <param name="Kind">What the samples are.</param>
/// <param name="Every">Distance of samples in ticks: a segment of length D from s gives samples at s + Every … s + D.</param>
/// <param name="Segments">One after the other from the start.</param>
/// <param name="Place">Where it is given.</param>
public sealed record GivenSeries(
    string Metric, LabelSet Labels, MetricKind Kind, long Every, ImmutableArray<GivenSegment> Segments, SourcePlace Place);

/// <summary>A stretch of a given series.</summary>
/// <param name="Duration">In ticks.</param>
/// <param name="Value">In stored units, or null where samples are missing; for a counter the running total, or its growth a second where <paramref name="IsRate"/>.</param>
/// <param name="IsRate">True where a counter's growth was given (<c>100/s</c>).</param>
public sealed record GivenSegment(long Duration, double? Value, bool IsRate)
{
    /// <value>How far values lie from <see cref="Value"/> at most, evenly spread, always the same; 0: not at all.</value>
    public double Spread { get; init; }

    /// <value>Which share of the samples has the value, or null for all; the others keep the level that was given last, and are missing where there is none.</value>
    public double? Share { get; init; }

    /// <value>How many observations a second have the value, or null for one a sample.</value>
    public double? PerSecond { get; init; }

    /// <value>True where a counter begins again at 0.</value>
    public bool IsReset { get; init; }
}

/// <summary>Someone approves in a test.</summary>
/// <param name="Group">The group that is asked.</param>
/// <param name="At">When, in ticks after the test's start.</param>
public sealed record GivenApproval(string Group, long At);

/// <summary>How a step behaves in a test.</summary>
/// <param name="Verb">Steps of this verb whose arguments include <paramref name="Arguments"/>.</param>
/// <param name="Arguments">Only those that are written.</param>
/// <param name="FailsTimes">How many calls fail; <see cref="int.MaxValue"/> where all do.</param>
/// <param name="Error">What the failure says.</param>
/// <param name="Takes">How long a call takes, in ticks.</param>
/// <param name="Inconclusive">True where verification never ends with a result.</param>
public sealed record GivenStep(
    string Verb, ImmutableArray<StepArgument> Arguments, int FailsTimes, string? Error, long Takes, bool Inconclusive);

/// <summary>Something a test expects.</summary>
/// <param name="Place">Where it is written.</param>
/// <param name="When">At which ticks, relative to the test's start.</param>
/// <param name="Negated">True for <c>expect no …</c> and <c>never</c>.</param>
[JsonDerivedType(typeof(StateExpectation), "state")]
[JsonDerivedType(typeof(StepExpectation), "step")]
[JsonDerivedType(typeof(NoticeExpectation), "notice")]
[JsonDerivedType(typeof(TileExpectation), "tile")]
public abstract record Expectation(SourcePlace Place, ExpectationWindow When, bool Negated)
{
    /// <value>What must come before, or null; then <see cref="When"/> counts from its first time.</value>
    public Expectation? After { get; init; }
}

/// <summary>An alert's state; <paramref name="Instance"/> empty: any instance.</summary>
public sealed record StateExpectation(
    SourcePlace Place, ExpectationWindow When, bool Negated, string Alert, LabelSet Instance, ExpectedState State)
    : Expectation(Place, When, Negated);

/// <summary>A step that starts: matched by verb and the arguments that are written.</summary>
public sealed record StepExpectation(
    SourcePlace Place, ExpectationWindow When, bool Negated, string Verb, ImmutableArray<StepArgument> Arguments)
    : Expectation(Place, When, Negated);

/// <summary>A notice or page to a target.</summary>
public sealed record NoticeExpectation(
    SourcePlace Place, ExpectationWindow When, bool Negated, string Target, string? Text)
    : Expectation(Place, When, Negated);

/// <summary>A tile's colour.</summary>
public sealed record TileExpectation(
    SourcePlace Place, ExpectationWindow When, bool Negated, string Tile, ExpectedColor Color)
    : Expectation(Place, When, Negated);

/// <summary>The ticks at which something is expected, relative to the test's start.</summary>
/// <param name="From">First tick.</param>
/// <param name="To">Last tick; <see cref="long.MaxValue"/> where the test's end is meant (<c>never</c>, and <c>expect no run X</c> without a time).</param>
/// <param name="Every">True: at every tick of it (<c>from A to B within W</c> is every tick of [A+W, B]); false: at some tick (<c>at T within W</c> is some tick of [T, T+W], W by default one tick).</param>
/// <param name="Text">As written.</param>
public sealed record ExpectationWindow(long From, long To, bool Every, string Text);

/// <summary>The states that a test names.</summary>
public enum ExpectedState
{
    Inactive,
    Pending,
    Firing,
    NoData,
}

/// <summary>The colours that a test names.</summary>
public enum ExpectedColor
{
    Green,
    Yellow,
    Red,
    Grey,
}
