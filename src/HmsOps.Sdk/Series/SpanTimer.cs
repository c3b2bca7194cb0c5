namespace HmsOps.Sdk.Series;

/// <summary>The state behind a span, reused: the generation tells a span that has ended from the next one of the same timer.</summary>
internal sealed class SpanTimer(OpsClient client)
{
    private int _generation;
    private SpanMetrics? _metrics;
    private long _started;

    public int Generation => Volatile.Read(ref _generation);

    public void Start(SpanMetrics metrics, long timestamp)
    {
        _metrics = metrics;
        _started = timestamp;
    }

    public void End(int generation, bool isOk)
    {
        if (Interlocked.CompareExchange(ref _generation, generation + 1, generation) == generation && _metrics is { } metrics)
        {
            client.End(this, metrics, _started, isOk);
        }
    }
}
