using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Tiles;

/// <summary>All tiles of a pack, in order of declaration.</summary>
internal sealed class TileBoard(PackPlan plan, IMetricStore store, EngineOptions options, EngineOutput output)
{
    private readonly TileMachine[] _tiles = [.. plan.Tiles.Select(tile => new TileMachine(tile, store, options, output))];

    /// <summary>Evaluates all tiles as of a tick.</summary>
    public void Tick(long time)
    {
        foreach (var tile in _tiles)
        {
            tile.Tick(time);
        }
    }

    /// <summary>Nothing was watched; what they show stays till the next tick.</summary>
    public void Gap()
    {
        foreach (var tile in _tiles)
        {
            tile.Gap();
        }
    }

    /// <summary>The next time after <paramref name="now"/> at which a clock is full, or null.</summary>
    public long? NextTimer(long now) => _tiles.Min(tile => tile.NextTimer(now));

    /// <summary>Every tile, in order of declaration.</summary>
    public IReadOnlyList<TileView> Views() => [.. _tiles.Select(tile => tile.View)];
}
