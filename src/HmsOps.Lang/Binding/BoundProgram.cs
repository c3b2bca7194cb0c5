using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>A pack's declarations, bound; only what is free of errors is in it.</summary>
public sealed record BoundProgram(
    ImmutableArray<MetricSymbol> Metrics,
    ImmutableArray<BoundAlert> Alerts,
    ImmutableArray<BoundTile> Tiles,
    ImmutableArray<BoundContact> Contacts,
    ImmutableArray<TestPlan> Tests);

/// <summary>A condition and how long it must hold, in ticks.</summary>
public sealed record BoundHeld(SourceText Source, TextSpan Span, BoundCondition Condition, long For) : BoundNode(Source, Span);

/// <summary>An alert.</summary>
public sealed record BoundAlert(
    SourceText Source,
    TextSpan Span,
    string Name,
    Severity Severity,
    ImmutableArray<string> By,
    BoundHeld If,
    BoundHeld? Clear,
    ImmutableArray<StepPlan> Steps) : BoundNode(Source, Span);

/// <summary>A tile.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Name">As shown.</param>
/// <param name="Query">The number.</param>
/// <param name="Slo">What should hold, or null.</param>
/// <param name="Red">Red at once where it holds: twice the slo's threshold; or null.</param>
/// <param name="SloText">As written.</param>
public sealed record BoundTile(
    SourceText Source, TextSpan Span, string Name, BoundNumber Query, BoundCondition? Slo, BoundCondition? Red, string? SloText)
    : BoundNode(Source, Span);

/// <summary>A contact.</summary>
public sealed record BoundContact(SourceText Source, TextSpan Span, string Name, ImmutableArray<NoticeChannel> Channels)
    : BoundNode(Source, Span);
