using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>A condition and how long it must hold, in ticks.</summary>
public sealed record BoundHeld(SourceText Source, TextSpan Span, BoundCondition Condition, long For) : BoundNode(Source, Span)
{
    /// <value>Of <c>for 80% of 10m</c> the share of ticks, above 0 and at most 1; null for a plain <c>for</c>.</value>
    public decimal? Share { get; init; }

    /// <value>True for <c>clear for D</c>: the condition is that the alert's condition, with its gates, does not hold.</value>
    public bool IsWithoutCondition { get; init; }
}
