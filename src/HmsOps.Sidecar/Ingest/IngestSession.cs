using HmsOps.Engine.Plan;

namespace HmsOps.Sidecar.Ingest;

/// <summary>A client process: which batches of it are known, and which series its numbers mean. Outlives its connections.</summary>
internal sealed class IngestSession(Guid id) : IDisposable
{
    private SessionSeries[] _series = [];
    private CancellationTokenSource? _connection;

    public Guid Id { get; } = id;

    /// <value>Held by the connection that is being served.</value>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <value>The last batch that was taken; later ones only have greater numbers.</value>
    public ulong Received { get; set; }

    /// <value>When it last had a connection, as a timestamp.</value>
    public long LastSeen { get; set; }

    /// <value>Metrics that the session has defined, in order.</value>
    public SortedSet<string> Metrics { get; } = new(StringComparer.Ordinal);

    /// <summary>What a number means.</summary>
    public SessionSeries Of(uint number) => number < (uint)_series.Length ? _series[number] : default;

    /// <summary>Gives a number its meaning.</summary>
    public void Set(uint number, SessionSeries series)
    {
        if (number >= (uint)_series.Length)
        {
            Array.Resize(ref _series, Math.Min(IngestLimits.SessionSeries, Math.Max(16, (int)(number + 1) * 2)));
        }

        _series[number] = series;
    }

    /// <summary>A new connection takes over from one that is perhaps only not known to be dead.</summary>
    public CancellationTokenSource TakeOver(CancellationToken connection)
    {
        var mine = CancellationTokenSource.CreateLinkedTokenSource(connection);
        if (Interlocked.Exchange(ref _connection, mine) is { } former)
        {
            former.Cancel();
            former.Dispose();
        }

        return mine;
    }

    /// <summary>A connection ended; whoever took over from it has disposed of its token.</summary>
    public void Leave(CancellationTokenSource mine)
    {
        if (Interlocked.CompareExchange(ref _connection, null, mine) == mine)
        {
            mine.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Turn.Dispose();
}

/// <summary>What a series number of a session means.</summary>
/// <param name="Status">Whether samples of it are taken.</param>
/// <param name="Number">The series' number in the log.</param>
/// <param name="Kind">What its samples are.</param>
/// <param name="Buckets">How many buckets a pane has by the current bounds.</param>
/// <param name="BoundsHash">The current bounds.</param>
internal readonly record struct SessionSeries(SeriesStatus Status, int Number, MetricKind Kind, int Buckets, ulong BoundsHash);

/// <summary>Whether samples of a series are taken.</summary>
internal enum SeriesStatus
{
    Undefined,

    /// <summary>Its definition was refused; its samples are dropped without a further word.</summary>
    Refused,
    Known,
}
