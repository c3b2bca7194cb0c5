using System.Collections.Immutable;

namespace HmsOps.Engine.Plan;

/// <summary>All that a pack of rules asks of the engine; the compiler's result and the engine's program.</summary>
/// <param name="Name">The pack's name: that of its folder unless it says otherwise.</param>
/// <param name="Metrics">What is asked about, in order of name.</param>
/// <param name="Aggregates">The totals to keep, shared by all rules.</param>
/// <param name="Shapes">What the pack's assembly computes.</param>
/// <param name="Alerts">In order of name (ordinal).</param>
/// <param name="Tiles">In order of declaration.</param>
/// <param name="DefaultContact">Who is paged where a playbook names nobody; empty where there is no contact of that name.</param>
public sealed record PackPlan(
    string Name,
    ImmutableArray<MetricPlan> Metrics,
    ImmutableArray<AggregatePlan> Aggregates,
    ImmutableArray<ShapePlan> Shapes,
    ImmutableArray<AlertPlan> Alerts,
    ImmutableArray<TilePlan> Tiles,
    ImmutableArray<NoticeChannel> DefaultContact)
{
    /// <summary>The aggregates across series, numbered on from <see cref="Aggregates"/>.</summary>
    public ImmutableArray<AcrossPlan> Across { get; init; } = [];

    /// <value>The plan's format; another one is refused.</value>
    public const int Format = 1;
}
