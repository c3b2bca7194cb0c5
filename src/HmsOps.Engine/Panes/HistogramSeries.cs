using HmsOps.Engine.Input;

namespace HmsOps.Engine.Panes;

/// <summary>Observations; never de-duplicated by what they say.</summary>
internal sealed class HistogramSeries(LabelSet labels, AggregateStore[] stores) : MetricSeries(labels, stores)
{
    /// <inheritdoc/>
    public override bool Take(long time, long counted, double value, bool isGrowth)
    {
        AddToAll(counted, value, false);
        return true;
    }

    /// <summary>Takes observations that the client counted; they were checked.</summary>
    public void Take(long counted, BucketedSample sample)
    {
        for (var i = 0; i < Stores.Length; i++)
        {
            Stores[i].Add(Entities[i], counted, sample);
        }
    }
}
