using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Panes;

public sealed class CounterTests
{
    [Fact]
    public void A_first_sample_is_only_a_base_and_a_reset_counts_whole()
    {
        var (store, rows) = Counting();
        store.Define(0, "svc.requests", MetricKind.Counter);
        store.Run(-1, 100);
        store.Feed(0, 100.5, 1000);
        store.Tick(101);
        Assert.Equal(UnknownReason.NoData, Increase(rows).Reason);
        Assert.True(rows.HasSeries(0));
        store.Feed(0, 101.5, 1010);
        store.Feed(0, 101.7, 4);
        store.Feed(0, 101.9, 7);
        store.Tick(102);
        Assert.Equal(Interval.Exactly(17), Increase(rows));
        Assert.Equal(Interval.Exactly(17 / 60.0), rows.EvaluateNumber(1, 0));
        Assert.Equal(Interval.Exactly(7), rows.EvaluateNumber(2, 0));
        Assert.Equal(Interval.Exactly(3), rows.EvaluateNumber(3, 0));
    }

    [Fact]
    public void A_sample_not_newer_than_the_newest_is_dropped_and_counted()
    {
        var (store, rows) = Counting();
        store.Define(0, "svc.requests", MetricKind.Counter);
        store.Run(-1, 100);
        store.Feed(0, 100.5, 10);
        store.Feed(0, 100.5, 11);
        store.Feed(0, 100.2, 9);
        store.Feed(0, 100.6, 12);
        store.Tick(101);
        Assert.Equal(Interval.Exactly(2), Increase(rows));
        Assert.Equal((2, 2), (store.Counters.Accepted, store.Counters.Duplicate));
    }

    [Theory]
    [InlineData(99.0, 50)]
    [InlineData(98.9, null)]
    public void A_start_that_was_watched_is_a_zero(double start, int? expected)
    {
        var (store, rows) = Counting();
        store.Tick(100);
        store.Define(0, "svc.requests", MetricKind.Counter, start: start);
        store.Feed(0, 100.5, 50);
        store.Tick(101);
        Assert.Equal(expected, Increase(rows).IsUnknown ? null : (int)Increase(rows).Low);
    }

    [Fact]
    public void Growth_needs_no_base()
    {
        var (store, rows) = Counting();
        store.Run(-1, 100);
        store.Define(0, "svc.requests", MetricKind.Counter, "pod=a", isDelta: true);
        store.Define(1, "svc.requests", MetricKind.Counter, "pod=b", isDelta: true);
        store.Feed(0, 100.5, 0);
        store.Tick(101);
        Assert.Equal(Interval.Exactly(0), Increase(rows));
        store.Feed(0, 101.5, 3);
        store.Feed(0, 101.5, 3);
        store.Feed(1, 101.1, 5);
        store.Tick(102);
        Assert.Equal(Interval.Exactly(11), Increase(rows));
    }

    [Fact]
    public void Across_a_gap_the_first_sample_is_only_a_base()
    {
        var (store, rows) = Counting();
        store.Define(0, "svc.requests", MetricKind.Counter);
        store.Run(-1, 100);
        store.Feed(0, 100.5, 10);
        store.Tick(101);
        store.Gap(StoreBuilder.Time(101), StoreBuilder.Time(110));
        store.Feed(0, 110.5, 500);
        store.Tick(111);
        Assert.Equal(UnknownReason.NoData, Increase(rows).Reason);
        store.Feed(0, 111.5, 501);
        store.Tick(112);
        Assert.Equal(Interval.Between(1, double.PositiveInfinity, UnknownReason.Warming), Increase(rows));
    }

    [Fact]
    public void Deltas_are_made_per_series_and_a_vanished_one_ages_out()
    {
        var (store, rows) = Counting();
        store.Define(0, "svc.requests", MetricKind.Counter, "pod=a");
        store.Define(1, "svc.requests", MetricKind.Counter, "pod=b");
        store.Run(-1, 100);
        for (var tick = 100; tick < 110; tick++)
        {
            store.Feed(0, tick + 0.5, 1000 + tick);
            store.Feed(1, tick + 0.5, tick);
            store.Tick(tick + 1);
        }

        Assert.Equal(Interval.Exactly(18), Increase(rows));
        for (var tick = 110; tick < 180; tick++)
        {
            store.Feed(1, tick + 0.5, tick);
            store.Tick(tick + 1);
        }

        Assert.Equal(Interval.Exactly(60), Increase(rows));
    }

    [Fact]
    public void A_rate_divides_by_the_true_length_of_the_window()
    {
        var (store, rows) = Counting(300);
        store.Define(0, "svc.requests", MetricKind.Counter);
        store.Run(-1, 700);
        for (var tick = 700; tick < 1203; tick++)
        {
            store.Feed(0, tick + 1, 10 * tick);
            store.Tick(tick + 1);
        }

        Assert.Equal(Interval.Exactly(3030), Increase(rows));
        Assert.Equal(Interval.Exactly(10), rows.EvaluateNumber(1, 0));
    }

    [Fact]
    public void A_negative_total_is_refused_with_a_reason()
    {
        var (store, _) = Counting();
        store.Define(0, "svc.requests", MetricKind.Counter);
        store.Tick(100);
        store.Feed(0, 100.5, -1);
        store.Feed(0, 100.6, -1);
        Assert.Equal((0, 2), (store.Counters.Accepted, store.Counters.Refused));
        Assert.Equal("svc.requests: a counter's value can't be negative; declare the metric a gauge", Assert.Single(store.Problems));
    }

    [Fact]
    public void A_plan_that_asks_for_what_is_not_kept_is_refused_when_it_is_loaded()
    {
        var builder = new StoreBuilder();
        var counter = builder.Aggregate(builder.Metric("svc.requests", MetricKind.Counter, ""), AggregateKind.Counter, EngineTime.Minute);
        var average = builder.Read(counter, Reading.Average);
        var test = builder.Test(counter, ComparisonOperator.Greater, new Rank(95, 100), 0, -1);
        var store = builder.Build();
        Assert.Throws<ArgumentException>(() => store.RowsOf([average]));
        Assert.Throws<ArgumentException>(() => store.RowsOf([test]));
    }

    private static Interval Increase(IRuleRows rows) => rows.EvaluateNumber(0, 0);

    private static (MetricStore Store, IRuleRows Rows) Counting(int window = 60)
    {
        var builder = new StoreBuilder();
        var metric = builder.Metric("svc.requests", MetricKind.Counter, "");
        var aggregate = builder.Aggregate(metric, AggregateKind.Counter, window * EngineTime.Second);
        PredicatePlan[] predicates = [.. new[] { Reading.Increase, Reading.Rate, Reading.Last, Reading.Changes }.Select(reading => builder.Read(aggregate, reading))];
        var store = builder.Build();
        return (store, store.RowsOf([.. predicates]));
    }
}
