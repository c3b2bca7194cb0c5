using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Panes;

public sealed class HistoryTests
{
    [Fact]
    public void What_was_read_then_stays_whatever_comes_late()
    {
        var world = new World(shift: 10);
        world.Store.Feed(0, 1000.5, 5);
        world.Store.Tick(1001);
        world.Store.Feed(0, 1000.7, 50);
        world.Store.Run(1001, 1011);
        Assert.Equal(Interval.Exactly(5), world.Past.EvaluateNumber(0, 0));
        world.Store.Tick(1012);
        Assert.Equal(Interval.Exactly(50), world.Past.EvaluateNumber(0, 0));
    }

    [Fact]
    public void It_is_warming_until_it_reaches_back_and_where_nothing_was_watched()
    {
        var world = new World(shift: 10);
        for (var time = 1001; time <= 1040; time++)
        {
            if (time is > 1015 and < 1020)
            {
                continue;
            }

            if (time == 1020)
            {
                world.Store.Gap(StoreBuilder.Time(1015), StoreBuilder.Time(1020));
                continue;
            }

            world.Store.Feed(0, time - 0.5, time);
            world.Store.Tick(time);
            Assert.Equal(
                (time - 10) switch
                {
                    < 1000 or (> 1015 and <= 1020) => Interval.Unknown(UnknownReason.Warming),
                    1000 => Interval.Unknown(UnknownReason.NoData),
                    var then => Interval.Exactly(then),
                },
                world.Past.EvaluateNumber(0, 0));
        }
    }

    [Fact]
    public void Of_a_series_that_was_not_there_yet_there_is_no_data()
    {
        var world = new World(shift: 10);
        world.Store.Run(1000, 1020);
        world.Store.Define(1, "svc.x", MetricKind.Gauge, "host=late");
        world.Store.Feed(1, 1020.5, 7);
        world.Store.Tick(1021);
        Assert.Equal(Interval.Unknown(UnknownReason.NoData), world.Past.EvaluateNumber(0, 0));
        world.Store.Run(1021, 1031);
        Assert.Equal(Interval.Exactly(7), world.Past.EvaluateNumber(0, 0));
    }

    [Fact]
    public void What_was_known_from_below_only_is_kept_so()
    {
        var world = new World(shift: 10, Reading.Count);
        world.Store.Feed(0, 1000.5, 5);
        world.Store.Run(1000, 1011);
        Assert.Equal(Interval.Between(1, double.PositiveInfinity, UnknownReason.Warming), world.Past.EvaluateNumber(0, 0));
    }

    [Theory]
    [InlineData(10, 60)]
    [InlineData(7, 150)]
    [InlineData(3600, 7200)]
    [InlineData(90_000, 300)]
    public void Whoever_goes_from_edge_to_edge_reads_the_same(long shift, long window)
    {
        var (each, jumping) = (new World(shift, window: window), new World(shift, window: window));
        var random = new Random(5);
        var jumps = 0;
        for (long time = 1001; time <= 1001 + (3 * shift) && time < 12_000; time++)
        {
            if (random.Next(40) == 0)
            {
                var value = random.Next(100);
                each.Store.Feed(0, time - 0.5, value);
                jumping.Store.Tick(time - 1);
                jumping.Store.Feed(0, time - 0.5, value);
                jumping.Store.Tick(time);
            }
            else if (!(jumping.Store.NextEdge > StoreBuilder.Time(time)))
            {
                jumping.Store.Tick(time);
            }
            else
            {
                jumps++;
            }

            each.Store.Tick(time);
            Assert.Equal(each.Past.Count, jumping.Past.Count);
            if (each.Past.Count > 0)
            {
                Assert.Equal(each.Past.EvaluateNumber(0, 0), jumping.Past.EvaluateNumber(0, 0));
            }
        }

        Assert.True(jumps > 0 || shift < 100);
    }

    [Fact]
    public void What_is_kept_in_a_full_ring_allocates_nothing()
    {
        var world = new World(shift: 20);
        var samples = new Sample[1];
        var batch = new BatchInput([], samples);
        long before = 0;
        for (var time = 1001; time <= 1100; time++)
        {
            before = time == 1080 ? GC.GetAllocatedBytesForCurrentThread() : before;
            samples[0] = new(0, time * EngineTime.Second, time);
            world.Store.Accept(batch);
            world.Store.Advance(time * EngineTime.Second);
            world.Past.EvaluateNumber(0, 0);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(60, 10, 1)]
    [InlineData(60, 604_800, 300)]
    [InlineData(86_400, 3600, 1440)]
    public void A_step_is_a_pane_or_a_part_of_how_long_ago(long window, long shift, long step)
    {
        var plan = World.HistoryOf(window, shift, Reading.Last);
        Assert.Equal(StoreBuilder.Time(step), plan.Step);
        Assert.InRange(plan.Slots, 2, 2018);
    }

    private sealed class World
    {
        public World(long shift, Reading reading = Reading.Last, long window = 60)
        {
            var builder = new StoreBuilder();
            var metric = builder.Metric("svc.x", MetricKind.Gauge);
            var aggregate = builder.Aggregate(
                metric, AggregateKind.Gauge, StoreBuilder.Time(window), Grouping.EachSeries, histories: [HistoryOf(window, shift, reading)]);
            Store = builder.BuildWith(builder.Predicate(new PastNode(0, 0), [aggregate], null, [0]), null, out var rows);
            Past = rows;
            Store.Tick(1000);
            Store.Define(0, "svc.x", MetricKind.Gauge);
        }

        public MetricStore Store { get; }

        public IRuleRows Past { get; }

        public static HistoryPlan HistoryOf(long window, long shift, Reading reading) => new(
            StoreBuilder.Time(shift), HistoryPlan.StepOf(AggregatePlan.PaneOf(StoreBuilder.Time(window)), StoreBuilder.Time(shift)), reading, null, null, null);
    }
}
