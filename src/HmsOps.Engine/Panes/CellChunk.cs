namespace HmsOps.Engine.Panes;

/// <summary>A pane with one cell an entity; a cell's default value is an empty one.</summary>
internal sealed class CellChunk<T> : IPaneChunk
    where T : struct
{
    private T[] _cells = [];

    /// <summary>The cell of an entity, for which there is room.</summary>
    public ref T this[int entity] => ref _cells[entity];

    /// <value>How many entities there is room for.</value>
    public int Room => _cells.Length;

    /// <inheritdoc/>
    public void Reserve(int entities)
    {
        if (entities > _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(entities, 2 * _cells.Length));
        }
    }

    /// <inheritdoc/>
    public void Clear() => Array.Clear(_cells);
}
