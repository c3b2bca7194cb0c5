using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>Count, sum, average, extremes and standard deviation of observations.</summary>
internal sealed class MomentsStore(AggregatePlan plan, StoreClock clock) : CellStore<PaneMoments>(plan, clock)
{
    /// <inheritdoc/>
    protected override void Take(int entity, long time, double value, bool changed)
    {
        if (Open(entity, time) is { } chunk)
        {
            chunk[entity].Add(value);
        }
    }

    /// <inheritdoc/>
    protected override void Take(int entity, long time, BucketedSample sample)
    {
        if (Open(entity, time) is { } chunk)
        {
            chunk[entity].Add(sample.Total(), new DoubleDouble(sample.Sum, 0).Add(sample.SumError), sample.Minimum, sample.Maximum);
        }
    }

    /// <inheritdoc/>
    public override Interval Read(int entity, Reading reading, Rank rank)
    {
        var total = Total(entity);
        return total.Count == 0
            ? Empty()
            : reading switch
            {
                Reading.Average => Interval.Exactly(total.Average),
                Reading.Minimum => Interval.Exactly(total.Minimum),
                Reading.Maximum => Interval.Exactly(total.Maximum),
                Reading.StandardDeviation => double.IsNaN(total.StandardDeviation)
                    ? Interval.Unknown(UnknownReason.Undecidable)
                    : Interval.Exactly(total.StandardDeviation),
                Reading.Sum when IsPartial && (total.Minimum < 0 || total.Sum < 0) => Interval.Unknown(UnknownReason.Warming),
                Reading.Sum => Extensive(total.Sum),
                _ => Counted(total.Count, reading),
            };
    }

    /// <inheritdoc/>
    protected override void Merge(ref PaneMoments total, in PaneMoments later) => total.Add(in later);
}
