namespace HmsOps.Engine.Panes;

/// <summary>A gauge's newest value.</summary>
internal sealed class GaugeSeries : MetricSeries
{
    private const int MostRemembered = 4096;

    private readonly StoreClock _clock;

    // Of equal times the first sample wins, also among those that come late.
    private long[] _recent = new long[16];
    private int _next;

    public GaugeSeries(LabelSet labels, AggregateStore[] stores, StoreClock clock)
        : base(labels, stores)
    {
        _clock = clock;
        Array.Fill(_recent, long.MinValue);
        for (var i = 0; i < stores.Length; i++)
        {
            if (stores[i] is GaugeStore store)
            {
                store.Attach(Entities[i], this);
            }
            else if (stores[i] is PresenceStore presence)
            {
                presence.Attach(Entities[i], this);
            }
        }
    }

    /// <value>True once there was a value.</value>
    public bool HasValue { get; private set; }

    /// <value>True from when the source said that there is no value until it sends a newer one.</value>
    public bool HasLeft { get; private set; }

    /// <value>When the newest value was stamped.</value>
    public long NewestTime { get; private set; } = long.MinValue;

    /// <value>The newest value.</value>
    public double NewestValue { get; private set; }

    /// <inheritdoc/>
    public override bool Take(long time, long counted, double value, bool isGrowth)
    {
        var changed = false;
        if (time > NewestTime)
        {
            changed = HasValue && value != NewestValue;
            HasValue = true;
            Return();
            NewestTime = time;
            NewestValue = value;
        }
        else if (_recent.AsSpan().Contains(time))
        {
            return false;
        }

        Remember(time);
        AddToAll(counted, value, changed);
        return true;
    }

    /// <inheritdoc/>
    public override void Leave(long time)
    {
        if (time <= NewestTime)
        {
            return;
        }

        HasLeft = true;
        NewestTime = time;
        for (var i = 0; i < Stores.Length; i++)
        {
            Stores[i].Leave(Entities[i]);
        }
    }

    private void Return()
    {
        if (HasLeft)
        {
            HasLeft = false;
            for (var i = 0; i < Stores.Length; i++)
            {
                Stores[i].Return(Entities[i]);
            }
        }
    }

    private void Remember(long time)
    {
        if (_recent[_next] > NewestTime - _clock.Reach && _recent.Length < MostRemembered)
        {
            _next = _recent.Length;
            Array.Resize(ref _recent, 2 * _next);
            Array.Fill(_recent, long.MinValue, _next, _next);
        }

        _recent[_next] = time;
        _next = (_next + 1) % _recent.Length;
    }
}
