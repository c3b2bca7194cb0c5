using HmsOps.Engine.Panes;

namespace HmsOps.Engine.Alerts;

/// <summary>The deadlines of an alert: one for each instance of which a clock runs, no later than the first of its clocks is full.</summary>
/// <remarks>A clock that stops leaves its deadline standing: that the instance is then stepped, or asked, for nothing costs less than to keep up with each sample.</remarks>
internal sealed class InstanceTimers(EngineOptions options, InstanceTable table)
{
    private readonly TimerWheel _wheel = new(options.Tick);
    private readonly Dictionary<int, long> _emptySince = [];

    /// <summary>Adds the instances whose deadline is no later than a tick.</summary>
    public void Expire(long time, IndexSet due)
    {
        foreach (var instance in _wheel.Expire(time))
        {
            table.Instance(instance).Timer = -1;
            due.Add(instance);
        }
    }

    /// <summary>Sets the deadline of an instance by its clocks.</summary>
    public void Set(int instance, long now)
    {
        var due = NextOf(instance, now);
        ref var timer = ref table.Instance(instance);
        if (timer.Timer >= 0 && due != _wheel.DueOf(timer.Timer))
        {
            _wheel.Remove(timer.Timer);
            timer.Timer = -1;
        }

        if (timer.Timer < 0 && due is { } time)
        {
            timer.Timer = _wheel.Add(time, instance);
        }
    }

    /// <summary>A clock of an instance began that is full at <paramref name="due"/>.</summary>
    public void SetEarlier(int instance, long due)
    {
        ref var timer = ref table.Instance(instance);
        if (timer.Timer >= 0 && due < _wheel.DueOf(timer.Timer))
        {
            _wheel.Remove(timer.Timer);
            timer.Timer = -1;
        }

        if (timer.Timer < 0)
        {
            timer.Timer = _wheel.Add(due, instance);
        }
    }

    /// <summary>The next time after <paramref name="now"/> at which a clock is full, or null.</summary>
    public long? Next(long now)
    {
        while (_wheel.First() is { } first)
        {
            if (NextOf(first.Owner, now) == first.Due)
            {
                return first.Due;
            }

            Set(first.Owner, now);
        }

        return null;
    }

    /// <summary>The instance is none that goes for want of series.</summary>
    public void Watch(int instance) => _emptySince.Remove(instance);

    /// <summary>No instance was without series before now, as far as is known.</summary>
    public void WatchAllAnew() => _emptySince.Clear();

    /// <summary>The instance is idle and has no series; true where that has been so for long enough to let it go.</summary>
    public bool IsOver(int instance, long time)
    {
        _emptySince.TryAdd(instance, time);
        return time - _emptySince[instance] >= options.IdleDrop;
    }

    /// <summary>The instance goes.</summary>
    public void Drop(int instance)
    {
        _emptySince.Remove(instance);
        ref var timer = ref table.Instance(instance);
        if (timer.Timer >= 0)
        {
            _wheel.Remove(timer.Timer);
            timer.Timer = -1;
        }
    }

    private long? NextOf(int instance, long now)
    {
        long? next = null;
        foreach (var place in table.RowsOf(instance))
        {
            var due = table.Row(place).NextTimer(in table.ClocksOf(instance), now);
            next = next is null || due < next ? due : next;
        }

        if (_emptySince.TryGetValue(instance, out var since) && since + options.IdleDrop is var drop && drop > now)
        {
            next = next is null || drop < next ? drop : next;
        }

        return next;
    }
}
