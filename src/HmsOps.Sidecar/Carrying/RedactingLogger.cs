using Microsoft.Extensions.Logging;

namespace HmsOps.Sidecar.Carrying;

/// <summary>A logger through which no secret passes.</summary>
internal sealed class RedactingLogger(ILogger inner, SecretRedactor redactor) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!inner.IsEnabled(logLevel))
        {
            return;
        }

        // Of an exception only its own words go on: what a logger would make of it is out of reach here.
        var text = formatter(state, exception) + (exception is null ? "" : $": {exception.GetType().Name}: {exception.Message}");
        inner.Log(logLevel, eventId, redactor.Redact(text), null, static (message, _) => message);
    }
}
