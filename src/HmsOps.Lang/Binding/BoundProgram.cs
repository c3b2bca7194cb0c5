using System.Collections.Immutable;
using HmsOps.Lang.Symbols;

namespace HmsOps.Lang.Binding;

/// <summary>A pack's declarations, bound; only what is free of errors is in it. Each kind is in the order of the files.</summary>
public sealed record BoundProgram(
    ImmutableArray<MetricSymbol> Metrics,
    ImmutableArray<BoundAlert> Alerts,
    ImmutableArray<BoundTile> Tiles,
    ImmutableArray<BoundContact> Contacts,
    ImmutableArray<BoundTest> Tests)
{
    /// <summary>Service level objectives.</summary>
    public ImmutableArray<BoundSlo> Slos { get; init; } = [];

    /// <summary>Dashboards; their tiles are among <see cref="Tiles"/> too.</summary>
    public ImmutableArray<BoundDashboard> Dashboards { get; init; } = [];

    /// <summary>Probes.</summary>
    public ImmutableArray<BoundProbe> Probes { get; init; } = [];

    /// <summary>Synthetic users.</summary>
    public ImmutableArray<BoundSynthetic> Synthetics { get; init; } = [];

    /// <summary>Playbooks with a name.</summary>
    public ImmutableArray<BoundPlaybook> Playbooks { get; init; } = [];

    /// <summary>Schedules.</summary>
    public ImmutableArray<BoundSchedule> Schedules { get; init; } = [];

    /// <summary>Limits of verbs.</summary>
    public ImmutableArray<BoundLimit> Limits { get; init; } = [];

    /// <summary>What is said of services.</summary>
    public ImmutableArray<BoundService> Services { get; init; } = [];

    /// <summary>All named expressions, those inside declarations and steps too.</summary>
    public ImmutableArray<BoundLet> Lets { get; init; } = [];
}
