using Microsoft.Extensions.Logging;

namespace HmsOps.Steps.Notifiers;

/// <summary>Writes notices to the log: where nothing else is configured, and while only observing.</summary>
public sealed class LogNotifier(ILogger logger) : INotifier
{
    /// <inheritdoc/>
    public string Name => "log";

    /// <inheritdoc/>
    public Task SendAsync(Notice notice, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var level = notice.IsUrgent ? LogLevel.Critical : LogLevel.Warning;
        logger.Log(level, "notice to {Address}: {Subject}\n{Body}", notice.Address, notice.Subject, notice.Body);
        return Task.CompletedTask;
    }
}
