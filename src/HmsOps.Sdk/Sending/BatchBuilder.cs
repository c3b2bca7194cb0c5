using HmsOps.Sdk.Series;

namespace HmsOps.Sdk.Sending;

/// <summary>Packs what one collection found into batches of a size that the sidecar takes.</summary>
internal sealed class BatchBuilder(long now, int maxSamples)
{
    private readonly List<PendingBatch> _batches = [];
    private PendingBatch _open = new(now);

    public void Add(int series, long time, double value)
    {
        var batch = Room();
        batch.Series.Add((uint)series);
        batch.Times.Add(time);
        batch.Values.Add(value);
        batch.Observations++;
    }

    public void Add(int series, OpenPane pane)
    {
        var batch = Room();
        batch.Panes.Add((series, pane));
        foreach (var count in pane.Buckets)
        {
            batch.Observations += count;
        }
    }

    public IReadOnlyList<PendingBatch> Build()
    {
        if (_open.Weight > 0)
        {
            _batches.Add(_open);
        }

        return _batches;
    }

    private PendingBatch Room()
    {
        if (_open.Weight >= maxSamples)
        {
            _batches.Add(_open);
            _open = new PendingBatch(now);
        }

        return _open;
    }
}
