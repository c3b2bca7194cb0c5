namespace HmsOps.Demo.World;

/// <summary>The database behind all regions: so many connections, each busy for so long with a write.</summary>
internal sealed class Ledger : IDisposable
{
    private readonly SemaphoreSlim _healthy = new(64);
    private readonly SemaphoreSlim _degraded = new(3);
    private volatile bool _isDegraded;

    /// <value>A write takes 10 ms on one of 64 connections; degraded, 100 ms on one of 3: 30 writes a second, whoever asks.</value>
    public bool IsDegraded
    {
        get => _isDegraded;
        set => _isDegraded = value;
    }

    public async Task WriteAsync(CancellationToken cancellation)
    {
        var degraded = _isDegraded;
        var connections = degraded ? _degraded : _healthy;
        await connections.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await Task.Delay(degraded ? 100 : 10, cancellation).ConfigureAwait(false);
        }
        finally
        {
            connections.Release();
        }
    }

    public void Dispose()
    {
        _healthy.Dispose();
        _degraded.Dispose();
    }
}
