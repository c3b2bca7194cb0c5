using Microsoft.Extensions.Logging;

namespace HmsOps.Demo.Story;

/// <summary>Keeps the first warnings and errors, to be shown where a story goes wrong.</summary>
internal sealed class WarningLog : ILoggerFactory, ILogger
{
    private const int MaxLines = 50;
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            lock (_lines)
            {
                if (_lines.Count < MaxLines)
                {
                    _lines.Add($"{logLevel.ToString().ToLowerInvariant()}: {formatter(state, exception)} {exception?.Message}".TrimEnd());
                }
            }
        }
    }

    public void Dispose()
    {
    }
}
