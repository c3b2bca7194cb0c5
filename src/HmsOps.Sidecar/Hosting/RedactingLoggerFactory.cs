using HmsOps.Sidecar.Carrying;
using Microsoft.Extensions.Logging;

namespace HmsOps.Sidecar.Hosting;

/// <summary>Loggers through which no secret passes; of the web server only warnings are of interest.</summary>
internal sealed class RedactingLoggerFactory(ILoggerFactory inner, SecretRedactor redactor) : ILoggerFactory
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName)
    {
        var logger = new RedactingLogger(inner.CreateLogger(categoryName), redactor);
        return categoryName.StartsWith("HmsOps", StringComparison.Ordinal) ? logger : new QuietLogger(logger);
    }

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The inner one is its owner's.
    }
}
