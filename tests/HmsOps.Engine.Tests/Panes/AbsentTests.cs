using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Panes;

public sealed class AbsentTests
{
    private static readonly Grouping s_byRegion = new(GroupingKind.By, ["region"]);
    private readonly StoreBuilder _builder = new();
    private readonly int _beats;
    private readonly int _queue;

    public AbsentTests()
    {
        _beats = _builder.Metric("beats", MetricKind.Counter);
        _queue = _builder.Aggregate(_builder.Metric("queue", MetricKind.Gauge), AggregateKind.Gauge, EngineTime.Minute);
    }

    [Fact]
    public void Unknown_until_the_window_was_watched_whole_then_true_until_a_sample_comes_and_again_when_it_is_old()
    {
        var store = _builder.BuildWith(Absent(Grouping.All), null, out var rows);
        store.Tick(1);
        Assert.Equal(Truth.Unknown(UnknownReason.Warming), rows.Evaluate(0, 0));
        store.Run(1, 10);
        Assert.True(rows.Evaluate(0, 0).IsTrue);
        Define(store, 0, "host=a");
        store.Feed(0, 10.5, 7);
        store.Tick(11);
        Assert.True(rows.Evaluate(0, 0).IsFalse);
        Assert.Equal(StoreBuilder.Time(21), store.NextEdge);
        store.Run(11, 20);
        Assert.True(rows.Evaluate(0, 0).IsFalse);
        store.Tick(21);
        Assert.True(rows.Evaluate(0, 0).IsTrue);
    }

    [Fact]
    public void False_at_the_first_sample_though_the_window_is_not_covered()
    {
        var store = _builder.BuildWith(Absent(Grouping.All), null, out var rows);
        Define(store, 0, "host=a");
        store.Feed(0, 0.5, 7);
        store.Tick(1);
        Assert.True(rows.Evaluate(0, 0).IsFalse);
    }

    [Fact]
    public void Each_group_that_was_ever_seen_is_a_row()
    {
        var store = _builder.BuildWith(Absent(s_byRegion), null, out var rows);
        Define(store, 0, "host=a,region=eu");
        Define(store, 1, "host=a,region=us");
        Define(store, 2, "host=b,region=us");
        store.Feed(0, 0.5, 7);
        store.Feed(1, 0.5, 7);
        store.Tick(1);
        Assert.Equal(2, rows.Count);
        store.Run(1, 5);
        store.Feed(2, 5.5, 7);
        store.Run(5, 11);
        Assert.Equal([true, false], Enumerable.Range(0, 2).Select(row => rows.Evaluate(0, row).IsTrue));
        Assert.True(rows.HasSeries(0));
    }

    [Fact]
    public void A_row_asks_for_series_that_agree_with_its_own_labels()
    {
        var and = _builder.Predicate(
            new AndNode(Above5(0), new AbsentNode(1)), [_queue, Presence(Grouping.All)], [5]);
        var store = _builder.BuildWith(and, null, out var rows);
        Gauge(store, 10, "host=a");
        Gauge(store, 11, "host=b");
        Gauge(store, 12, "zone=z");
        Define(store, 0, "host=a,core=1");
        foreach (var series in new[] { 10, 11, 12 })
        {
            store.Feed(series, 0.5, 9);
        }

        store.Run(0, 10);
        store.Feed(0, 10.5, 1);
        store.Tick(11);
        Assert.Equal(["{host=\"a\"}", "{host=\"b\"}", "{zone=\"z\"}"], Enumerable.Range(0, rows.Count).Select(row => rows.LabelsOf(row).ToString()));
        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(row => rows.Evaluate(0, row).IsTrue));
    }

    [Fact]
    public void Beside_or_it_has_a_row_of_its_own_only_where_nothing_else_has_one()
    {
        var or = _builder.Predicate(new OrNode(Above5(0), new AbsentNode(1)), [_queue, Presence(Grouping.All)], [5]);
        var alone = _builder.BuildWith(or, null, out var rows);
        alone.Run(0, 10);
        Assert.Equal(LabelSet.Empty, rows.LabelsOf(0));
        Assert.True(rows.Evaluate(0, 0).IsTrue);

        var beside = _builder.BuildWith(or, null, out var others);
        Gauge(beside, 10, "host=a");
        beside.Feed(10, 0.5, 1);
        beside.Run(0, 10);
        Assert.Equal(1, others.Count);
        Assert.Equal("{host=\"a\"}", others.LabelsOf(0).ToString());
        Assert.True(others.Evaluate(0, 0).IsTrue);
    }

    [Fact]
    public void A_gauge_that_says_that_it_ends_is_absent_and_a_late_sample_does_not_bring_it_back()
    {
        var queue = _builder.Predicate(
            new AbsentNode(0), [_builder.Aggregate(0 + 1, AggregateKind.Presence, 10 * EngineTime.Second, Grouping.All)]);
        var store = _builder.BuildWith(queue, null, out var rows);
        Gauge(store, 10, "host=a");
        store.Feed(10, 0.5, 1);
        store.Run(0, 11);
        store.Feed(10, 11.5, 1);
        store.Tick(12);
        store.Feed(10, 12.5, BitConverter.Int64BitsToDouble(0x7ff0000000000002));
        store.Tick(13);
        Assert.True(rows.Evaluate(0, 0).IsTrue);
        store.Feed(10, 12.2, 1);
        store.Tick(14);
        Assert.True(rows.Evaluate(0, 0).IsTrue);
        store.Feed(10, 14.5, 1);
        store.Tick(15);
        Assert.True(rows.Evaluate(0, 0).IsFalse);
    }

    private int Presence(Grouping grouping) => _builder.Aggregate(_beats, AggregateKind.Presence, 10 * EngineTime.Second, grouping);

    private PredicatePlan Absent(Grouping grouping) => _builder.Predicate(new AbsentNode(0), [Presence(grouping)]);

    private static CompareNode Above5(int operand) =>
        new(ComparisonOperator.Greater, new ReadNode(operand, Reading.Last, -1), new ConstantNode(0));

    private static void Define(MetricStore store, int series, string labels) => store.Define(series, "beats", MetricKind.Counter, labels);

    private static void Gauge(MetricStore store, int series, string labels) => store.Define(series, "queue", MetricKind.Gauge, labels);
}
