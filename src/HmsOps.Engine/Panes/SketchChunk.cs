namespace HmsOps.Engine.Panes;

/// <summary>A pane of sketches, one an entity.</summary>
internal sealed class SketchChunk(int width) : IPaneChunk
{
    private BinCounts?[] _sketches = [];

    /// <value>How many entities there is room for.</value>
    public int Room => _sketches.Length;

    /// <summary>The sketch of an entity, for which there is room; null where it has none yet.</summary>
    public BinCounts? this[int entity] => _sketches[entity];

    /// <summary>The sketch of an entity, for which there is room.</summary>
    public BinCounts Open(int entity) => _sketches[entity] ??= new BinCounts(width);

    /// <inheritdoc/>
    public void Reserve(int entities)
    {
        if (entities > _sketches.Length)
        {
            Array.Resize(ref _sketches, Math.Max(entities, 2 * _sketches.Length));
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        foreach (var sketch in _sketches)
        {
            if (sketch is { Count: > 0 })
            {
                sketch.Clear();
            }
        }
    }
}
