namespace HmsOps.Sidecar.Ingest;

/// <summary>What a client may send.</summary>
internal static class IngestLimits
{
    /// <value>Samples and panes of one batch.</value>
    public const int BatchSamples = 10_000;

    /// <value>Batches that a client may have under way.</value>
    public const int Unacknowledged = 64;

    /// <value>Series of one session.</value>
    public const int SessionSeries = 100_000;

    /// <value>Series of all sessions.</value>
    public const int Series = 1_000_000;

    /// <value>Sessions that are remembered.</value>
    public const int Sessions = 10_000;

    /// <value>Labels of one series.</value>
    public const int Labels = 32;

    /// <value>Characters of a metric's name or a label's name.</value>
    public const int NameLength = 200;

    /// <value>Characters of a label's value.</value>
    public const int ValueLength = 1_000;

    /// <value>Buckets of one pane.</value>
    public const int Buckets = 4_096;

    /// <value>A session without a connection is forgotten after this, in real time: far longer than a client keeps a batch.</value>
    public static TimeSpan SessionMemory { get; } = TimeSpan.FromMinutes(15);
}
