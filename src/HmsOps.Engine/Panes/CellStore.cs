using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Panes;

/// <summary>Totals that hold doubles: merged from the panes when they are read, since taking a double off a sum drifts.</summary>
internal abstract class CellStore<T>(AggregatePlan plan, StoreClock clock) : RingStore<CellChunk<T>>(plan, clock)
    where T : struct
{
    /// <summary>Adds a later pane's cell to a total.</summary>
    protected abstract void Merge(ref T total, in T later);

    /// <summary>The total of the window, panes merged in order of time.</summary>
    protected T Total(int entity)
    {
        var total = default(T);
        for (var place = 0; place < Ring.Slots; place++)
        {
            if (Ring.Peek(place) is { } chunk && entity < chunk.Room)
            {
                Merge(ref total, in chunk[entity]);
            }
        }

        for (var below = Finer; below is not null; below = below.Finer)
        {
            foreach (var (_, chunk) in below.Ring.Unclosed)
            {
                if (entity < chunk.Room)
                {
                    Merge(ref total, in chunk[entity]);
                }
            }
        }

        return total;
    }

    /// <inheritdoc/>
    protected override CellChunk<T> Create() => new();

    /// <inheritdoc/>
    protected override void Absorb(CellChunk<T> pane, CellChunk<T> finer)
    {
        // Doubles that are grouped anew may round otherwise; what came since the last tick is noted entity by entity.
        HasMoved |= Finer?.Plan.Pane != Clock.TickLength || Clock.Tick % Clock.TickLength != 0;
        pane.Reserve(finer.Room);
        for (var entity = 0; entity < finer.Room; entity++)
        {
            Merge(ref pane[entity], in finer[entity]);
        }
    }
}
