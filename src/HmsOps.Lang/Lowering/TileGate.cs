using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Lowering;

/// <summary>Finds what of a tile can't be run.</summary>
internal static class TileGate
{
    /// <summary>The first that can't, or null.</summary>
    public static (Place Place, string What)? Missing(BoundTile tile, ClausePlaces places) =>
        tile.Objective is not null ? (places.Clause(tile, "slo"), "the slo of a tile")
        : AlertGate.Expression(tile.Query)
            ?? AlertGate.Expression(tile.Slo)
            ?? AlertGate.Held(tile.Colors?.Yellow)
            ?? AlertGate.Held(tile.Colors?.Red);
}
