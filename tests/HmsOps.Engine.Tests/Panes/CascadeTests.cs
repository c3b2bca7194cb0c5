using FsCheck.Xunit;
using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Sketch;

namespace HmsOps.Engine.Tests.Panes;

/// <summary>Rings that are fed by finer ones read what they would if they got every sample themselves.</summary>
public sealed class CascadeTests
{
    private static readonly int[] Objective = [300, 1_800, 3_600, 7_200, 21_600, 86_400, 259_200, 2_592_000];
    private static readonly int[] Seconds = [3, 30, 60, 61, 90, 119, 120, 240, 300, 420, 600, 840, 900, 3_600];
    private static readonly double[] Values = [-0.5, 0.25, 0.8, Math.BitIncrement(0.8), 0.1, 3.7, 2, 1e-10];

    private static readonly double StaleMark = BitConverter.Int64BitsToDouble(0x7ff0000000000002);

    [Property(MaxTest = 4)]
    public void The_windows_of_an_objective_agree_with_lists_counts(int seed) => PlayMonth(AggregateKind.Counts, seed);

    [Property(MaxTest = 2)]
    public void The_windows_of_an_objective_agree_with_lists_sketches(int seed) => PlayMonth(AggregateKind.Sketch, seed);

    [Property(MaxTest = 4)]
    public void The_windows_of_an_objective_agree_with_lists_counters(int seed) => PlayMonth(AggregateKind.Counter, seed);

    [Property(MaxTest = 20)]
    public void Any_windows_and_ticks_agree_counts(int seed) => PlayDense(AggregateKind.Counts, seed);

    [Property(MaxTest = 3)]
    public void Any_windows_and_ticks_agree_sketches(int seed) => PlayDense(AggregateKind.Sketch, seed);

    [Property(MaxTest = 8)]
    public void Any_windows_and_ticks_agree_counters(int seed) => PlayDense(AggregateKind.Counter, seed);

    [Property(MaxTest = 8)]
    public void Gauges_that_are_read_by_rank_agree_and_leave(int seed) => PlayDense(AggregateKind.Counts, seed, MetricKind.Gauge);

    [Fact]
    public void A_plan_that_feeds_what_does_not_fit_is_refused()
    {
        var metric = new MetricPlan(0, "svc.m", MetricKind.Histogram, "s", UnitConversion.None, null, [0.5, 0.8], MetricNeeds.None);
        var finer = Aggregate(0, 300, [0.8]);
        AggregatePlan[] wrong =
        [
            Aggregate(1, 301, [0.5]), Aggregate(1, 420, [0.8]), Aggregate(1, 300, [0.8]),
            Aggregate(1, 600, [0.8]) with { Kind = AggregateKind.Moments },
            Aggregate(1, 600, [0.8]) with { Grouping = Grouping.EachSeries },
            Aggregate(1, 600, [0.8]) with { Selector = [new LabelMatcher("a", MatchOperator.Equal, "b")] },
        ];
        Assert.All(wrong, coarser => Assert.Throws<ArgumentException>(() => Build(coarser)));
        Build(Aggregate(1, 600, [0.8]));

        void Build(AggregatePlan coarser) => _ = new MetricStore(
            new PackPlan("test", [metric], [finer, coarser with { FedBy = 0 }], [], [], [], []), [], new EngineOptions());

        static AggregatePlan Aggregate(int id, int seconds, double[] bounds) => new(
            id, 0, AggregateKind.Counts, [], Grouping.All, seconds * EngineTime.Second, AggregatePlan.PaneOf(seconds * EngineTime.Second), [.. bounds]);
    }

    // A month, of which the seconds around pane edges are played one by one.
    private static void PlayMonth(AggregateKind kind, int seed)
    {
        var random = new Random(seed);
        var world = new CascadeWorld(kind, Objective);
        Assert.Equal(Objective.Length - 1, world.Links);
        string[] pods = ["0", "1", "2", "0"];
        var models = Objective.SelectMany(_ => pods.Distinct(), (window, pod) => (window * EngineTime.Second, pod))
            .ToDictionary(key => key, key => new NaiveModel(kind, key.Item1));
        world.Define(0, "pod=0");
        world.Define(1, "pod=1");
        world.Define(3, "pod=0,zone=b");
        var tick = (1_000 + random.Next(5_000_000)) * EngineTime.Second;
        Each(model => model.Start(tick));
        world.Advance(tick);
        Each(model => model.Tick(tick));
        for (var step = 0; step < 500; step++)
        {
            if (step == 200)
            {
                world.Define(2, "pod=2");
            }

            for (var i = random.Next(3); i > 0; i--)
            {
                var number = random.Next(step < 200 ? 2 : 4);
                var time = tick + EngineTime.Second - (random.Next(125) * EngineTime.Second / 10) + (random.Next(12) == 0 ? 3 * EngineTime.Second : 0);
                var value = Value(random, kind);
                world.Accept(new BatchInput([], new[] { new Sample(number, time, value) }));
                foreach (var window in Objective)
                {
                    models[(window * EngineTime.Second, pods[number])].Take(number, time, value);
                }
            }

            if (random.Next(90) == 0)
            {
                var to = tick + (random.Next(1, 5_000) * EngineTime.Second);
                world.Gap(tick, to);
                Each(model => model.Gap(to));
                tick = to;
            }

            tick += Leap(random, tick);
            world.Advance(tick);
            Each(model => model.Tick(tick));
            world.Check(models);
        }

        void Each(Action<NaiveModel> act) => models.Values.ToList().ForEach(act);
    }

    private static long Leap(Random random, long tick)
    {
        var pane = AggregatePlan.PaneOf(Objective[random.Next(Objective.Length)] * EngineTime.Second);
        return random.Next(100) switch
        {
            < 75 => EngineTime.Second,
            < 90 => Math.Max(EngineTime.Second, EngineTime.Floor(tick, pane) + pane - EngineTime.Second - tick),
            < 97 => random.Next(1, 3_600) * EngineTime.Second,
            < 99 => random.Next(1, 90_000) * EngineTime.Second,
            _ => random.Next(1, 500_000) * EngineTime.Second,
        };
    }

    // Ticks that do not fit the panes, windows shorter than the lateness, counts that overflow two and four bytes.
    private static void PlayDense(AggregateKind kind, int seed, MetricKind? metric = null)
    {
        var random = new Random(seed);
        int[] windows = [.. Enumerable.Range(0, 5).Select(_ => Seconds[random.Next(Seconds.Length)]).Distinct().Order()];
        var length = new[] { EngineTime.Second / 10, EngineTime.Second, 2 * EngineTime.Second, 7 * EngineTime.Second }[random.Next(4)];
        var world = new CascadeWorld(kind, windows, length, metric);
        for (var number = 0; number < 12; number++)
        {
            world.Define(number, $"pod={number}", isDelta: number % 2 == 1 && kind == AggregateKind.Counter);
        }

        var tick = EngineTime.Ceiling(50_000_000, length);
        for (var step = 0; step < 400; step++)
        {
            for (var i = random.Next(random.Next(5) == 0 ? 20 : 3); i > 0; i--)
            {
                var number = random.Next(step < 200 ? 3 : 12);
                var time = tick + length - random.NextInt64(random.Next(3) == 0 ? 11 * EngineTime.Second : length);
                world.Accept(metric is not null && random.Next(6) == 0
                    ? new BatchInput([], new[] { new Sample(number, time, StaleMark) })
                    : metric is null && kind != AggregateKind.Counter && random.Next(3) == 0
                    ? new BatchInput([], default, new[] { Counted(random, number, time) })
                    : new BatchInput([], new[] { new Sample(number, time, Value(random, kind)) }));
            }

            if (random.Next(150) == 0)
            {
                var to = tick + random.NextInt64(100 * EngineTime.Second);
                world.Gap(tick, to);
                tick = EngineTime.Floor(to, length);
            }

            tick += length * (random.Next(40) == 0 ? random.Next(1, 300) : 1);
            world.Advance(tick);
        }
    }

    private static BucketedSample Counted(Random random, int number, long time)
    {
        var value = Value(random, AggregateKind.Counts);
        var count = random.NextInt64(1, random.Next(2) == 0 ? 60_000 : 3_000_000_000);
        var buckets = new long[CascadeWorld.Bounds.Length + 1];
        buckets[Array.FindIndex(CascadeWorld.Bounds, bound => value <= bound) is >= 0 and var i ? i : CascadeWorld.Bounds.Length] = count;
        return new(number, time, MetricBounds.Hash(CascadeWorld.Bounds), buckets, new[] { new SketchBin(QuantileBins.Of(value), count) }, 0, 0, value, value);
    }

    private static double Value(Random random, AggregateKind kind)
    {
        var value = random.Next(2) == 0 ? Values[random.Next(Values.Length)] : random.NextDouble() * Math.Pow(10, random.Next(-4, 3));
        return kind == AggregateKind.Counter ? Math.Abs(value) : value;
    }
}
