namespace HmsOps.Engine.Tiles;

/// <summary>A tile as it stands after the last tick.</summary>
/// <param name="Tile">The tile's name.</param>
/// <param name="Color">Its colour: that of its worst row.</param>
/// <param name="Value">In the stored unit, or null where it is not known.</param>
/// <param name="Unit">The stored unit's symbol.</param>
/// <param name="SloText">What should hold, as written, or null.</param>
/// <param name="Since">The tick at which it took this colour, or null before the first one.</param>
public sealed record TileView(string Tile, TileColor Color, double? Value, string Unit, string? SloText, long? Since);
