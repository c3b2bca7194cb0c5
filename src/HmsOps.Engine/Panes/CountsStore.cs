using System.Collections.Immutable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>How many observations are ≤ each bound: what decides a percentile against a constant, exactly.</summary>
internal sealed class CountsStore : AggregateStore
{
    private readonly PaneRing<CountsChunk> _ring;
    private readonly double[] _bounds;
    private readonly int[] _buckets;
    private readonly int _stride;
    private long[] _totals;

    public CountsStore(AggregatePlan plan, MetricPlan metric, StoreClock clock)
        : base(plan, clock)
    {
        _bounds = [.. plan.Bounds];
        _stride = _bounds.Length + 1;
        _totals = new long[_stride];
        _buckets = BucketsOf(metric.Bounds, _bounds);
        var width = CounterArray.WidthOf(plan.Window);
        _ring = new(plan, clock.TickLength, () => new CountsChunk(width, _stride), Evicted);
    }

    /// <inheritdoc/>
    public override long? OldestPane => _ring.Oldest();

    /// <inheritdoc/>
    public override void Add(int entity, long time, double value, bool changed)
    {
        if (OpenFor(entity, time) is { } chunk)
        {
            Count(chunk, (entity * _stride) + BucketOf(value), 1);
        }
    }

    /// <inheritdoc/>
    public override void Add(int entity, long time, BucketedSample sample)
    {
        if (OpenFor(entity, time) is { } chunk)
        {
            var counts = sample.Buckets.Span;
            for (var i = 0; i < counts.Length; i++)
            {
                if (counts[i] > 0)
                {
                    Count(chunk, (entity * _stride) + _buckets[i], counts[i]);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Touch(int entity, long time) => OpenFor(entity, time);

    /// <inheritdoc/>
    public override Interval Read(int entity, Reading reading, Rank rank)
    {
        var count = CountOf(entity);
        return count == 0 ? Empty() : Counted(count, reading);
    }

    /// <summary>Observations in the window.</summary>
    public long CountOf(int entity) => UpTo(entity, _bounds.Length);

    /// <summary>Observations in the window that are ≤ the bound of this place.</summary>
    public long UpTo(int entity, int bound)
    {
        var first = entity * _stride;
        if (first >= _totals.Length)
        {
            return 0;
        }

        var sum = 0L;
        for (var i = 0; i <= bound; i++)
        {
            sum += _totals[first + i];
        }

        return sum;
    }

    /// <inheritdoc/>
    public override Truth TestQuantile(int entity, ComparisonOperator comparison, Rank rank, int bound, int boundBelow)
    {
        var count = CountOf(entity);
        if (count == 0)
        {
            return Truth.Unknown(Empty().Reason);
        }

        var k = rank.Of(count);
        return Truth.Of(comparison switch
        {
            ComparisonOperator.Greater => UpTo(entity, bound) < k,
            ComparisonOperator.GreaterOrEqual => UpTo(entity, boundBelow) < k,
            ComparisonOperator.Less => UpTo(entity, boundBelow) >= k,
            ComparisonOperator.LessOrEqual => UpTo(entity, bound) >= k,
            ComparisonOperator.Equal => UpTo(entity, boundBelow) < k && k <= UpTo(entity, bound),
            _ => UpTo(entity, boundBelow) >= k || k > UpTo(entity, bound),
        });
    }

    /// <inheritdoc/>
    protected override void RollPanes(long left) => _ring.Roll(left);

    // The bucket of this aggregate for each bucket of the metric's bound vector, of which its own bounds are some.
    private static int[] BucketsOf(ImmutableArray<double> metric, double[] own)
    {
        foreach (var bound in own)
        {
            if (!metric.Contains(bound))
            {
                throw new ArgumentException($"the bound {bound} is not among those of the metric");
            }
        }

        var buckets = new int[metric.Length + 1];
        for (var i = 0; i < buckets.Length; i++)
        {
            var bucket = i < metric.Length ? Array.FindIndex(own, bound => bound >= metric[i]) : -1;
            buckets[i] = bucket < 0 ? own.Length : bucket;
        }

        return buckets;
    }

    private CountsChunk? OpenFor(int entity, long time)
    {
        var chunk = _ring.Open(time, out var pane);
        if (chunk is null)
        {
            return null;
        }

        Mark(entity, pane);
        chunk.Reserve(entity + 1);
        if (chunk.Counters.Length > _totals.Length)
        {
            Array.Resize(ref _totals, chunk.Counters.Length);
        }

        return chunk;
    }

    private void Count(CountsChunk chunk, int index, long count)
    {
        chunk.Counters.Add(index, count);
        _totals[index] += count;
    }

    private int BucketOf(double value)
    {
        var bounds = _bounds;
        if (bounds.Length <= 8)
        {
            var i = 0;
            while (i < bounds.Length && value > bounds[i])
            {
                i++;
            }

            return i;
        }

        var place = Array.BinarySearch(bounds, value);
        return place >= 0 ? place : ~place;
    }

    private void Evicted(CountsChunk chunk) => chunk.Counters.SubtractFrom(_totals);
}
