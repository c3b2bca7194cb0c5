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
            predicates.Lower(tile.Query, RuleGrouping.None),
            PlanText.Unit(tile.Query.Unit),
            tile.Slo is null ? null : predicates.Lower(tile.Slo, RuleGrouping.None),
            tile.Red is null ? null : predicates.Lower(tile.Red, RuleGrouping.None),
            tile.Colors is { } colors ? colors.Yellow?.For ?? colors.Red?.For ?? 0 : TilePlan.DefaultYellowFor,
            tile.SloText)
        {
            RedFor = tile.Colors?.Red?.For ?? 0,
        }),
    ];

    /// <summary>A tile whose own colours stand in the slo's places: what is not yellow is what should hold.</summary>
    public static BoundTile WithColors(BoundTile tile)
    {
        if (tile.Colors is not { } colors || (colors.Yellow ?? colors.Red) is not { } broken)
        {
            return tile;
        }

        return tile with
        {
            Slo = new BoundNot(broken.Source, broken.Span, broken.Condition),
            Red = colors.Red?.Condition,
            SloText = tile.SloText,
        };
    }
}
