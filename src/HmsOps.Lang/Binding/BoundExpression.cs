using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>A node of the bound tree: what was meant. Every node has its span in the outer file.</summary>
public abstract record BoundNode(SourceText Source, TextSpan Span);

/// <summary>A condition: true, false or unknown.</summary>
public abstract record BoundCondition(SourceText Source, TextSpan Span) : BoundNode(Source, Span);

/// <summary>A number with its unit, in stored units (seconds, bytes, ratios as fractions).</summary>
public abstract record BoundNumber(SourceText Source, TextSpan Span, Unit Unit) : BoundNode(Source, Span);

/// <summary>Both must hold.</summary>
public sealed record BoundAnd(SourceText Source, TextSpan Span, BoundCondition Left, BoundCondition Right) : BoundCondition(Source, Span);

/// <summary>Either must hold.</summary>
public sealed record BoundOr(SourceText Source, TextSpan Span, BoundCondition Left, BoundCondition Right) : BoundCondition(Source, Span);

/// <summary>Must not hold.</summary>
public sealed record BoundNot(SourceText Source, TextSpan Span, BoundCondition Operand) : BoundCondition(Source, Span);

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BoundTruth(SourceText Source, TextSpan Span, bool Value) : BoundCondition(Source, Span);

/// <summary>A comparison. Constants are folded, and <c>a·Q + b op c</c> with one reading Q is normalised to <c>Q op' (c−b)/a</c>, in decimal arithmetic: then <paramref name="Left"/> is the reading and <paramref name="Right"/> the constant.</summary>
public sealed record BoundComparison(
    SourceText Source, TextSpan Span, ComparisonOperator Operator, BoundNumber Left, BoundNumber Right) : BoundCondition(Source, Span);

/// <summary>A constant.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">Where.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Value">In stored units, exact.</param>
/// <param name="Text">As written where it was written so (<c>0.8s</c>), else made from the value.</param>
public sealed record BoundConstant(SourceText Source, TextSpan Span, Unit Unit, decimal Value, string Text) : BoundNumber(Source, Span, Unit);

/// <summary>A reading of a metric over a window.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">Path, selector and window.</param>
/// <param name="Unit">The unit of the reading.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Reading">What is read.</param>
/// <param name="Rank">For a percentile, else null.</param>
/// <param name="Selector">Sorted by label.</param>
/// <param name="Window">In ticks; the default filled in.</param>
/// <param name="Text">Canonical: <c>permit-svc.latency.p95 over 5m 1w ago</c> (a default window is not written).</param>
/// <param name="Shift">How long ago it is read, in ticks.</param>
public sealed record BoundReading(
    SourceText Source,
    TextSpan Span,
    Unit Unit,
    MetricSymbol Metric,
    Reading Reading,
    Rank? Rank,
    ImmutableArray<LabelMatcher> Selector,
    long Window,
    string Text,
    long Shift = 0) : BoundNumber(Source, Span, Unit), IMetricUse
{
    /// <value>The window as written, or null for the default.</value>
    public string? WindowText { get; init; }

    /// <value>The shift as written, or null where there is none.</value>
    public string? ShiftText { get; init; }
}

/// <summary>Unary minus.</summary>
public sealed record BoundNegation(SourceText Source, TextSpan Span, Unit Unit, BoundNumber Operand) : BoundNumber(Source, Span, Unit);

/// <summary>Arithmetic.</summary>
public sealed record BoundArithmetic(
    SourceText Source, TextSpan Span, Unit Unit, ArithmeticOperator Operator, BoundNumber Left, BoundNumber Right) : BoundNumber(Source, Span, Unit);
