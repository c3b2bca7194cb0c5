using HmsOps.Sdk;

namespace HmsOps.Demo.World;

/// <summary>The permit service in one region: replicas with real, bounded capacity. More requests than it can work off wait, and past the queues' bound are turned away.</summary>
internal sealed class Region(string name, Ledger ledger, WorldOptions options) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Replica> _ready = [];
    private readonly CancellationTokenSource _stop = new();
    private long _permits;
    private int _desired;
    private int _version;

    public string Name { get; } = name;

    /// <value>The channel to the sidecar, once there is one.</value>
    public OpsClient? Ops { get; set; }

    public RegionState State
    {
        get
        {
            lock (_gate)
            {
                return new RegionState(_desired, _ready.Count, _version, _ready.Sum(replica => replica.Waiting));
            }
        }
    }

    /// <summary>Handles one application as the service's endpoint does; false where it was turned away.</summary>
    public async Task<bool> SubmitAsync()
    {
        using var span = Ops?.Span("submit-permit") ?? default;
        var isOk = await Enqueue().ConfigureAwait(false);
        if (isOk)
        {
            span.Ok();
        }

        return isOk;
    }

    /// <summary>Sets how many replicas there shall be, if nobody changed it since; new ones are ready a moment later.</summary>
    public bool TryScale(int replicas, int? expectedVersion)
    {
        lock (_gate)
        {
            if (expectedVersion is { } expected && expected != _version)
            {
                return false;
            }

            _desired = replicas;
            _version++;
            if (_ready.Count > replicas)
            {
                Shrink(replicas);
            }
        }

        _ = GrowAsync();
        return true;
    }

    public void Dispose()
    {
        _stop.Cancel();
        lock (_gate)
        {
            foreach (var permit in _ready.SelectMany(replica => replica.TakeQueue()))
            {
                permit.Finish(false);
            }
        }

        _stop.Dispose();
    }

    private async Task GrowAsync()
    {
        try
        {
            await Task.Delay(options.ReplicaStart, _stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        lock (_gate)
        {
            if (_ready.Count >= _desired)
            {
                return;
            }

            while (_ready.Count < _desired)
            {
                _ready.Add(new Replica(options.Workers, options.QueueLimit));
            }

            Rebalance([.. _ready.SelectMany(replica => replica.TakeQueue())]);
        }
    }

    private void Shrink(int replicas)
    {
        var leaving = _ready.GetRange(replicas, _ready.Count - replicas);
        _ready.RemoveRange(replicas, leaving.Count);
        Rebalance([.. _ready.Concat(leaving).SelectMany(replica => replica.TakeQueue())]);
    }

    // As a balancer does that sends waiting requests to whoever is free: oldest first.
    private void Rebalance(List<Permit> waiting)
    {
        foreach (var permit in waiting.OrderBy(permit => permit.Number))
        {
            if (!TryPlace(permit))
            {
                permit.Finish(false);
            }
        }
    }

    private Task<bool> Enqueue()
    {
        lock (_gate)
        {
            var permit = new Permit(_permits++);
            return TryPlace(permit) ? permit.Done : Task.FromResult(false);
        }
    }

    private bool TryPlace(Permit permit)
    {
        Replica? least = null;
        foreach (var replica in _ready)
        {
            if (replica.HasRoom && (least is null || replica.Load < least.Load))
            {
                least = replica;
            }
        }

        if (least is null)
        {
            return false;
        }

        if (least.Take(permit))
        {
            _ = WorkAsync(least, permit);
        }

        return true;
    }

    private async Task WorkAsync(Replica replica, Permit first)
    {
        for (var permit = first; permit is not null;)
        {
            try
            {
                await Task.Delay(options.ServiceTime, _stop.Token).ConfigureAwait(false);
                await ledger.WriteAsync(_stop.Token).ConfigureAwait(false);
                permit.Finish(true);
            }
            catch (OperationCanceledException)
            {
                permit.Finish(false);
                return;
            }

            lock (_gate)
            {
                permit = replica.Next();
            }
        }
    }
}
