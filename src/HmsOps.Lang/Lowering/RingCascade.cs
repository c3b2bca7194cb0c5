using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Lowering;

/// <summary>Has coarser rings fed by finer ones of the same series, so that an observation is counted only in the finest.</summary>
/// <remarks>
/// Each ring is fed by the coarsest of those that divide it. A bound that only a coarser ring is asked for is then counted in
/// the finer one as well, which costs 61 counters an entity and spares each observation a search and an increment.
/// </remarks>
internal static class RingCascade
{
    /// <summary>As many bounds as are searched in a row; a ring that would take a finer one beyond them gets its samples itself.</summary>
    public const int MostBounds = 8;

    /// <summary>The aggregates, those of the same series in order of window, with who feeds whom; feeders have the bounds of what they feed.</summary>
    public static ImmutableArray<AggregatePlan> Link(ImmutableArray<AggregatePlan> aggregates)
    {
        var linked = aggregates.ToBuilder();
        for (var id = linked.Count - 1; id >= 0; id--)
        {
            var coarser = linked[id];
            var finer = linked.Take(id)
                .Where(other => other.Divides(coarser) && CanTake(other, coarser))
                .MaxBy(other => (other.Pane, other.Window));
            if (finer is not null)
            {
                linked[id] = coarser with { FedBy = finer.Id };
                linked[finer.Id] = finer with { Bounds = [.. finer.Bounds.Union(coarser.Bounds).Order()] };
            }
        }

        return linked.ToImmutable();
    }

    private static bool CanTake(AggregatePlan finer, AggregatePlan coarser) =>
        finer.CanFeed(coarser) || finer.Bounds.Union(coarser.Bounds).Count() <= MostBounds;
}
