using Microsoft.Extensions.Logging;

namespace HmsOps.Sidecar.Ingest;

/// <summary>Logs each kind of refusal once, so that a client that repeats its mistake a thousand times a second does not fill the log.</summary>
internal sealed class RefusalWarnings(ILogger logger)
{
    private const int Remembered = 1_000;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public void Warn(string refusal)
    {
        lock (_gate)
        {
            if (_told.Count >= Remembered || !_told.Add(refusal))
            {
                return;
            }
        }

        logger.LogWarning("refused: {Refusal}", refusal);
    }
}
