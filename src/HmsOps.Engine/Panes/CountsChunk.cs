namespace HmsOps.Engine.Panes;

/// <summary>A pane of counters, a fixed number of them an entity.</summary>
internal sealed class CountsChunk(int width, int stride) : IPaneChunk
{
    /// <summary>The counters: those of entity e begin at e × stride.</summary>
    public CounterArray Counters { get; } = new(width, 0);

    /// <value>How many entities there is room for.</value>
    public int Room { get; private set; }

    /// <inheritdoc/>
    public void Reserve(int entities)
    {
        if (entities > Room)
        {
            Room = Math.Max(entities, 2 * Room);
            Counters.Resize(Room * stride);
        }
    }

    /// <inheritdoc/>
    public void Clear() => Counters.Clear();
}
