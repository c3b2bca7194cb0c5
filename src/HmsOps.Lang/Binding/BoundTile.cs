using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

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
    : BoundNode(Source, Span)
{
    /// <summary>The slo that <c>slo NAME</c> names, whose budget then decides the colour; or null.</summary>
    public BoundSlo? Objective { get; init; }

    /// <summary>Colours of its own, which win over the slo's; or null.</summary>
    public BoundColors? Colors { get; init; }

    /// <summary>Its dashboard, or null.</summary>
    public string? Dashboard { get; init; }

    /// <summary>One sentence, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>Whose it is, or null.</summary>
    public string? Owner { get; init; }
}

/// <summary>When a tile is yellow and when it is red; red wins.</summary>
public sealed record BoundColors(SourceText Source, TextSpan Span, BoundHeld? Yellow, BoundHeld? Red) : BoundNode(Source, Span);

/// <summary>Tiles that are shown together.</summary>
public sealed record BoundDashboard(
    SourceText Source, TextSpan Span, string Name, ImmutableArray<BoundTile> Tiles, string? Summary, string? Owner) : BoundNode(Source, Span);
