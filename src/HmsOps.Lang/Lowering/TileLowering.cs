using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Lowers tiles, which keep the order of their declaration.</summary>
internal static class TileLowering
{
    public static ImmutableArray<TilePlan> Lower(ImmutableArray<BoundTile> tiles, PredicateLowering predicates) =>
    [
        .. tiles.Select((tile, id) => new TilePlan(
            id,
            tile.Name,
            predicates.Lower(tile.Query, []),
            PlanText.Unit(tile.Query.Unit),
            tile.Slo is null ? null : predicates.Lower(tile.Slo, []),
            tile.Red is null ? null : predicates.Lower(tile.Red, []),
            TilePlan.DefaultYellowFor,
            tile.SloText)),
    ];
}
