using Microsoft.Extensions.Hosting;

namespace HmsOps.Sidecar.Hosting;

/// <summary>Signals of the process are its owner's business, not the web server's.</summary>
internal sealed class CallersLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
