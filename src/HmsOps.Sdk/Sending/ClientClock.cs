namespace HmsOps.Sdk.Sending;

/// <summary>The client's clock in µs since the Unix epoch: the wall's at its start, and from there on the monotonic one, so that it never goes back.</summary>
internal sealed class ClientClock
{
    private readonly TimeProvider _provider;
    private readonly long _anchorTimestamp;
    private readonly long _anchor;
    private readonly long _divisor;
    private long _pane = 1_000_000;

    public ClientClock(TimeProvider provider)
    {
        _provider = provider;
        _anchorTimestamp = provider.GetTimestamp();
        _anchor = (provider.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        _divisor = provider.TimestampFrequency % 1_000_000 == 0 ? provider.TimestampFrequency / 1_000_000 : 0;
    }

    /// <value>Now, in µs.</value>
    public long Now => At(Timestamp);

    public long Timestamp => _provider.GetTimestamp();

    /// <value>The width of a pane in µs.</value>
    public long Pane
    {
        get => Volatile.Read(ref _pane);
        set => Volatile.Write(ref _pane, Math.Max(1, value));
    }

    public long At(long timestamp)
    {
        var elapsed = timestamp - _anchorTimestamp;
        return _anchor + (_divisor > 0
            ? elapsed / _divisor
            : (long)((Int128)elapsed * 1_000_000 / _provider.TimestampFrequency));
    }

    public double Seconds(long from, long to) => (to - from) / (double)_provider.TimestampFrequency;

    /// <summary>The end of the pane (end − width, end] that a time lies in.</summary>
    public long PaneEnd(long time)
    {
        var pane = Pane;
        return (time + pane - 1) / pane * pane;
    }
}
