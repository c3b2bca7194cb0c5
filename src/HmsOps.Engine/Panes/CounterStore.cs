using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>The growth of counters: deltas are made per series, then added.</summary>
internal sealed class CounterStore(AggregatePlan plan, StoreClock clock) : CellStore<CounterCell>(plan, clock)
{
    private readonly List<List<CounterSeries>> _series = [];

    /// <summary>Names a series of an entity, to the coarser stores too.</summary>
    public void Attach(int entity, CounterSeries series)
    {
        while (entity >= _series.Count)
        {
            _series.Add([]);
        }

        _series[entity].Add(series);
        foreach (var coarser in Coarser)
        {
            (coarser as CounterStore)?.Attach(entity, series);
        }
    }

    /// <inheritdoc/>
    protected override void Take(int entity, long time, double value, bool changed)
    {
        if (Open(entity, time) is { } chunk)
        {
            ref var cell = ref chunk[entity];
            cell.Deltas++;
            cell.Changes += changed ? 1 : 0;
            cell.Growth = cell.Growth.Add(value);
        }
    }

    /// <inheritdoc/>
    public override Interval Read(int entity, Reading reading, Rank rank)
    {
        if (reading == Reading.Last)
        {
            return Last(entity);
        }

        var total = Total(entity);
        return total.Deltas == 0
            ? Empty()
            : reading switch
            {
                Reading.Increase => Extensive(total.Growth.High),
                Reading.Rate => Extensive(total.Growth.High / WindowSeconds),
                Reading.Changes => Extensive(total.Changes),
                _ => throw Unread(reading),
            };
    }

    /// <inheritdoc/>
    protected override void Merge(ref CounterCell total, in CounterCell later)
    {
        total.Deltas += later.Deltas;
        total.Changes += later.Changes;
        total.Growth = total.Growth.Add(later.Growth);
    }

    // The newest totals of the series that have a sample in the window; growth alone has no total.
    private Interval Last(int entity)
    {
        var sum = default(DoubleDouble);
        var any = false;
        if (entity < _series.Count)
        {
            foreach (var series in _series[entity])
            {
                if (series.HasTotal && series.NewestTime > WindowStart)
                {
                    sum = sum.Add(series.NewestValue);
                    any = true;
                }
            }
        }

        return any ? Interval.Exactly(sum.High) : Empty();
    }
}
