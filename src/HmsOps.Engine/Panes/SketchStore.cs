using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;
using HmsOps.Engine.Sketch;

namespace HmsOps.Engine.Panes;

/// <summary>A quantile's value: that of the bin into which the observation of its rank fell.</summary>
internal sealed class SketchStore : AggregateStore
{
    private readonly PaneRing<SketchChunk> _ring;
    private readonly (double Low, double High) _range;
    private readonly int _lowest;
    private readonly int _highest;
    private readonly List<BinCounts> _totals = [];

    public SketchStore(AggregatePlan plan, MetricPlan metric, StoreClock clock)
        : base(plan, clock)
    {
        _range = QuantileBins.RangeOf(metric.Unit);
        _lowest = QuantileBins.Clamp(1, _range);
        _highest = QuantileBins.Clamp(int.MaxValue, _range);
        var width = CounterArray.WidthOf(plan.Window);
        _ring = new(plan, clock.TickLength, () => new SketchChunk(width), Evicted);
    }

    /// <inheritdoc/>
    public override long? OldestPane => _ring.Oldest();

    /// <inheritdoc/>
    public override void Add(int entity, long time, double value, bool changed)
    {
        if (Open(entity, time) is { } sketch)
        {
            Count(sketch, entity, QuantileBins.Of(value), 1);
        }
    }

    /// <inheritdoc/>
    public override void Add(int entity, long time, BucketedSample sample)
    {
        if (Open(entity, time) is { } sketch)
        {
            foreach (var (bin, count) in sample.Bins.Span)
            {
                Count(sketch, entity, bin, count);
            }
        }
    }

    /// <inheritdoc/>
    public override void Touch(int entity, long time) => Open(entity, time);

    /// <inheritdoc/>
    public override Interval Read(int entity, Reading reading, Rank rank)
    {
        if (entity >= _totals.Count || _totals[entity] is not { Count: > 0 } total)
        {
            return Empty();
        }

        if (reading != Reading.Quantile)
        {
            return Counted(total.Count, reading);
        }

        var (low, high) = QuantileBins.Read(total.BinOf(rank.Of(total.Count)), _range);
        return low.Equals(high) ? Interval.Exactly(low) : Interval.Between(low, high, UnknownReason.Undecidable);
    }

    /// <inheritdoc/>
    protected override void RollPanes(long left) => _ring.Roll(left);

    private BinCounts? Open(int entity, long time)
    {
        var chunk = _ring.Open(time, out var pane);
        if (chunk is null)
        {
            return null;
        }

        Mark(entity, pane);
        chunk.Reserve(entity + 1);
        while (entity >= _totals.Count)
        {
            _totals.Add(new BinCounts(8));
        }

        return chunk.Open(entity);
    }

    private void Count(BinCounts sketch, int entity, int bin, long count)
    {
        var magnitude = bin == 0 ? 0 : Math.Clamp(Math.Abs(bin), _lowest, _highest);
        var kept = bin < 0 ? -magnitude : magnitude;
        sketch.Add(kept, count);
        _totals[entity].Add(kept, count);
    }

    private void Evicted(SketchChunk chunk)
    {
        for (var entity = 0; entity < chunk.Room; entity++)
        {
            if (chunk[entity] is { Count: > 0 } sketch)
            {
                _totals[entity].Subtract(sketch);
            }
        }
    }
}
