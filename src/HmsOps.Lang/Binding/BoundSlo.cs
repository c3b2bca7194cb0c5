using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>A service level objective; it gives the alerts <c>NAME.page</c> (critical) and <c>NAME.ticket</c> (warning) and the readings <c>NAME.budget</c> and <c>NAME.burn</c>.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Name">Unique among metrics, services, slos and lets.</param>
/// <param name="Objective">What should hold.</param>
/// <param name="By">As of an alert.</param>
/// <param name="Page">What to do when the budget is gone within days, or empty.</param>
/// <param name="Ticket">What to do when it burns too fast for the period, or empty.</param>
public sealed record BoundSlo(
    SourceText Source,
    TextSpan Span,
    string Name,
    BoundObjective Objective,
    ImmutableArray<string> By,
    ImmutableArray<BoundStep> Page,
    ImmutableArray<BoundStep> Ticket) : BoundNode(Source, Span)
{
    /// <summary>And-ed to both alerts; or null.</summary>
    public BoundCondition? OnlyWhen { get; init; }

    /// <summary>What is said about its alerts.</summary>
    public BoundMeta Meta { get; init; } = BoundMeta.None;
}

/// <summary>What should hold over a period, as a ratio of good or of bad events.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Ratio">The ratio over the period: the share of good observations, or a quotient; a burn rate reads it over other windows.</param>
/// <param name="IsOfGood">True where the ratio counts what is good (<c>99.95% of M &lt; 500ms</c>, <c>good / all &gt; 99.9%</c>).</param>
/// <param name="Target">What the ratio is compared with, as a fraction between 0 and 1, both excluded.</param>
/// <param name="Period">In ticks.</param>
/// <param name="Text">As written.</param>
public sealed record BoundObjective(
    SourceText Source, TextSpan Span, BoundNumber Ratio, bool IsOfGood, decimal Target, long Period, string Text) : BoundNode(Source, Span)
{
    /// <value>The share of events that may be bad.</value>
    public decimal Budget => IsOfGood ? 1 - Target : Target;
}
