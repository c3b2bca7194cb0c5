using System.Collections.Concurrent;
using HmsOps.Sdk.Sending;
using HmsOps.Sdk.Series;

namespace HmsOps.Sdk;

/// <summary>The metrics of one service. <see cref="Ops"/> keeps one for the process; where several services live in one, each has its own.</summary>
/// <remarks>Safe from any thread. After the first spans of a name, a span costs two short locks that threads seldom share, and no allocation.</remarks>
public sealed class OpsClient : IAsyncDisposable
{
    private readonly OpsOptions _options;
    private readonly ClientClock _clock;
    private readonly SeriesTable _series;
    private readonly BatchBuffer _buffer;
    private readonly IngestConnection _connection;
    private readonly ConcurrentQueue<SpanTimer> _timers = new();
    private readonly CancellationTokenSource _stopCollecting = new();
    private readonly CancellationTokenSource _stopSending = new();
    private readonly Task _collecting;
    private readonly Task _sending;
    private long _observations;
    private long _invalid;
    private long _lost;
    private int _isClosed;

    /// <summary>Opens the channel, in the background.</summary>
    /// <exception cref="ArgumentException">The service has no name.</exception>
    public OpsClient(OpsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Service);
        _options = options;
        _clock = new ClientClock(options.TimeProvider);
        _series = new SeriesTable(options, _clock);
        _buffer = new BatchBuffer(options.BufferSamples, (long)options.BufferDuration.TotalMicroseconds);
        _connection = new IngestConnection(options, _clock, _series, _buffer);
        Collect(isLast: false);
        _collecting = Task.Run(CollectAsync);
        _sending = Task.Run(() => _connection.RunAsync(_stopSending.Token));
    }

    /// <summary>What was done so far.</summary>
    public OpsStatistics Statistics => new(
        Interlocked.Read(ref _observations),
        Interlocked.Read(ref _lost) + _buffer.Dropped,
        Interlocked.Read(ref _invalid),
        _connection.Refused,
        _buffer.Count,
        _connection.Connections,
        _connection.IsConnected,
        _connection.LastError);

    /// <summary>Starts the timer of one piece of work.</summary>
    public OpsSpan Span(string name)
    {
        if (!_timers.TryDequeue(out var timer))
        {
            timer = new SpanTimer(this);
        }

        timer.Start(_series.Span(name), _clock.Timestamp);
        return new OpsSpan(timer);
    }

    /// <summary>Sends a value: <c>queue</c> is <c>SERVICE.queue</c>, a name with a dot is taken as given.</summary>
    /// <remarks>A gauge unless the rules declare it otherwise; for the service's own histograms an observation, for its counters growth.</remarks>
    public void Metric(string name, double value)
    {
        if (!double.IsFinite(value) || Volatile.Read(ref _isClosed) != 0 || _series.Metric(name) is not { } series)
        {
            Interlocked.Increment(ref _invalid);
            return;
        }

        Interlocked.Increment(ref _observations);
        if (!series.Record(_clock.Now, value))
        {
            Interlocked.Increment(ref _lost);
        }
    }

    /// <summary>Sends what is left, for at most <see cref="OpsOptions.ShutdownTimeout"/>, and closes the channel; what does not get through counts as dropped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) != 0)
        {
            return;
        }

        await _stopCollecting.CancelAsync().ConfigureAwait(false);
        await _collecting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Collect(isLast: true);
        using (var timeout = new CancellationTokenSource(_options.ShutdownTimeout, _options.TimeProvider))
        {
            await Task.WhenAny(_buffer.DrainAsync(), _sending, Task.Delay(Timeout.Infinite, timeout.Token)).ConfigureAwait(false);
        }

        await _stopSending.CancelAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _buffer.Abandon();
        _stopCollecting.Dispose();
        _stopSending.Dispose();
    }

    /// <summary>Whether the sidecar has said what it wants of a metric.</summary>
    internal bool Knows(string metric) => _series.Knows(metric);

    internal void End(SpanTimer timer, SpanMetrics metrics, long started, bool isOk)
    {
        _timers.Enqueue(timer);
        if (Volatile.Read(ref _isClosed) != 0)
        {
            return;
        }

        var ended = _clock.Timestamp;
        Interlocked.Increment(ref _observations);
        var lost = metrics.Record(_clock.At(ended), _clock.Seconds(started, ended), isOk);
        if (lost > 0)
        {
            Interlocked.Add(ref _lost, lost);
        }
    }

    private async Task CollectAsync()
    {
        while (!_stopCollecting.IsCancellationRequested)
        {
            // At the edges of panes, so that a pane leaves as soon as it is full.
            var interval = _connection.FlushInterval;
            var pause = interval - (_clock.Now % interval);
            await Task.Delay(TimeSpan.FromMicroseconds(pause) + TimeSpan.FromMilliseconds(1), _options.TimeProvider, _stopCollecting.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_stopCollecting.IsCancellationRequested)
            {
                Collect(isLast: false);
            }
        }
    }

    private void Collect(bool isLast)
    {
        var now = _clock.Now;
        var builder = new BatchBuilder(now, _connection.MaxBatchSamples);
        foreach (var series in _series.From(0))
        {
            series.Collect(now, isLast, builder);
        }

        foreach (var batch in builder.Build())
        {
            _buffer.Append(batch, now);
        }
    }
}
