using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Panes;

public sealed class LineTests
{
    private static readonly double s_ended = BitConverter.Int64BitsToDouble(0x7FF0_0000_0000_0002);

    [Fact]
    public void A_line_is_that_of_least_squares()
    {
        var random = new Random(3);
        var samples = Enumerable.Range(0, 200).Select(i => (Seconds: i * 0.5, Value: (i * 0.25) + random.NextDouble())).ToList();
        var window = default(PaneLine);
        foreach (var pane in samples.GroupBy(sample => (long)(sample.Seconds / 10)))
        {
            var line = default(PaneLine);
            foreach (var (seconds, value) in pane)
            {
                line.Add(StoreBuilder.Time(seconds), StoreBuilder.Time(pane.Key * 10), value);
            }

            window.Add(line, StoreBuilder.Time(pane.Key * 10));
        }

        var (time, mean) = (samples.Average(sample => sample.Seconds), samples.Average(sample => sample.Value));
        var slope = samples.Sum(sample => (sample.Seconds - time) * (sample.Value - mean)) / samples.Sum(sample => (sample.Seconds - time) * (sample.Seconds - time));
        Assert.Equal(slope, window.Slope, 1e-12);
        Assert.Equal(mean + (slope * (400 - time)), window.At(400), 1e-9);
    }

    [Fact]
    public void The_line_through_equal_values_is_level_to_the_bit()
    {
        var (store, rows) = Store(60, out _);
        for (var time = 1; time <= 90; time++)
        {
            store.Feed(0, 1000 + time - 0.3, 0.1);
            store.Tick(1000 + time);
        }

        Assert.Equal(Interval.Exactly(0), rows[0].EvaluateNumber(0, 0));
        Assert.Equal(Interval.Exactly(0.1), rows[1].EvaluateNumber(0, 0));
    }

    [Fact]
    public void A_prediction_needs_three_samples_that_span_half_of_the_window()
    {
        var (store, rows) = Store(10, out _);
        store.Run(1000, 1015);
        store.Feed(0, 1015.5, 5);
        store.Tick(1016);
        Assert.Equal(UnknownReason.TooFew, rows[0].EvaluateNumber(0, 0).Reason);
        store.Feed(0, 1016.5, 6);
        store.Run(1016, 1020);
        Assert.Equal(1, rows[0].EvaluateNumber(0, 0).Low);
        Assert.Equal(UnknownReason.TooFew, rows[1].EvaluateNumber(0, 0).Reason);
        store.Feed(0, 1020.4, 10);
        store.Tick(1021);
        Assert.Equal(UnknownReason.TooFew, rows[1].EvaluateNumber(0, 0).Reason);
        store.Feed(0, 1020.5, 10);
        store.Tick(1022);
        Assert.True(rows[1].EvaluateNumber(0, 0).IsExact);
    }

    [Fact]
    public void Before_the_window_is_watched_whole_it_is_warming()
    {
        var (store, rows) = Store(60, out _);
        store.Feed(0, 1000.5, 5);
        store.Tick(1001);
        Assert.Equal(UnknownReason.Warming, rows[0].EvaluateNumber(0, 0).Reason);
        Assert.Equal(UnknownReason.Warming, rows[1].EvaluateNumber(0, 0).Reason);
    }

    [Fact]
    public void A_prediction_goes_on_with_the_tick()
    {
        var (store, rows) = Store(60, out _);
        for (var time = 1; time <= 60; time++)
        {
            store.Feed(0, 1000 + time, 2 * time);
            store.Tick(1000 + time);
        }

        Assert.Equal(120 + 200, rows[1].EvaluateNumber(0, 0).Low, 1e-9);
        Assert.Equal(StoreBuilder.Time(1061), store.NextEdge);
        store.Tick(1061);
        Assert.Equal(120 + 202, rows[1].EvaluateNumber(0, 0).Low, 1e-9);
    }

    [Fact]
    public void Of_a_gauge_that_ended_nothing_is_known_until_it_comes_back()
    {
        var (store, rows) = Store(60, out var percentile);
        for (var time = 1; time <= 60; time++)
        {
            store.Feed(0, 1000 + time, time);
            store.Tick(1000 + time);
        }

        Assert.True(percentile.Evaluate(0, 0).IsTrue);
        store.Feed(0, 1060.5, s_ended);
        store.Feed(0, 1060.2, 7);
        store.Tick(1061);
        foreach (var row in rows)
        {
            Assert.Equal(Interval.Unknown(UnknownReason.NoData), row.EvaluateNumber(0, 0));
            Assert.False(row.HasSeries(0));
        }

        Assert.Equal(Truth.Unknown(UnknownReason.NoData), percentile.Evaluate(0, 0));
        Assert.False(percentile.HasSeries(0));
        store.Feed(0, 1061.5, 7);
        store.Tick(1062);
        Assert.True(percentile.Evaluate(0, 0).IsTrue);
        Assert.True(rows[0].EvaluateNumber(0, 0).IsExact);
    }

    // The slope and a prediction for 100 s ahead over a window; and whether the median is above 3.
    private static (MetricStore Store, IRuleRows[] Rows) Store(double window, out IRuleRows percentile)
    {
        var builder = new StoreBuilder();
        var metric = builder.Metric("disk.free", MetricKind.Gauge, "B", bounds: [3]);
        var line = builder.Aggregate(metric, AggregateKind.Line, StoreBuilder.Time(window), Grouping.EachSeries);
        var counts = builder.Aggregate(metric, AggregateKind.Counts, StoreBuilder.Time(window), Grouping.EachSeries, [3]);
        PredicatePlan[] predicates =
        [
            builder.Read(line, Reading.Slope),
            builder.Predicate(new PredictNode(0, 0), [line], null, [StoreBuilder.Time(100)]),
            builder.Test(counts, ComparisonOperator.Greater, new Rank(50, 100), 0, -1),
        ];
        var store = builder.Build();
        IRuleRows[] rows = [.. predicates.Select(predicate => store.RowsOf([predicate]))];
        percentile = rows[2];
        store.Tick(1000);
        store.Define(0, "disk.free", MetricKind.Gauge);
        return (store, rows[..2]);
    }
}
