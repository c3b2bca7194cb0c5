using System.Numerics;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;
using HmsOps.Engine.Sketch;

namespace HmsOps.Engine.Tests.Panes;

/// <summary>What an aggregate should read, from a list of all samples that were taken.</summary>
internal sealed class NaiveModel(AggregateKind kind, long window)
{
    private readonly long _pane = AggregatePlan.PaneOf(window);
    private readonly List<(long Counted, double Value, bool Changed)> _kept = [];
    private readonly Dictionary<int, List<(long Time, double Value)>> _series = [];
    private readonly HashSet<int> _rebase = [];
    private long _completeFrom;

    public long Last { get; private set; }

    public long Accepted { get; private set; }

    public void Start(long first) => (_completeFrom, Last) = (first - EngineTime.Second, first - EngineTime.Second);

    public void Tick(long tick) => Last = tick;

    public void Gap(long to)
    {
        (_completeFrom, Last) = (to, to);
        _rebase.UnionWith(_series.Keys);
    }

    public void Take(int number, long time, double value)
    {
        var next = Last + EngineTime.Second;
        if (time <= Last - (10 * EngineTime.Second) || time > next + (2 * EngineTime.Second))
        {
            return;
        }

        var samples = _series.TryGetValue(number, out var known) ? known : _series[number] = [];
        var newest = samples.Count == 0 ? default : samples.MaxBy(sample => sample.Time);
        var counted = Math.Min(time, next);
        switch (kind)
        {
            case AggregateKind.Counter when samples.Count > 0 && time <= newest.Time:
            case AggregateKind.Gauge when samples.Exists(sample => sample.Time == time):
                return;
            case AggregateKind.Counter when samples.Count == 0 || _rebase.Remove(number):
                break;
            case AggregateKind.Counter:
                _kept.Add((counted, value >= newest.Value ? value - newest.Value : value, value != newest.Value));
                break;
            default:
                _kept.Add((counted, value, samples.Count > 0 && time > newest.Time && value != newest.Value));
                break;
        }

        Accepted++;
        samples.Add((time, value));
    }

    public void Check(Reading reading, Rank rank, Interval actual)
    {
        var start = EngineTime.Floor(Last - window, _pane);
        var partial = start < _completeFrom;
        var inside = _kept.Where(sample => sample.Counted > start).ToList();
        if (reading == Reading.Last)
        {
            var newest = _series.Values.SelectMany(list => list).DefaultIfEmpty((Time: long.MinValue / 2, Value: 0)).MaxBy(sample => sample.Time);
            Assert.Equal(Last - newest.Time <= AlertPlan.DefaultStale ? Interval.Exactly(newest.Value) : Interval.Unknown(UnknownReason.NoData), actual);
            return;
        }

        if (inside.Count == 0)
        {
            Assert.Equal(Interval.Unknown(UnknownReason.NoData), actual);
            return;
        }

        double[] values = [.. inside.Select(sample => sample.Value).Order()];
        var seconds = (double)(Last - start) / EngineTime.Second;
        switch (reading)
        {
            case Reading.Quantile:
                var (low, high) = QuantileBins.Read(QuantileBins.Of(values[rank.Of(values.Length) - 1]), QuantileBins.RangeOf("s"));
                Assert.Equal(low.Equals(high) ? Interval.Exactly(low) : Interval.Between(low, high, UnknownReason.Undecidable), actual);
                break;
            case Reading.Minimum:
                Assert.Equal(Interval.Exactly(values[0]), actual);
                break;
            case Reading.Maximum:
                Assert.Equal(Interval.Exactly(values[^1]), actual);
                break;
            case Reading.Average:
                Assert.True(actual.IsExact);
                Assert.Equal(RoundedOnce(values) / values.Length, actual.Low);
                break;
            case Reading.StandardDeviation:
                var mean = values.Average();
                Assert.Equal(Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length), actual.Low, 1e-9);
                break;
            case Reading.Sum when partial && (kind == AggregateKind.Gauge || values[0] < 0):
                Assert.Equal(Interval.Unknown(UnknownReason.Warming), actual);
                break;
            case Reading.Count or Reading.Increase when kind != AggregateKind.Counter:
                Assert.Equal(AtLeast(values.Length, partial), actual);
                break;
            case Reading.Sum or Reading.Increase:
                Assert.Equal(AtLeast(RoundedOnce(values), partial), actual);
                break;
            case Reading.Rate:
                Assert.Equal(AtLeast((kind == AggregateKind.Counter ? RoundedOnce(values) : values.Length) / seconds, partial), actual);
                break;
            default:
                Assert.Equal(AtLeast(inside.Count(sample => sample.Changed), partial), actual);
                break;
        }
    }

    public void CheckTest(ComparisonOperator comparison, Rank rank, double c, Truth actual)
    {
        var start = EngineTime.Floor(Last - window, _pane);
        double[] values = [.. _kept.Where(sample => sample.Counted > start).Select(sample => sample.Value).Order()];
        var expected = values.Length == 0
            ? Truth.Unknown(UnknownReason.NoData)
            : Interval.Compare(comparison, Interval.Exactly(values[rank.Of(values.Length) - 1]), Interval.Exactly(c));
        Assert.Equal(expected, actual);
    }

    private static Interval AtLeast(double value, bool partial) =>
        partial ? Interval.Between(value, double.PositiveInfinity, UnknownReason.Warming) : Interval.Exactly(value);

    // The double nearest to the exact sum.
    private static double RoundedOnce(double[] values)
    {
        var exact = values.Aggregate(BigInteger.Zero, (sum, value) => sum + Scaled(value));
        var near = values.Sum();
        foreach (var candidate in new[] { near, Neighbour(near, 1), Neighbour(near, -1), Neighbour(near, 2), Neighbour(near, -2), Neighbour(near, 3), Neighbour(near, -3) })
        {
            var error = BigInteger.Abs(Scaled(candidate) - exact);
            if (error < BigInteger.Abs(Scaled(Math.BitIncrement(candidate)) - exact) && error < BigInteger.Abs(Scaled(Math.BitDecrement(candidate)) - exact))
            {
                return candidate;
            }
        }

        var sum = default(DoubleDouble);
        return values.Aggregate(sum, (total, value) => total.Add(value)).High;
    }

    private static double Neighbour(double value, int steps)
    {
        for (; steps > 0; steps--)
        {
            value = Math.BitIncrement(value);
        }

        for (; steps < 0; steps++)
        {
            value = Math.BitDecrement(value);
        }

        return value;
    }

    private static BigInteger Scaled(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var fraction = (bits & 0xF_FFFF_FFFF_FFFF) | (exponent == 0 ? 0 : 1L << 52);
        var magnitude = (BigInteger)fraction << Math.Max(exponent - 1, 0);
        return value < 0 ? -magnitude : magnitude;
    }
}
