using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>How many observations are ≤ each bound: what decides a percentile against a constant, exactly.</summary>
/// <remarks>
/// In a cascade the finest store knows all that ever came, and each one what has left its own window: the difference is what is
/// in it. So a coarser store adds nothing up for an observation, and nothing of the panes below it for a reading.
/// </remarks>
internal sealed class CountsStore : RingStore<CountsChunk>
{
    private readonly double[] _bounds;
    private readonly int[] _buckets;
    private readonly int _width;
    private readonly int _stride;
    private long[] _totals = [];
    private long[] _gone = [];
    private CountsStore? _finest;
    private int[] _ofFiner = [];
    private int[] _inFinest = [];

    public CountsStore(AggregatePlan plan, MetricPlan metric, StoreClock clock)
        : base(plan, clock)
    {
        _bounds = [.. plan.Bounds];
        _stride = _bounds.Length + 1;
        _buckets = BucketsOf([.. metric.Bounds], _bounds);
        _width = CounterArray.WidthOf(plan.Window);
    }

    /// <inheritdoc/>
    public override Interval Read(int entity, Reading reading, Rank rank)
    {
        var count = CountOf(entity);
        return count == 0 ? Empty() : Counted(count, reading);
    }

    /// <summary>Observations in the window.</summary>
    public long CountOf(int entity) => HasLeft(entity) ? 0 : UpTo(entity, _bounds.Length);

    /// <summary>Observations in the window that are ≤ the bound of this place.</summary>
    public long UpTo(int entity, int bound) => _finest is { } finest
        ? finest.SeenUpTo(entity, _inFinest[bound]) - Sum(_gone, entity, bound)
        : Sum(_totals, entity, bound);

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
    public override ShareCount CountShare(int entity, ComparisonOperator comparison, int bound, int boundBelow)
    {
        var count = CountOf(entity);
        return new(
            comparison switch
            {
                ComparisonOperator.Less => UpTo(entity, boundBelow),
                ComparisonOperator.LessOrEqual => UpTo(entity, bound),
                ComparisonOperator.Greater => count - UpTo(entity, bound),
                ComparisonOperator.GreaterOrEqual => count - UpTo(entity, boundBelow),
                ComparisonOperator.Equal => UpTo(entity, bound) - UpTo(entity, boundBelow),
                _ => count - UpTo(entity, bound) + UpTo(entity, boundBelow),
            },
            count);
    }

    /// <inheritdoc/>
    protected override void Take(int entity, long time, double value, bool changed) =>
        Count(Open(entity, time), entity, BucketOf(value), 1);

    /// <inheritdoc/>
    protected override void Take(int entity, long time, BucketedSample sample)
    {
        var chunk = Open(entity, time);
        var counts = sample.Buckets.Span;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                Count(chunk, entity, _buckets[i], counts[i]);
            }
        }
    }

    /// <inheritdoc/>
    protected override CountsChunk Create() => new(_width, _stride);

    /// <inheritdoc/>
    protected override void Evicted(CountsChunk chunk)
    {
        if (!IsFed)
        {
            Reserve(ref _totals, chunk.Counters.Length);
            chunk.Counters.SubtractFrom(_totals);
        }

        if (IsInCascade)
        {
            Reserve(ref _gone, chunk.Counters.Length);
            chunk.Counters.AddTo(_gone);
        }
    }

    /// <inheritdoc/>
    protected override void FollowUp(RingStore<CountsChunk> finer)
    {
        base.FollowUp(finer);
        double[] bounds = [.. finer.Plan.Bounds];
        _ofFiner = bounds.Length == _bounds.Length ? [] : BucketsOf(bounds, _bounds);
        _finest = ((CountsStore)finer)._finest ?? (CountsStore)finer;
        _inFinest = [.. _bounds.Select(bound => Array.IndexOf(_finest._bounds, bound)), _finest._bounds.Length];
    }

    /// <inheritdoc/>
    protected override void Absorb(CountsChunk pane, CountsChunk finer)
    {
        pane.Reserve(finer.Room);
        if (_ofFiner.Length == 0)
        {
            pane.Counters.Add(finer.Counters);
            return;
        }

        for (var entity = 0; entity < finer.Room; entity++)
        {
            for (var bucket = 0; bucket < _ofFiner.Length; bucket++)
            {
                pane.Counters.Add((entity * _stride) + _ofFiner[bucket], finer.Counters[(entity * _ofFiner.Length) + bucket]);
            }
        }
    }

    // The bucket of these bounds for each bucket of a bound vector that has all of them.
    private static int[] BucketsOf(double[] all, double[] some)
    {
        foreach (var bound in some)
        {
            if (!all.Contains(bound))
            {
                throw new ArgumentException($"the bound {bound} is not among those of the metric");
            }
        }

        var buckets = new int[all.Length + 1];
        for (var i = 0; i < buckets.Length; i++)
        {
            var bucket = i < all.Length ? Array.FindIndex(some, bound => bound >= all[i]) : -1;
            buckets[i] = bucket < 0 ? some.Length : bucket;
        }

        return buckets;
    }

    private static void Reserve(ref long[] counts, int length)
    {
        if (counts.Length < length)
        {
            Array.Resize(ref counts, Math.Max(length, 2 * counts.Length));
        }
    }

    private long Sum(long[] counts, int entity, int bound)
    {
        var sum = 0L;
        var first = entity * _stride;
        for (var i = first; i <= first + bound && i < counts.Length; i++)
        {
            sum += counts[i];
        }

        return sum;
    }

    // Of a store that is not fed: all that ever came, whether it is in the window or not.
    private long SeenUpTo(int entity, int bound) => Sum(_totals, entity, bound) + Sum(_gone, entity, bound);

    private void Count(CountsChunk? chunk, int entity, int bucket, long count)
    {
        var index = (entity * _stride) + bucket;
        if (chunk is null)
        {
            CountGone(entity, index, count);
            return;
        }

        chunk.Counters.Add(index, count);
        if (!IsFed)
        {
            if (index >= _totals.Length)
            {
                Reserve(ref _totals, chunk.Counters.Length);
            }

            _totals[index] += count;
        }
    }

    private void CountGone(int entity, int index, long count)
    {
        if (IsInCascade)
        {
            Reserve(ref _gone, (entity + 1) * _stride);
            _gone[index] += count;
        }
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
}
