using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Panes;

public sealed class AcrossTests
{
    private static readonly Grouping s_byRegion = new(GroupingKind.By, ["region"]);
    private readonly StoreBuilder _builder = new();
    private readonly int _queue;

    public AcrossTests() => _queue = _builder.Aggregate(_builder.Metric("queue", MetricKind.Gauge), AggregateKind.Gauge, EngineTime.Minute);

    [Theory]
    [InlineData(AcrossFunction.Average, 3)]
    [InlineData(AcrossFunction.Sum, 9)]
    [InlineData(AcrossFunction.Minimum, 1)]
    [InlineData(AcrossFunction.Maximum, 5)]
    [InlineData(AcrossFunction.StandardDeviation, 1.632993161855452)]
    [InlineData(AcrossFunction.Count, 3)]
    public void A_number_is_made_of_all_series(AcrossFunction function, double expected)
    {
        var store = Numbers(function, out var rows);
        Feed(store, ("host=a", 1), ("host=b", 3), ("host=c", 5));
        store.Tick(1);
        Assert.Equal(Interval.Exactly(expected), rows.EvaluateNumber(0, 0));
    }

    [Fact]
    public void Without_any_series_nothing_is_known_not_even_their_count()
    {
        var store = Numbers(AcrossFunction.Count, out var rows);
        store.Tick(1);
        Assert.Equal(1, rows.Count);
        Assert.Equal(Interval.Unknown(UnknownReason.NoData), rows.EvaluateNumber(0, 0));
        Assert.False(rows.HasSeries(0));
    }

    [Fact]
    public void A_sum_does_not_depend_on_the_order_in_which_series_appear()
    {
        double[] values = [1e16, 1, -1e16, 0.1, 3e-9];
        foreach (var order in new[] { new[] { 0, 1, 2, 3, 4 }, [4, 0, 3, 2, 1], [2, 4, 0, 1, 3] })
        {
            var builder = new StoreBuilder();
            var queue = builder.Aggregate(builder.Metric("queue", MetricKind.Gauge), AggregateKind.Gauge, EngineTime.Minute);
            var sum = builder.Across(AcrossFunction.Sum, builder.Read(queue, Reading.Last));
            var store = builder.BuildWith(builder.Predicate(new AcrossNode(0), [sum]), null, out var rows);
            for (var i = 0; i < order.Length; i++)
            {
                store.Define(i, "queue", MetricKind.Gauge, $"host={order[i]}");
                store.Feed(i, 0.5 + i, values[order[i]]);
                store.Tick(i + 1);
            }

            Assert.Equal(Interval.Exactly(1.1 + 3e-9), rows.EvaluateNumber(0, 0));
        }
    }

    [Fact]
    public void A_series_leaves_its_group_when_it_falls_silent_or_says_so()
    {
        var store = Numbers(AcrossFunction.Sum, out var rows);
        Feed(store, ("host=a", 1), ("host=b", 3), ("host=c", 5));
        store.Tick(1);
        store.Feed(1, 1.5, BitConverter.Int64BitsToDouble(0x7ff0000000000002));
        store.Tick(2);
        Assert.Equal(Interval.Exactly(6), rows.EvaluateNumber(0, 0));
        for (var time = 30; time <= 330; time += 30)
        {
            store.Tick(time - 1);
            store.Feed(2, time - 0.5, 5);
            store.Tick(time);
        }

        Assert.Equal(Interval.Exactly(5), rows.EvaluateNumber(0, 0));
    }

    [Fact]
    public void One_series_of_which_nothing_is_known_makes_the_number_unknown()
    {
        var builder = new StoreBuilder();
        var requests = builder.Aggregate(builder.Metric("requests", MetricKind.Counter), AggregateKind.Counter, EngineTime.Minute, Grouping.EachSeries);
        var sum = builder.Across(AcrossFunction.Sum, builder.Read(requests, Reading.Increase));
        var store = builder.BuildWith(builder.Predicate(new AcrossNode(0), [sum]), null, out var rows);
        store.Define(0, "requests", MetricKind.Counter, "host=a");
        store.Define(1, "requests", MetricKind.Counter, "host=b");
        store.Feed(0, 0.5, 10);
        store.Feed(0, 0.7, 15);
        store.Feed(1, 0.5, 10);
        store.Tick(1);
        Assert.Equal(Interval.Unknown(UnknownReason.NoData), rows.EvaluateNumber(0, 0));
        store.Feed(1, 1.5, 12);
        store.Tick(2);
        Assert.Equal(Interval.Between(7, double.PositiveInfinity, UnknownReason.Warming), rows.EvaluateNumber(0, 0));
    }

    [Fact]
    public void As_long_as_further_series_may_come_a_count_is_only_known_from_below()
    {
        var store = Numbers(AcrossFunction.Count, out var rows, settle: 3 * EngineTime.Second);
        Feed(store, ("host=a", 1), ("host=b", 3));
        store.Tick(1);
        Assert.Equal(Interval.Between(2, double.PositiveInfinity, UnknownReason.Warming), rows.EvaluateNumber(0, 0));
        Assert.Equal(StoreBuilder.Time(3), store.NextEdge);
        store.Tick(3);
        Assert.Equal(Interval.Exactly(2), rows.EvaluateNumber(0, 0));
        store.Gap(StoreBuilder.Time(3), StoreBuilder.Time(5));
        store.Tick(6);
        Assert.False(rows.EvaluateNumber(0, 0).IsExact);
    }

    [Theory]
    [InlineData(AcrossFunction.Any, "1 1 9", true)]
    [InlineData(AcrossFunction.Any, "1 1 1", false)]
    [InlineData(AcrossFunction.All, "9 9 9", true)]
    [InlineData(AcrossFunction.All, "9 1 9", false)]
    public void A_condition_in_some_or_in_all_series(AcrossFunction function, string values, bool expected)
    {
        var store = Conditions(function, out var rows, 0);
        Feed(store, [.. values.Split(' ').Select((value, i) => ($"host={i}", double.Parse(value, null)))]);
        store.Tick(1);
        Assert.Equal(Truth.Of(expected), rows.Evaluate(0, 0));
    }

    [Fact]
    public void What_decides_decides_before_all_series_are_there()
    {
        var any = Conditions(AcrossFunction.Any, out var someRows, EngineTime.Minute);
        Feed(any, ("host=a", 1));
        any.Tick(1);
        Assert.Equal(Truth.Unknown(UnknownReason.Warming), someRows.Evaluate(0, 0));
        any.Define(1, "queue", MetricKind.Gauge, "host=b");
        any.Feed(1, 1.5, 9);
        any.Tick(2);
        Assert.True(someRows.Evaluate(0, 0).IsTrue);
    }

    [Fact]
    public void Groups_are_rows_that_appear_with_their_first_series()
    {
        var count = _builder.Across(AcrossFunction.CountTrue, Above5(), s_byRegion);
        var store = _builder.BuildWith(_builder.Predicate(new AcrossNode(0), [count]), null, out var rows);
        Feed(store, ("host=a,region=eu", 9), ("host=b,region=eu", 1));
        store.Tick(1);
        store.Define(2, "queue", MetricKind.Gauge, "host=a,region=us");
        store.Feed(2, 1.5, 9);
        store.Tick(2);
        Assert.Equal(["{region=\"eu\"}", "{region=\"us\"}"], Enumerable.Range(0, rows.Count).Select(row => rows.LabelsOf(row).ToString()));
        Assert.Equal([Interval.Exactly(1), Interval.Exactly(1)], Enumerable.Range(0, 2).Select(row => rows.EvaluateNumber(0, row)));
    }

    [Fact]
    public void Only_a_group_of_which_something_changed_is_a_changed_row()
    {
        var count = _builder.Across(AcrossFunction.CountTrue, Above5(), s_byRegion);
        var store = _builder.BuildWith(_builder.Predicate(new AcrossNode(0), [count]), null, out var rows);
        Feed(store, ("host=a,region=eu", 9), ("host=b,region=us", 1));
        store.Tick(1);
        rows.ForgetChanges();
        store.Feed(0, 1.2, 8);
        store.Feed(1, 1.5, 9);
        store.Tick(2);
        var changed = Assert.IsType<IndexSet>(rows.Changed);
        Assert.False(changed.Contains(0));
        Assert.True(changed.Contains(1));
    }

    private MetricStore Numbers(AcrossFunction function, out IRuleRows rows, long settle = 0)
    {
        var across = _builder.Across(function, _builder.Read(_queue, Reading.Last), null, settle);
        return _builder.BuildWith(_builder.Predicate(new AcrossNode(0), [across]), null, out rows);
    }

    private MetricStore Conditions(AcrossFunction function, out IRuleRows rows, long settle)
    {
        var across = _builder.Across(function, Above5(), null, settle);
        return _builder.BuildWith(_builder.Predicate(new AcrossTestNode(0), [across]), null, out rows);
    }

    private PredicatePlan Above5() => _builder.Predicate(
        new CompareNode(ComparisonOperator.Greater, new ReadNode(0, Reading.Last, -1), new ConstantNode(0)), [_queue], [5]);

    private static void Feed(MetricStore store, params (string Labels, double Value)[] series)
    {
        for (var i = 0; i < series.Length; i++)
        {
            store.Define(i, "queue", MetricKind.Gauge, series[i].Labels);
            store.Feed(i, 0.5, series[i].Value);
        }
    }
}
