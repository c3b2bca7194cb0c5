using FsCheck.Xunit;
using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Tests.Panes;

/// <summary>Random arrivals: late, ahead, equal in time, over jumps and gaps; every reading at every tick agrees with a list.</summary>
public sealed class ModelTests
{
    private static readonly Rank[] Ranks = [new(50, 100), new(95, 100), new(999, 1000)];
    private static readonly double[] Bounds = [-0.5, Math.BitDecrement(0.25), 0.25, Math.BitDecrement(0.8), 0.8, 2];

    [Property(MaxTest = 40)]
    public void Counts_agree(int seed) => Play(seed, MetricKind.Histogram, AggregateKind.Counts, [Reading.Count, Reading.Increase, Reading.Rate]);

    [Property(MaxTest = 30)]
    public void Moments_agree(int seed) => Play(
        seed, MetricKind.Histogram, AggregateKind.Moments,
        [Reading.Count, Reading.Sum, Reading.Average, Reading.Minimum, Reading.Maximum, Reading.StandardDeviation, Reading.Rate]);

    [Property(MaxTest = 30)]
    public void Sketches_agree(int seed) => Play(seed, MetricKind.Histogram, AggregateKind.Sketch, [Reading.Quantile, Reading.Count]);

    [Property(MaxTest = 30)]
    public void Counters_agree(int seed) => Play(seed, MetricKind.Counter, AggregateKind.Counter, [Reading.Increase, Reading.Rate, Reading.Changes]);

    [Property(MaxTest = 30)]
    public void Gauges_agree(int seed) => Play(
        seed, MetricKind.Gauge, AggregateKind.Gauge,
        [Reading.Last, Reading.Count, Reading.Sum, Reading.Average, Reading.Minimum, Reading.Maximum, Reading.StandardDeviation, Reading.Changes]);

    private static void Play(int seed, MetricKind metricKind, AggregateKind kind, Reading[] readings)
    {
        var random = new Random(seed);
        var window = new[] { 7, 60, 61, 125, 300, 1000 }[random.Next(6)] * EngineTime.Second;
        var builder = new StoreBuilder();
        var metric = builder.Metric("svc.m", metricKind, bounds: Bounds);
        var aggregate = builder.Aggregate(metric, kind, window, bounds: kind == AggregateKind.Counts ? Bounds : []);
        var predicates = readings.Select(reading => builder.Read(aggregate, reading, reading == Reading.Quantile ? Ranks[seed & 1] : null)).ToList();
        var comparisons = Enum.GetValues<ComparisonOperator>();
        var tests = kind == AggregateKind.Counts
            ? comparisons.Select(comparison => builder.Test(aggregate, comparison, Ranks[seed & 1], 4, 3)).ToList() : [];
        var store = builder.Build();
        var rows = store.RowsOf([.. predicates, .. tests]);
        var series = metricKind == MetricKind.Gauge ? 1 : 3;
        for (var number = 0; number < series; number++)
        {
            store.Define(number, "svc.m", metricKind, $"pod={number}");
        }

        var model = new NaiveModel(kind, window);
        var tick = 1000 * EngineTime.Second;
        model.Start(tick);
        var values = new double[] { -0.5, 0.25, 0.8, Math.BitIncrement(0.8), 0.1, 3.7, 2, 1e-10 };
        var first = true;
        for (var step = 0; step < 300; step++)
        {
            for (var i = random.Next(random.Next(4) == 0 ? 6 : 2); i > 0 && !first; i--)
            {
                var time = model.Last + EngineTime.Second - (random.Next(random.Next(3) == 0 ? 130 : 10) * EngineTime.Second / 10) + (random.Next(12) == 0 ? 3 * EngineTime.Second : 0);
                var value = random.Next(2) == 0 ? values[random.Next(values.Length)] : random.NextDouble() * Math.Pow(10, random.Next(-4, 3));
                value = metricKind == MetricKind.Counter ? Math.Abs(value) : value;
                var number = random.Next(series);
                store.Accept(new BatchInput([], new[] { new Sample(number, time, value) }));
                model.Take(number, time, value);
            }

            if (!first && random.Next(90) == 0)
            {
                var to = tick + (random.Next(1, 40) * EngineTime.Second);
                store.Gap(tick, to);
                model.Gap(to);
                tick = to;
            }

            tick += first ? 0 : random.Next(60) == 0 ? random.Next(2, 400) * EngineTime.Second : EngineTime.Second;
            first = false;
            store.Advance(tick);
            model.Tick(tick);
            Assert.Equal(model.Accepted, store.Counters.Accepted);
            for (var row = 0; row < rows.Count; row++)
            {
                for (var i = 0; i < readings.Length; i++)
                {
                    model.Check(readings[i], Ranks[seed & 1], rows.EvaluateNumber(i, row));
                }

                for (var i = 0; i < tests.Count; i++)
                {
                    model.CheckTest(comparisons[i], Ranks[seed & 1], 0.8, rows.Evaluate(readings.Length + i, row));
                }
            }
        }
    }
}
