namespace HmsOps.Sidecar.Ingest;

/// <summary>What came over the wire since the start.</summary>
internal sealed class IngestCounters
{
    private long _batches;
    private long _samples;
    private long _duplicates;
    private long _refusals;

    public long Batches => Interlocked.Read(ref _batches);

    public long Samples => Interlocked.Read(ref _samples);

    public long Duplicates => Interlocked.Read(ref _duplicates);

    public long Refusals => Interlocked.Read(ref _refusals);

    public void Batch(int samples)
    {
        Interlocked.Increment(ref _batches);
        Interlocked.Add(ref _samples, samples);
    }

    public void Duplicate() => Interlocked.Increment(ref _duplicates);

    public void Refused(int count) => Interlocked.Add(ref _refusals, count);
}
