using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Panes;

/// <summary>The totals of one aggregate in a ring of panes, which may be fed by a finer ring and feed coarser ones.</summary>
/// <remarks>
/// A pane is handed up when it closes. The window of a fed store is therefore its own panes, then those that the stores below
/// it, from the next finer one down, have not handed up yet: in order of time, each sample once.
/// </remarks>
internal abstract class RingStore<TChunk> : AggregateStore
    where TChunk : class, IPaneChunk
{
    private readonly Action<long, TChunk> _handUp;

    protected RingStore(AggregatePlan plan, StoreClock clock)
        : base(plan, clock)
    {
        Ring = new(plan, clock.TickLength, Create, Evicted);
        _handUp = HandUp;
    }

    /// <value>The panes.</value>
    public PaneRing<TChunk> Ring { get; }

    /// <value>The store whose panes are handed up to this one, or null.</value>
    public RingStore<TChunk>? Finer { get; private set; }

    /// <inheritdoc/>
    public override long? OldestPane =>
        Ring.Oldest() ?? (Finer is { OldestPane: { } pane } finer ? Ring.PaneOf(pane * finer.Plan.Pane) : null);

    /// <inheritdoc/>
    public override void Feed(AggregateStore coarser)
    {
        base.Feed(coarser);
        ((RingStore<TChunk>)coarser).FollowUp(this);
        Ring.Feeds = true;
    }

    /// <summary>An empty pane.</summary>
    protected abstract TChunk Create();

    /// <summary>A pane leaves the window.</summary>
    protected virtual void Evicted(TChunk chunk)
    {
    }

    /// <summary>This store is from now on fed by a finer one.</summary>
    protected virtual void FollowUp(RingStore<TChunk> finer) => Finer = finer;

    /// <summary>Adds a finer store's closed pane to a pane of this one.</summary>
    protected abstract void Absorb(TChunk pane, TChunk finer);

    /// <summary>The pane for a sample, with room for its entity, or null where it has left the window.</summary>
    protected TChunk? Open(int entity, long time)
    {
        var chunk = Ring.Open(time, out var pane);
        if (chunk is not null)
        {
            Mark(entity, pane);
            chunk.Reserve(entity + 1);
        }

        return chunk;
    }

    /// <inheritdoc/>
    protected override void TakeNothing(int entity, long time) => Open(entity, time);

    /// <inheritdoc/>
    protected override void ClosePanes(long last) => Ring.Close(last, _handUp);

    /// <inheritdoc/>
    protected override void RollPanes(long left) => Ring.Roll(left);

    private void HandUp(long pane, TChunk chunk)
    {
        foreach (var coarser in Coarser)
        {
            ((RingStore<TChunk>)coarser).Receive(pane * Plan.Pane, chunk);
        }
    }

    private void Receive(long time, TChunk finer)
    {
        if (Ring.Open(time, out _) is { } pane)
        {
            Absorb(pane, finer);
        }
    }
}
