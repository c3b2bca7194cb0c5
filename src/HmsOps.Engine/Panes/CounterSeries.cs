namespace HmsOps.Engine.Panes;

/// <summary>A counter's newest total, from which the next one makes a delta.</summary>
internal sealed class CounterSeries : MetricSeries
{
    private readonly StoreClock _clock;
    private int _gaps;

    public CounterSeries(LabelSet labels, AggregateStore[] stores, StoreClock clock)
        : base(labels, stores)
    {
        _clock = clock;
        for (var i = 0; i < stores.Length; i++)
        {
            if (stores[i] is CounterStore store)
            {
                store.Attach(Entities[i], this);
            }
        }
    }

    /// <value>True once a total was taken.</value>
    public bool HasTotal { get; private set; }

    /// <value>When the newest total was stamped.</value>
    public long NewestTime { get; private set; } = long.MinValue;

    /// <value>The newest total.</value>
    public double NewestValue { get; private set; }

    /// <summary>The source says when its total was 0: a base, where that was watched.</summary>
    public void StartAt(long start)
    {
        if (start >= _clock.CompleteFrom && start > NewestTime)
        {
            Rebase(start, 0);
            for (var i = 0; i < Stores.Length; i++)
            {
                Stores[i].Changed.Add(Entities[i]);
            }
        }
    }

    /// <inheritdoc/>
    public override bool Take(long time, long counted, double value, bool isGrowth)
    {
        if (isGrowth)
        {
            AddToAll(counted, value, value != 0);
            return true;
        }

        if (time <= NewestTime)
        {
            return false;
        }

        if (!HasTotal || _gaps != _clock.Gaps)
        {
            for (var i = 0; i < Stores.Length; i++)
            {
                Stores[i].Touch(Entities[i], counted);
            }
        }
        else
        {
            AddToAll(counted, value >= NewestValue ? value - NewestValue : value, value != NewestValue);
        }

        Rebase(time, value);
        return true;
    }

    private void Rebase(long time, double value)
    {
        HasTotal = true;
        NewestTime = time;
        NewestValue = value;
        _gaps = _clock.Gaps;
    }
}
