using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;
using HmsOps.Engine.Sketch;

namespace HmsOps.Engine.Panes;

/// <summary>A quantile's value: that of the bin into which the observation of its rank fell.</summary>
/// <remarks>In a cascade the finest store knows all that ever came, and each one what has left its own window.</remarks>
internal sealed class SketchStore : RingStore<SketchChunk>
{
    private readonly (double Low, double High) _range;
    private readonly int _width;
    private readonly int _lowest;
    private readonly int _highest;
    private readonly List<BinCounts> _totals = [];
    private readonly List<BinCounts> _gone = [];
    private SketchStore? _finest;

    public SketchStore(AggregatePlan plan, MetricPlan metric, StoreClock clock)
        : base(plan, clock)
    {
        _range = QuantileBins.RangeOf(metric.Unit);
        _lowest = QuantileBins.Clamp(1, _range);
        _highest = QuantileBins.Clamp(int.MaxValue, _range);
        _width = CounterArray.WidthOf(plan.Window);
    }

    /// <inheritdoc/>
    public override Interval Read(int entity, Reading reading, Rank rank)
    {
        var total = Of((_finest ?? this)._totals, entity);
        var before = _finest is { } finest ? Of(finest._gone, entity) : null;
        var gone = IsFed ? Of(_gone, entity) : null;
        var count = (total?.Count ?? 0) + (before?.Count ?? 0) - (gone?.Count ?? 0);
        if (count == 0 || HasLeft(entity))
        {
            return Empty();
        }

        if (reading != Reading.Quantile)
        {
            return Counted(count, reading);
        }

        var bin = BinCounts.BinOf(total, before, gone, rank.Of(count));
        var (low, high) = QuantileBins.Read(bin, _range);
        return low.Equals(high) ? Interval.Exactly(low) : Interval.Between(low, high, UnknownReason.Undecidable);
    }

    /// <inheritdoc/>
    protected override void Take(int entity, long time, double value, bool changed) =>
        Count(SketchFor(entity, time), entity, QuantileBins.Of(value), 1);

    /// <inheritdoc/>
    protected override void Take(int entity, long time, BucketedSample sample)
    {
        var sketch = SketchFor(entity, time);
        foreach (var (bin, count) in sample.Bins.Span)
        {
            Count(sketch, entity, bin, count);
        }
    }

    /// <inheritdoc/>
    protected override SketchChunk Create() => new(_width);

    /// <inheritdoc/>
    protected override void FollowUp(RingStore<SketchChunk> finer)
    {
        base.FollowUp(finer);
        _finest = ((SketchStore)finer)._finest ?? (SketchStore)finer;
    }

    /// <inheritdoc/>
    protected override void Absorb(SketchChunk pane, SketchChunk finer)
    {
        pane.Reserve(finer.Room);
        for (var entity = 0; entity < finer.Room; entity++)
        {
            if (finer[entity] is { Count: > 0 } sketch)
            {
                pane.Open(entity).Add(sketch);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Evicted(SketchChunk chunk)
    {
        for (var entity = 0; entity < chunk.Room; entity++)
        {
            if (chunk[entity] is not { Count: > 0 } sketch)
            {
                continue;
            }

            if (!IsFed)
            {
                _totals[entity].Subtract(sketch);
            }

            if (IsInCascade)
            {
                Open(_gone, entity).Add(sketch);
            }
        }
    }

    private static BinCounts? Of(List<BinCounts> sketches, int entity) => entity < sketches.Count ? sketches[entity] : null;

    private static BinCounts Open(List<BinCounts> sketches, int entity)
    {
        while (entity >= sketches.Count)
        {
            sketches.Add(new BinCounts(8));
        }

        return sketches[entity];
    }

    private BinCounts? SketchFor(int entity, long time) => Open(entity, time)?.Open(entity);

    private void Count(BinCounts? sketch, int entity, int bin, long count)
    {
        var magnitude = bin == 0 ? 0 : Math.Clamp(Math.Abs(bin), _lowest, _highest);
        var kept = bin < 0 ? -magnitude : magnitude;
        if (sketch is null)
        {
            if (IsInCascade)
            {
                Open(_gone, entity).Add(kept, count);
            }

            return;
        }

        sketch.Add(kept, count);
        if (!IsFed)
        {
            Open(_totals, entity).Add(kept, count);
        }
    }
}
