using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace HmsOps.Sdk.Sending;

/// <summary>Batches in order, from the oldest that a restarted sidecar would still need to the newest that is unsent; bounded in time and count.</summary>
internal sealed class BatchBuffer(int maxWeight, long maxAge)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<PendingBatch> _batches = new();
    private readonly Channel<bool> _ready = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private LinkedListNode<PendingBatch>? _next;
    private TaskCompletionSource? _drained;
    private ulong _lastNumber;
    private int _underWay;
    private int _weight;
    private int _unreceived;
    private int _confirmedSeries;
    private long _dropped;

    /// <value>How many batches may be under way without an acknowledgement.</value>
    public int Window { get; set; } = 1;

    public long Dropped => Interlocked.Read(ref _dropped);

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _batches.Count;
            }
        }
    }

    /// <summary>Completes when something may be sent.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellation) =>
        await _ready.Reader.ReadAsync(cancellation).ConfigureAwait(false);

    public void Append(PendingBatch batch, long now)
    {
        lock (_gate)
        {
            var node = _batches.AddLast(batch);
            _next ??= node;
            _weight += batch.Weight;
            _unreceived++;
            while (_batches.First is { } oldest
                && (_weight > maxWeight || oldest.Value.CreatedAt < now - maxAge))
            {
                Remove(oldest);
            }
        }

        Signal();
    }

    /// <summary>The next batch to send, with its number, or false: nothing is left, or too much is under way.</summary>
    public bool TryNext([NotNullWhen(true)] out PendingBatch? batch)
    {
        lock (_gate)
        {
            batch = null;
            if (_next is not { } node || _underWay >= Window)
            {
                return false;
            }

            batch = node.Value;
            if (batch.Number == 0)
            {
                batch.Number = ++_lastNumber;
            }

            batch.IsUnderWay = true;
            _underWay++;
            _next = node.Next;
            return true;
        }
    }

    public void Acknowledge(ulong received, ulong durable)
    {
        lock (_gate)
        {
            Receive(received);
            while (_batches.First is { Value: { WasReceived: true } oldest } first && oldest.Number <= durable)
            {
                Remove(first);
            }
        }

        Signal();
    }

    /// <summary>Starts again on a new stream from what the sidecar has; returns how many series it knows.</summary>
    public int Resume(ulong received, bool knowsSeries)
    {
        lock (_gate)
        {
            foreach (var batch in _batches)
            {
                batch.IsUnderWay = false;

                // A sidecar that was restarted has lost what it had taken and not made durable.
                if (batch.WasReceived && batch.Number > received)
                {
                    batch.WasReceived = false;
                    _unreceived++;
                }
            }

            _underWay = 0;
            Receive(received);
            _next = _batches.First;
            while (_next is { Value.WasReceived: true })
            {
                _next = _next.Next;
            }

            if (!knowsSeries)
            {
                _confirmedSeries = 0;
            }

            Signal();
            return _confirmedSeries;
        }
    }

    /// <summary>Waits until the sidecar has all.</summary>
    public Task DrainAsync()
    {
        lock (_gate)
        {
            if (_unreceived == 0)
            {
                return Task.CompletedTask;
            }

            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task;
        }
    }

    /// <summary>Gives up what the sidecar does not have, and counts it as dropped.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            while (_batches.First is { } first)
            {
                Remove(first);
            }
        }
    }

    private void Receive(ulong received)
    {
        foreach (var batch in _batches)
        {
            if (batch.Number == 0 || batch.Number > received)
            {
                break;
            }

            Land(batch);
            if (!batch.WasReceived)
            {
                batch.WasReceived = true;
                _unreceived--;
                _confirmedSeries = Math.Max(_confirmedSeries, batch.DefinesUpTo);
            }
        }

        CheckDrained();
    }

    private void Land(PendingBatch batch)
    {
        if (batch.IsUnderWay)
        {
            batch.IsUnderWay = false;
            _underWay--;
        }
    }

    private void Remove(LinkedListNode<PendingBatch> node)
    {
        var batch = node.Value;
        if (ReferenceEquals(_next, node))
        {
            _next = node.Next;
        }

        _batches.Remove(node);
        Land(batch);
        _weight -= batch.Weight;
        if (!batch.WasReceived)
        {
            _unreceived--;
            Interlocked.Add(ref _dropped, batch.Observations);
            CheckDrained();
        }
    }

    private void CheckDrained()
    {
        if (_unreceived == 0)
        {
            _drained?.TrySetResult();
            _drained = null;
        }
    }

    private void Signal() => _ready.Writer.TryWrite(true);
}
