using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Which share of a metric's observations compares so with a constant; <c>N% of M &lt; T</c> is a comparison (<c>&gt;=</c>) of this with a constant.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Metric">A histogram, or a gauge, whose samples are then counted.</param>
/// <param name="Operator">How an observation is compared with <paramref name="Limit"/>.</param>
/// <param name="Limit">A constant; in a playbook it may name parameters.</param>
/// <param name="Selector">Sorted by label.</param>
/// <param name="Window">In ticks; the default filled in.</param>
/// <param name="Shift">How long ago, in ticks.</param>
/// <param name="Text">Canonical: <c>share of permit-svc.latency &lt; 500ms over 5m</c>.</param>
public sealed record BoundShare(
    SourceText Source,
    TextSpan Span,
    MetricSymbol Metric,
    ComparisonOperator Operator,
    BoundNumber Limit,
    ImmutableArray<LabelMatcher> Selector,
    long Window,
    long Shift,
    string Text) : BoundNumber(Source, Span, Unit.Ratio), IMetricUse;

/// <summary>No sample of a matching series lies in the window.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Selector">Sorted by label.</param>
/// <param name="Window">In ticks; 0 where none is written: then it is the alert's <c>stale</c>.</param>
/// <param name="Shift">How long ago, in ticks.</param>
/// <param name="Text">Canonical: <c>absent(permit-svc.requests) over 10m</c>.</param>
public sealed record BoundAbsent(
    SourceText Source,
    TextSpan Span,
    MetricSymbol Metric,
    ImmutableArray<LabelMatcher> Selector,
    long Window,
    long Shift,
    string Text) : BoundCondition(Source, Span), IMetricUse;

/// <summary>What a gauge will be: the value at <paramref name="Horizon"/> of the line through its samples.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Unit">The gauge's.</param>
/// <param name="Reading">The gauge's <c>last</c>, with the window whose samples make the line (a quarter of the horizon within 10m … 1d by default).</param>
/// <param name="Horizon">In ticks.</param>
public sealed record BoundPrediction(SourceText Source, TextSpan Span, Unit Unit, BoundReading Reading, long Horizon)
    : BoundNumber(Source, Span, Unit);

/// <summary>A function of numbers of one row; unknown where one of them is.</summary>
public sealed record BoundFunction(
    SourceText Source, TextSpan Span, Unit Unit, NumberFunction Function, ImmutableArray<BoundNumber> Arguments) : BoundNumber(Source, Span, Unit);

/// <summary>The functions of numbers.</summary>
public enum NumberFunction
{
    /// <summary><c>abs(x)</c>.</summary>
    Absolute,

    /// <summary><c>min(x, y, …)</c>.</summary>
    Minimum,

    /// <summary><c>max(x, y, …)</c>.</summary>
    Maximum,

    /// <summary><c>clamp(x, low, high)</c>.</summary>
    Clamp,

    /// <summary><c>mod(x, y)</c>: what is left of x after taking y as often as it fits; of y's sign.</summary>
    Modulo,
}

/// <summary>A number across series: inside it nothing is merged.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">Call and grouping.</param>
/// <param name="Unit">The operand's; of <c>count</c> a count.</param>
/// <param name="Function">Which.</param>
/// <param name="Operand">What is aggregated: a number of every row.</param>
/// <param name="Grouping">Its own, or null for that of the rule it stands in.</param>
public sealed record BoundAggregate(
    SourceText Source, TextSpan Span, Unit Unit, SeriesFunction Function, BoundNumber Operand, BoundGrouping? Grouping) : BoundNumber(Source, Span, Unit);

/// <summary>The functions across series.</summary>
public enum SeriesFunction
{
    Average,
    Sum,
    Minimum,
    Maximum,
    StandardDeviation,

    /// <summary>How many series there are.</summary>
    Count,
}

/// <summary><c>by region</c>, <c>without pod</c>; <c>by *</c> is the single label <c>*</c>.</summary>
/// <param name="IsWithout">True for <c>without</c>.</param>
/// <param name="Labels">Sorted; empty for one value of all.</param>
public sealed record BoundGrouping(bool IsWithout, ImmutableArray<string> Labels);

/// <summary>In how many rows a condition holds.</summary>
public sealed record BoundCount(SourceText Source, TextSpan Span, BoundCondition Condition, BoundGrouping? Grouping)
    : BoundNumber(Source, Span, Unit.Count);

/// <summary><c>any(COND)</c> or, with <paramref name="IsAll"/>, <c>all(COND)</c>.</summary>
public sealed record BoundQuantifier(SourceText Source, TextSpan Span, bool IsAll, BoundCondition Condition, BoundGrouping? Grouping)
    : BoundCondition(Source, Span);

/// <summary>The tick's time.</summary>
public sealed record BoundNow(SourceText Source, TextSpan Span) : BoundNumber(Source, Span, Unit.Timestamp);

/// <summary>A reading of an slo.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">Path and window.</param>
/// <param name="Unit">A ratio for the budget, a plain number for the burn.</param>
/// <param name="Slo">The slo's name.</param>
/// <param name="Reading">Which.</param>
/// <param name="Window">Of the burn, in ticks (1h by default); of the budget 0: it is the slo's period.</param>
/// <param name="Shift">How long ago, in ticks.</param>
public sealed record BoundSloReading(SourceText Source, TextSpan Span, Unit Unit, string Slo, SloReading Reading, long Window, long Shift)
    : BoundNumber(Source, Span, Unit);

/// <summary>The readings of an slo.</summary>
public enum SloReading
{
    /// <summary>How much of the error budget is left, of 100%.</summary>
    Budget,

    /// <summary>How fast it goes: 1 uses it up in the slo's period.</summary>
    Burn,
}

/// <summary>A playbook's parameter that is a number.</summary>
public sealed record BoundParameter(SourceText Source, TextSpan Span, Unit Unit, string Name) : BoundNumber(Source, Span, Unit);

/// <summary>A playbook's parameter of type <c>bool</c>.</summary>
public sealed record BoundTruthParameter(SourceText Source, TextSpan Span, string Name) : BoundCondition(Source, Span);

/// <summary>A text: as written, or a playbook's parameter of type <c>text</c>.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">As written.</param>
/// <param name="Value">The text, or the parameter's name.</param>
/// <param name="IsParameter">True for a parameter.</param>
public sealed record BoundText(SourceText Source, TextSpan Span, string Value, bool IsParameter) : BoundNode(Source, Span);

/// <summary>Two texts are the same, or with <paramref name="IsNegated"/> are not.</summary>
public sealed record BoundTextComparison(SourceText Source, TextSpan Span, bool IsNegated, BoundText Left, BoundText Right)
    : BoundCondition(Source, Span);

/// <summary>The types of playbooks' parameters.</summary>
public enum ParameterType
{
    Text,
    Number,
    Duration,
    Ratio,
    Bytes,
    Bool,
}
