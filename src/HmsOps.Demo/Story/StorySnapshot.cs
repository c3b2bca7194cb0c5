using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Demo.Story;

/// <summary>All that is known at a moment, for a screen and for the verdict.</summary>
internal sealed record StorySnapshot(
    long Now,
    TimeSpan Real,
    string Tile,
    TileColor Color,
    double? Value,
    ImmutableArray<TilePoint> History,
    string Alert,
    AlertState State,
    long? StateSince,
    RunOutcome Outcome,
    bool HasRunEnded,
    bool IsPaged,
    ImmutableArray<PlaybookStep> Steps,
    ImmutableArray<AlertEdge> AlertEdges,
    ImmutableArray<TilePoint> TileEdges,
    ImmutableArray<StoryEvent> Events);

/// <summary>The alert went to a state.</summary>
internal readonly record struct AlertEdge(long Time, AlertState State);

/// <summary>The tile at a tick.</summary>
internal readonly record struct TilePoint(long Time, TileColor Color, double? Value);
