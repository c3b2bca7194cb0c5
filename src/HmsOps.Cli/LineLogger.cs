using System.Globalization;
using Microsoft.Extensions.Logging;

namespace HmsOps.Cli;

/// <summary>Writes the sidecar's log as lines: <c>23:57:04.120 warn  what happened</c>, times in UTC.</summary>
internal sealed class LineLogger(TextWriter output, TimeProvider time, LogLevel least) : ILoggerFactory, ILogger
{
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("HmsOps", StringComparison.Ordinal) ? this : new LineLogger(output, time, LogLevel.Warning);

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("the log has one place to go");

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var word = logLevel switch
        {
            LogLevel.Critical => "page ",
            LogLevel.Error => "error",
            LogLevel.Warning => "warn ",
            LogLevel.Information => "info ",
            _ => "debug",
        };
        var why = exception is null ? "" : $": {exception.Message}";
        var line = $"{time.GetUtcNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)} {word} {formatter(state, exception)}{why}";
        lock (_gate)
        {
            output.WriteLine(line);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
