using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Panes;

/// <summary>Totals that hold doubles: merged from the panes when they are read, since taking a double off a sum drifts.</summary>
internal abstract class CellStore<T>(AggregatePlan plan, StoreClock clock) : AggregateStore(plan, clock)
    where T : struct
{
    private readonly PaneRing<CellChunk<T>> _ring =
        new(plan, clock.TickLength, static () => new CellChunk<T>(), static _ => { });

    /// <inheritdoc/>
    public override long? OldestPane => _ring.Oldest();

    /// <inheritdoc/>
    public override void Touch(int entity, long time) => Open(entity, time);

    /// <summary>The pane for a sample, or null where it has left the window.</summary>
    protected CellChunk<T>? Open(int entity, long time)
    {
        var chunk = _ring.Open(time, out var pane);
        if (chunk is not null)
        {
            chunk.Reserve(entity + 1);
            Mark(entity, pane);
        }

        return chunk;
    }

    /// <summary>Adds a later pane's cell to a total.</summary>
    protected abstract void Merge(ref T total, in T later);

    /// <summary>The total of the window, panes merged in order of time.</summary>
    protected T Total(int entity)
    {
        var total = default(T);
        for (var place = 0; place < _ring.Slots; place++)
        {
            if (_ring.Peek(place) is { } chunk && entity < chunk.Room)
            {
                Merge(ref total, in chunk[entity]);
            }
        }

        return total;
    }

    /// <inheritdoc/>
    protected override void RollPanes(long left) => _ring.Roll(left);
}
