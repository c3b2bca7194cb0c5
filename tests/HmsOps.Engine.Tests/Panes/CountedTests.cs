using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;
using HmsOps.Engine.Sketch;

namespace HmsOps.Engine.Tests.Panes;

/// <summary>Observations that a client counted give what the single ones would.</summary>
public sealed class CountedTests
{
    private static readonly double[] Bounds = [0.1, 0.5, Math.BitDecrement(0.8), 0.8];
    private static readonly double[] Observations = [0.05, 0.1, 0.3, 0.5, Math.BitDecrement(0.8), 0.8, 0.8, 1.5, 2];

    [Fact]
    public void Counting_at_the_client_changes_nothing()
    {
        var (counted, countedRows) = Both();
        var (single, singleRows) = Both();
        counted.Accept(Batch(Sample(MetricBounds.Hash(Bounds))));
        foreach (var value in Observations)
        {
            single.Feed(0, 101, value);
        }

        counted.Tick(101);
        single.Tick(101);
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(singleRows.EvaluateNumber(i, 0), countedRows.EvaluateNumber(i, 0));
        }

        Assert.True(countedRows.EvaluateNumber(0, 0).Low > 0);
        Assert.Equal(Interval.Unknown(UnknownReason.Undecidable), countedRows.EvaluateNumber(8, 0));
        Assert.Equal(single.Counters.Accepted, counted.Counters.Accepted);
        foreach (var i in new[] { 9, 10, 11 })
        {
            Assert.Equal(singleRows.Evaluate(i, 0), countedRows.Evaluate(i, 0));
            Assert.False(countedRows.Evaluate(i, 0).IsUnknown);
        }
    }

    [Fact]
    public void What_a_client_counts_for_one_service_counts_for_any_too()
    {
        var builder = new StoreBuilder();
        var one = builder.Metric("svc.latency", MetricKind.Histogram, bounds: [0.5, 0.8]);
        var any = builder.Metric("*.latency", MetricKind.Histogram, bounds: [0.5, 0.8]);
        var ofOne = builder.Aggregate(one, AggregateKind.Counts, EngineTime.Minute, bounds: [0.5]);
        var ofAny = builder.Aggregate(any, AggregateKind.Counts, EngineTime.Minute, new Grouping(GroupingKind.By, ["service"]), [0.8]);
        var (first, second) = (builder.Test(ofOne, ComparisonOperator.Greater, new Rank(50, 100), 0, -1), builder.Test(ofAny, ComparisonOperator.Greater, new Rank(50, 100), 0, -1));
        var store = builder.Build();
        var (rows, anyRows) = (store.RowsOf([first]), store.RowsOf([second]));
        store.Define(0, "svc.latency", MetricKind.Histogram);
        store.Define(1, "web.latency", MetricKind.Histogram);
        store.Tick(100);
        var hash = MetricBounds.Hash([0.5, 0.8]);
        store.Accept(new BatchInput([], default, new[] { Of(0, [1, 3, 2]), Of(1, [0, 1, 2]) }));
        store.Tick(101);
        Assert.Equal((9, 0), (store.Counters.Accepted, store.Counters.Refused));
        Assert.True(rows.Evaluate(0, 0).IsTrue);
        Assert.Equal(["{service=\"svc\"}", "{service=\"web\"}"], Enumerable.Range(0, anyRows.Count).Select(row => $"{anyRows.LabelsOf(row)}"));
        Assert.True(anyRows.Evaluate(0, 0).IsFalse);
        Assert.True(anyRows.Evaluate(0, 1).IsTrue);

        BucketedSample Of(int series, long[] buckets) => new(series, StoreBuilder.Time(101), hash, buckets, default, 0, 0, 0, 0);
    }

    [Fact]
    public void Other_bounds_are_refused_with_a_reason()
    {
        var (store, rows) = Both();
        store.Accept(Batch(Sample(MetricBounds.Hash([0.1, 0.5]))));
        store.Accept(Batch(Sample(MetricBounds.Hash([0.1, 0.5]))));
        store.Tick(101);
        Assert.Equal((0, 18), (store.Counters.Accepted, store.Counters.Refused));
        Assert.Contains("other bounds", Assert.Single(store.Problems), StringComparison.Ordinal);
        Assert.True(rows.EvaluateNumber(0, 0).IsUnknown);
    }

    [Fact]
    public void What_contradicts_itself_is_refused()
    {
        var sample = Sample(MetricBounds.Hash(Bounds));
        BucketedSample[] wrong =
        [
            sample with { Buckets = new long[] { 1, 2 } },
            sample with { Buckets = new long[] { -1, 2, 3, 4, 1 } },
            sample with { Bins = default },
            sample with { Sum = double.NaN },
            sample with { Minimum = 3 },
        ];
        var (store, rows) = Both();
        foreach (var each in wrong)
        {
            store.Accept(Batch(each));
        }

        store.Tick(101);
        Assert.Equal(0, store.Counters.Accepted);
        Assert.True(store.Counters.Refused > 0);
        Assert.Equal(4, store.Problems.Count);
        Assert.True(rows.EvaluateNumber(0, 0).IsUnknown);
    }

    private static BatchInput Batch(BucketedSample sample) => new([], default, new[] { sample });

    private static BucketedSample Sample(ulong hash)
    {
        var buckets = new long[Bounds.Length + 1];
        foreach (var value in Observations)
        {
            buckets[Array.FindIndex(Bounds, bound => value <= bound) is >= 0 and var i ? i : Bounds.Length]++;
        }

        SketchBin[] bins = [.. Observations.GroupBy(QuantileBins.Of).Select(group => new SketchBin(group.Key, group.Count()))];
        var sum = Observations.Aggregate(default(DoubleDouble), (total, value) => total.Add(value));
        return new(0, StoreBuilder.Time(101), hash, buckets, bins, sum.High, sum.Low, Observations.Min(), Observations.Max());
    }

    private static (MetricStore Store, IRuleRows Rows) Both()
    {
        var builder = new StoreBuilder();
        var metric = builder.Metric("svc.latency", MetricKind.Histogram, bounds: Bounds, needs: MetricNeeds.Sum | MetricNeeds.MinMax | MetricNeeds.SketchBins);
        var few = builder.Aggregate(metric, AggregateKind.Counts, EngineTime.Minute, bounds: [0.5, 0.8]);
        var moments = builder.Aggregate(metric, AggregateKind.Moments, EngineTime.Minute);
        var sketch = builder.Aggregate(metric, AggregateKind.Sketch, EngineTime.Minute);
        List<PredicatePlan> predicates = [builder.Read(few, Reading.Count)];
        predicates.AddRange(new[] { Reading.Sum, Reading.Count, Reading.Minimum, Reading.Maximum, Reading.Average }.Select(reading => builder.Read(moments, reading)));
        predicates.Add(builder.Read(sketch, Reading.Quantile, new Rank(50, 100)));
        predicates.Add(builder.Read(sketch, Reading.Quantile, new Rank(95, 100)));
        predicates.Add(builder.Read(moments, Reading.StandardDeviation));
        predicates.Add(builder.Test(few, ComparisonOperator.Greater, new Rank(50, 100), 1, 0));
        predicates.Add(builder.Test(few, ComparisonOperator.LessOrEqual, new Rank(75, 100), 1, 0));
        predicates.Add(builder.Test(few, ComparisonOperator.Greater, new Rank(75, 100), 0, 0));
        var store = builder.Build();
        var rows = store.RowsOf([.. predicates]);
        store.Define(0, "svc.latency", MetricKind.Histogram);
        store.Run(-1, 100);
        return (store, rows);
    }
}
