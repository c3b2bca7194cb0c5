using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Panes;

public sealed class CountsTests
{
    private static readonly Rank P95 = new(95, 100);

    // At an edge of the window a sample is in or out by one 100 ns step: (⌊(t−w)/Δ⌋·Δ, t].
    [Theory]
    [InlineData(60, 600, 540, 0)]
    [InlineData(60, 600, 540.0000001, 1)]
    [InlineData(300, 600, 300, 0)]
    [InlineData(300, 600, 300.0000001, 1)]
    [InlineData(300, 604, 300, 0)]
    [InlineData(300, 604, 300.0000001, 1)]
    [InlineData(300, 605, 305, 0)]
    [InlineData(300, 605, 305.0000001, 1)]
    [InlineData(125, 601, 474, 0)]
    [InlineData(125, 601, 476, 0)]
    [InlineData(125, 601, 476.0000001, 1)]
    [InlineData(3600, 3660, 60, 0)]
    [InlineData(3600, 3660, 60.0000001, 1)]
    [InlineData(3600, 3719, 60.0000001, 1)]
    [InlineData(3600, 3720, 120, 0)]
    public void A_window_begins_at_a_pane_edge(int window, double tick, double sample, int expected)
    {
        var (store, rows) = Counting(window);
        store.Tick(1);
        store.Run(1, Math.Ceiling(sample) - 1);
        store.Feed(0, sample, 0.5);
        store.Run(Math.Ceiling(sample) - 1, tick);

        var count = rows.EvaluateNumber(0, 0);

        Assert.Equal(expected, count.IsUnknown ? 0 : count.Low);
    }

    [Theory]
    [InlineData(ComparisonOperator.Greater)]
    [InlineData(ComparisonOperator.GreaterOrEqual)]
    [InlineData(ComparisonOperator.Less)]
    [InlineData(ComparisonOperator.LessOrEqual)]
    [InlineData(ComparisonOperator.Equal)]
    [InlineData(ComparisonOperator.NotEqual)]
    public void Every_operator_agrees_with_sorting_at_the_knife_edge(ComparisonOperator comparison)
    {
        const double C = 0.8;
        double[] values = [Math.BitDecrement(C), C, Math.BitIncrement(C)];
        Rank[] ranks = [P95, new(50, 100), new(999, 1000), new(1, 100)];
        for (var n = 1; n <= 24; n++)
        {
            for (var below = 0; below <= n; below += below < 3 || below > n - 4 ? 1 : Math.Max(1, (n - 7) / 3))
            {
                for (var at = 0; below + at <= n; at += 1 + (n / 10))
                {
                    double[] observations = [.. Enumerable.Range(0, n).Select(i => values[i < below ? 0 : i < below + at ? 1 : 2])];
                    foreach (var rank in ranks)
                    {
                        Assert.True(
                            Holds(comparison, observations[(int)rank.Of(n) - 1], C) == Decide(comparison, rank, C, observations).IsTrue,
                            $"{comparison} {rank} n={n} below={below} at={at}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Counters_widen_before_they_overflow_and_shrink_to_nothing_exactly()
    {
        var (store, rows) = Counting(60);
        store.Tick(1);
        var batch = new Sample[40_000];
        Array.Fill(batch, new Sample(0, StoreBuilder.Time(2), 0.5));
        store.Accept(new BatchInput([], batch));
        store.Accept(new BatchInput([], batch));
        store.Tick(2);
        Assert.Equal(80_000, rows.EvaluateNumber(0, 0).Low);
        store.Run(2, 61);
        Assert.Equal(80_000, rows.EvaluateNumber(0, 0).Low);
        store.Tick(62);
        Assert.True(rows.EvaluateNumber(0, 0).IsUnknown);
    }

    [Fact]
    public void Widening_keeps_every_counter()
    {
        var counters = new CounterArray(2, 3);
        counters.Add(0, 7);
        counters.Add(1, ushort.MaxValue);
        Assert.Equal(2, counters.Width);
        counters.Add(1, 1);
        Assert.Equal((4, 7, 65_536, 0), (counters.Width, counters[0], counters[1], counters[2]));
        counters.Add(1, uint.MaxValue - 65_536L);
        Assert.Equal(4, counters.Width);
        counters.Add(1, 1);
        Assert.Equal((8, 7, 4_294_967_296, 0), (counters.Width, counters[0], counters[1], counters[2]));
        var totals = new long[] { 10, 4_294_967_300, 1 };
        counters.SubtractFrom(totals);
        Assert.Equal([3, 4, 1], totals);
        counters.Clear();
        Assert.Equal(0, counters[1]);
    }

    [Theory]
    [InlineData(590, false, 0)]
    [InlineData(590.0000001, false, 1)]
    [InlineData(540, true, 0)]
    [InlineData(540.0000001, true, 1)]
    [InlineData(602, false, 1)]
    [InlineData(603, false, 1)]
    [InlineData(603.0000001, false, 0)]
    public void Samples_are_taken_up_to_the_lateness_and_two_seconds_ahead(double time, bool isReplay, int expected)
    {
        var (store, rows) = Counting(300);
        store.Run(0, 600);
        store.Feed(0, time, 0.5, isReplay);
        store.Tick(601);
        Assert.Equal(expected, store.Counters.Accepted);
        Assert.Equal(expected == 0 && time < 600 ? 1 : 0, store.Counters.Late);
        Assert.Equal(expected == 0 && time > 600 ? 1 : 0, store.Counters.Future);
        Assert.Equal(expected == 1 && time > 601 ? 1 : 0, store.Counters.Ahead);
        var count = rows.EvaluateNumber(0, 0);
        Assert.Equal(expected, count.IsUnknown ? 0 : count.Low);
    }

    [Fact]
    public void A_faster_clock_widens_lateness()
    {
        var (store, _) = Counting(300, new EngineOptions { Speed = 20 });
        store.Run(0, 600);
        store.Feed(0, 401, 0.5);
        store.Feed(0, 400, 0.5);
        store.Feed(0, 641, 0.5);
        Assert.Equal((2, 1, 0), (store.Counters.Accepted, store.Counters.Late, store.Counters.Future));
    }

    [Fact]
    public void A_gauge_counts_too_each_series_by_itself()
    {
        var builder = new StoreBuilder();
        var metric = builder.Metric("svc.queue", MetricKind.Gauge, "", bounds: [0.8]);
        var aggregate = builder.Aggregate(metric, AggregateKind.Counts, EngineTime.Minute, Grouping.EachSeries, [0.8]);
        var store = builder.BuildWith(builder.Test(aggregate, ComparisonOperator.Greater, P95, 0, -1), null, out var rows);
        store.Define(0, "svc.queue", MetricKind.Gauge, "pod=a");
        store.Define(1, "svc.queue", MetricKind.Gauge, "pod=b");
        store.Tick(100);
        store.Feed(0, 100.5, 2);
        store.Feed(1, 100.5, 0.1);
        store.Tick(101);
        Assert.True(rows.Evaluate(0, 0).IsTrue);
        Assert.True(rows.Evaluate(0, 1).IsFalse);
    }

    [Fact]
    public void A_late_sample_ages_with_its_own_pane_in_every_ring()
    {
        var builder = new StoreBuilder();
        var metric = builder.Metric("svc.latency", MetricKind.Histogram, bounds: [0.8]);
        int[] windows = [60, 300, 3600];
        var predicates = windows
            .Select(w => builder.Read(builder.Aggregate(metric, AggregateKind.Counts, w * EngineTime.Second, bounds: [0.8]), Reading.Count)).ToList();
        var store = builder.Build();
        var rows = predicates.Select(predicate => store.RowsOf([predicate])).ToList();
        store.Define(0, "svc.latency", MetricKind.Histogram);
        store.Run(-1, 609);
        store.Feed(0, 600, 0.5);
        store.Run(609, 610);
        for (var tick = 610; tick < 4500; tick++)
        {
            store.Tick(tick);
            for (var i = 0; i < windows.Length; i++)
            {
                var pane = AggregatePlan.PaneOf(windows[i] * EngineTime.Second) / EngineTime.Second;
                var start = (tick - windows[i]) / pane * pane;
                var count = rows[i].EvaluateNumber(0, 0);
                Assert.True((count.IsUnknown ? 0 : count.Low) == (start < 600 ? 1 : 0), $"w={windows[i]} t={tick}");
            }
        }
    }

    [Fact]
    public void An_empty_window_has_no_data_from_the_first_tick_on()
    {
        var (store, rows) = Counting(60);
        store.Tick(100);
        Assert.Equal(UnknownReason.NoData, rows.EvaluateNumber(0, 0).Reason);
        Assert.Equal(UnknownReason.NoData, rows.Evaluate(1, 0).Reason);
        store.Gap(StoreBuilder.Time(100), StoreBuilder.Time(130));
        store.Tick(131);
        Assert.Equal(UnknownReason.NoData, rows.EvaluateNumber(0, 0).Reason);
        Assert.Equal(UnknownReason.NoData, rows.Evaluate(1, 0).Reason);
    }

    [Fact]
    public void A_partial_window_knows_the_percentile_and_bounds_the_count()
    {
        var (store, rows) = Counting(60);
        store.Tick(100);
        store.Feed(0, 100.5, 0.9);
        store.Tick(101);
        Assert.Equal(Interval.Between(1, double.PositiveInfinity, UnknownReason.Warming), rows.EvaluateNumber(0, 0));
        Assert.True(rows.Evaluate(1, 0).IsTrue);
        store.Run(101, 159);
        Assert.Equal(Interval.Exactly(1), rows.EvaluateNumber(0, 0));
    }

    [Fact]
    public void A_window_over_a_gap_is_partial()
    {
        var (store, rows) = Counting(60);
        store.Run(0, 600);
        store.Gap(StoreBuilder.Time(600), StoreBuilder.Time(630));
        store.Feed(0, 630.5, 0.9);
        store.Tick(631);
        Assert.Equal(Interval.Between(1, double.PositiveInfinity, UnknownReason.Warming), rows.EvaluateNumber(0, 0));
        store.Run(631, 689);
        Assert.False(rows.EvaluateNumber(0, 0).IsExact);
        store.Tick(690);
        Assert.Equal(Interval.Exactly(1), rows.EvaluateNumber(0, 0));
    }

    [Fact]
    public void Batches_before_the_first_tick_are_judged_against_the_tick_before_it()
    {
        var (store, rows) = Counting(60);
        store.Feed(0, 90, 0.5);
        store.Feed(0, 89, 0.5);
        store.Feed(0, 99.5, 0.5);
        store.Tick(100);
        Assert.Equal((2, 1), (store.Counters.Accepted, store.Counters.Late));
        Assert.Equal(2, rows.EvaluateNumber(0, 0).Low);
    }

    private static (MetricStore Store, IRuleRows Rows) Counting(int window, EngineOptions? options = null)
    {
        var builder = new StoreBuilder { Options = options ?? new() };
        var metric = builder.Metric("svc.latency", MetricKind.Histogram, bounds: [0.8]);
        var aggregate = builder.Aggregate(metric, AggregateKind.Counts, window * EngineTime.Second, bounds: [0.8]);
        var store = builder.BuildWith(builder.Read(aggregate, Reading.Count), builder.Test(aggregate, ComparisonOperator.Greater, P95, 0, -1), out var rows);
        store.Define(0, "svc.latency", MetricKind.Histogram);
        return (store, rows);
    }

    private static Truth Decide(ComparisonOperator comparison, Rank rank, double c, double[] observations)
    {
        var builder = new StoreBuilder();
        double[] bounds = [Math.BitDecrement(c), c];
        var metric = builder.Metric("svc.latency", MetricKind.Histogram, bounds: bounds);
        var aggregate = builder.Aggregate(metric, AggregateKind.Counts, EngineTime.Minute, bounds: bounds);
        var store = builder.BuildWith(builder.Test(aggregate, comparison, rank, 1, 0), null, out var rows);
        store.Define(0, "svc.latency", MetricKind.Histogram);
        store.Tick(100);
        store.Accept(new BatchInput([], observations.Select(value => new Sample(0, StoreBuilder.Time(100.5), value)).ToArray()));
        store.Tick(101);
        return rows.Evaluate(0, 0);
    }

    private static bool Holds(ComparisonOperator comparison, double left, double right) => comparison switch
    {
        ComparisonOperator.Less => left < right,
        ComparisonOperator.LessOrEqual => left <= right,
        ComparisonOperator.Greater => left > right,
        ComparisonOperator.GreaterOrEqual => left >= right,
        ComparisonOperator.Equal => left == right,
        _ => left != right,
    };
}
