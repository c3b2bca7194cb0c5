using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Panes;

public sealed class GaugeTests
{
    private static readonly double StaleMark = BitConverter.Int64BitsToDouble(0x7ff0000000000002);

    [Fact]
    public void Each_series_is_a_row_in_order_of_appearance_then_of_labels()
    {
        var (store, rows) = Watching();
        store.Define(0, "svc.queue", MetricKind.Gauge, "pod=c");
        store.Define(1, "svc.queue", MetricKind.Gauge, "pod=b");
        store.Define(2, "svc.queue", MetricKind.Gauge, "pod=a");
        store.Tick(100);
        Assert.Equal(0, rows.Count);
        store.Feed(0, 100.5, 1);
        store.Feed(1, 100.5, 2);
        store.Tick(101);
        store.Feed(2, 101.5, 3);
        store.Tick(102);
        Assert.Equal(["{pod=\"b\"}", "{pod=\"c\"}", "{pod=\"a\"}"], Enumerable.Range(0, 3).Select(row => rows.LabelsOf(row).ToString()));
        Assert.Equal([2, 1, 3], Enumerable.Range(0, 3).Select(row => rows.EvaluateNumber(0, row).Low));
    }

    [Fact]
    public void The_last_value_is_unknown_once_it_is_older_than_stale()
    {
        var (store, rows) = Watching();
        store.Define(0, "svc.queue", MetricKind.Gauge);
        store.Tick(100);
        store.Feed(0, 101, 7);
        store.Run(100, 401);
        Assert.Equal(Interval.Exactly(7), rows.EvaluateNumber(0, 0));
        Assert.True(rows.HasSeries(0));
        store.Tick(402);
        Assert.Equal(UnknownReason.NoData, rows.EvaluateNumber(0, 0).Reason);
        Assert.False(rows.HasSeries(0));
    }

    [Fact]
    public void A_late_copy_of_a_sample_is_known_however_many_came_since()
    {
        var store = new StoreBuilder();
        var gauge = store.Aggregate(store.Metric("svc.queue", MetricKind.Gauge), AggregateKind.Gauge, EngineTime.Minute);
        var built = store.BuildWith(store.Read(gauge, Reading.Count), null, out _);
        built.Define(0, "svc.queue", MetricKind.Gauge);
        built.Tick(100);
        for (var i = 1; i <= 50; i++)
        {
            built.Feed(0, 100 + (i / 100.0), i);
        }

        built.Feed(0, 100.01, 7);
        Assert.Equal((50, 1), (built.Counters.Accepted, built.Counters.Duplicate));
    }

    [Fact]
    public void The_newest_time_wins_and_of_equal_ones_the_first()
    {
        var (store, rows) = Watching();
        store.Define(0, "svc.queue", MetricKind.Gauge);
        store.Tick(100);
        store.Feed(0, 100.5, 7);
        store.Feed(0, 100.2, 1);
        store.Feed(0, 100.5, 9);
        store.Feed(0, 100.2, 9);
        store.Tick(101);
        Assert.Equal(Interval.Exactly(7), rows.EvaluateNumber(0, 0));
        Assert.Equal(Interval.Exactly(4), rows.EvaluateNumber(1, 0));
        Assert.Equal((2, 2), (store.Counters.Accepted, store.Counters.Duplicate));
    }

    [Fact]
    public void A_series_that_says_it_ends_leaves_at_once_and_may_come_back()
    {
        var (store, rows) = Watching();
        store.Define(0, "svc.queue", MetricKind.Gauge);
        store.Tick(100);
        store.Feed(0, 100.5, 7);
        store.Tick(101);
        store.Feed(0, 101.5, StaleMark);
        store.Tick(102);
        Assert.False(rows.HasSeries(0));
        Assert.Equal(UnknownReason.NoData, rows.EvaluateNumber(0, 0).Reason);
        Assert.Equal(UnknownReason.NoData, rows.EvaluateNumber(1, 0).Reason);
        store.Feed(0, 102.5, 8);
        store.Tick(103);
        Assert.True(rows.HasSeries(0));
        Assert.Equal(Interval.Exactly(8), rows.EvaluateNumber(0, 0));
        Assert.Equal(1, rows.Count);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_finite_is_refused(double value)
    {
        var (store, _) = Watching();
        store.Define(0, "svc.queue", MetricKind.Gauge);
        store.Tick(100);
        store.Feed(0, 100.5, value);
        Assert.Equal((0, 1), (store.Counters.Accepted, store.Counters.NotFinite));
    }

    [Fact]
    public void Units_are_converted_on_arrival_and_the_wire_wins()
    {
        var builder = new StoreBuilder();
        var metric = builder.Metric("svc.delay", MetricKind.Gauge, "s", new UnitConversion(1, 1000));
        var store = builder.BuildWith(builder.Read(builder.Aggregate(metric, AggregateKind.Gauge, EngineTime.Minute), Reading.Last), null, out var rows);
        store.Define(0, "svc.delay", MetricKind.Gauge, "pod=a");
        store.Define(1, "svc.delay", MetricKind.Gauge, "pod=b", new UnitConversion(60, 1));
        store.Tick(100);
        store.Feed(0, 100.5, 800.1);
        store.Feed(1, 100.5, 2);
        store.Tick(101);
        Assert.Equal(800.1 / 1000, rows.EvaluateNumber(0, 0).Low);
        Assert.Equal(120, rows.EvaluateNumber(0, 1).Low);
    }

    [Theory]
    [InlineData("region", MatchOperator.Equal, "us-east", "a")]
    [InlineData("region", MatchOperator.NotEqual, "us-east", "bc")]
    [InlineData("region", MatchOperator.Matches, "us-.*", "ab")]
    [InlineData("region", MatchOperator.Matches, "us-", "")]
    [InlineData("region", MatchOperator.NotMatches, "us-e.*", "bc")]
    [InlineData("region", MatchOperator.Equal, "", "c")]
    [InlineData("region", MatchOperator.Matches, "us-east|", "ac")]
    public void Selectors_are_anchored_and_a_missing_label_is_empty(string label, MatchOperator comparison, string value, string expected)
    {
        var builder = new StoreBuilder();
        var metric = builder.Metric("svc.queue", MetricKind.Gauge, "");
        var aggregate = builder.Aggregate(metric, AggregateKind.Gauge, EngineTime.Minute, selector: new LabelMatcher(label, comparison, value));
        var store = builder.BuildWith(builder.Read(aggregate, Reading.Last), null, out var rows);
        store.Define(0, "svc.queue", MetricKind.Gauge, "pod=a,region=us-east");
        store.Define(1, "svc.queue", MetricKind.Gauge, "pod=b,region=us-west");
        store.Define(2, "svc.queue", MetricKind.Gauge, "pod=c");
        store.Tick(100);
        for (var series = 0; series < 3; series++)
        {
            store.Feed(series, 100.5, series);
        }

        store.Tick(101);
        Assert.Equal(expected, string.Concat(Enumerable.Range(0, rows.Count).Select(row => rows.LabelsOf(row)["pod"])));
        Assert.Equal(3 - expected.Length, store.Counters.Unasked);
    }

    [Fact]
    public void Another_kind_than_the_rules_read_is_refused_with_a_remedy()
    {
        var (store, _) = Watching();
        store.Define(0, "svc.queue", MetricKind.Counter);
        store.Define(1, "svc.other", MetricKind.Counter);
        store.Tick(100);
        store.Feed(0, 100.5, 1);
        store.Feed(1, 100.5, 1);
        store.Feed(9, 100.5, 1);
        Assert.Equal((0, 2, 1, 2), (store.Counters.Accepted, store.Counters.Refused, store.Counters.Unasked, store.Counters.Series));
        Assert.Equal(2, store.Problems.Count);
        Assert.StartsWith("svc.queue arrives as a counter, the rules read it as a gauge", store.Problems[0], StringComparison.Ordinal);
        Assert.Contains("kind counter", store.Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Any_service_matches_a_metric_that_names_none()
    {
        var builder = new StoreBuilder();
        var any = builder.Metric("*.queue", MetricKind.Gauge, "");
        var one = builder.Metric("svc.queue", MetricKind.Gauge, "");
        var read = builder.Read(builder.Aggregate(any, AggregateKind.Gauge, EngineTime.Minute), Reading.Last);
        var own = builder.Read(builder.Aggregate(one, AggregateKind.Gauge, EngineTime.Minute), Reading.Last);
        var store = builder.BuildWith(read, null, out var rows);
        var others = store.RowsOf([own]);
        store.Define(0, "svc.queue", MetricKind.Gauge);
        store.Define(1, "ach.queue", MetricKind.Gauge);
        store.Tick(100);
        store.Feed(0, 100.5, 1);
        store.Feed(1, 100.5, 2);
        store.Tick(101);
        Assert.Equal(["{service=\"ach\"}", "{service=\"svc\"}"], [rows.LabelsOf(0).ToString(), rows.LabelsOf(1).ToString()]);
        Assert.Equal((1, 1.0), (others.Count, others.EvaluateNumber(0, 0).Low));
        Assert.Equal(2, store.Counters.Accepted);
    }

    private static (MetricStore Store, IRuleRows Rows) Watching()
    {
        var builder = new StoreBuilder();
        var metric = builder.Metric("svc.queue", MetricKind.Gauge, "");
        var aggregate = builder.Aggregate(metric, AggregateKind.Gauge, EngineTime.Minute);
        var store = builder.BuildWith(builder.Read(aggregate, Reading.Last), builder.Read(aggregate, Reading.Average), out var rows);
        return (store, rows);
    }
}
