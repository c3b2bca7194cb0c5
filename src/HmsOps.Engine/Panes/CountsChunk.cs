namespace HmsOps.Engine.Panes;

/// <summary>A pane of counters, a fixed number of them an entity.</summary>
internal sealed class CountsChunk(int width, int stride) : IPaneChunk
{
    private int _entities;

    /// <summary>The counters: those of entity e begin at e × stride.</summary>
    public CounterArray Counters { get; } = new(width, 0);

    /// <inheritdoc/>
    public void Reserve(int entities)
    {
        if (entities > _entities)
        {
            _entities = Math.Max(entities, 2 * _entities);
            Counters.Resize(_entities * stride);
        }
    }

    /// <inheritdoc/>
    public void Clear() => Counters.Clear();
}
