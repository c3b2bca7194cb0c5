using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Panes;

public sealed class SteadyStateTests
{
    private static readonly (MetricKind Metric, AggregateKind Kind, Reading Reading)[] Kinds =
    [
        (MetricKind.Histogram, AggregateKind.Counts, Reading.Count),
        (MetricKind.Histogram, AggregateKind.Counts, Reading.Rate),
        (MetricKind.Histogram, AggregateKind.Moments, Reading.Sum),
        (MetricKind.Histogram, AggregateKind.Sketch, Reading.Quantile),
        (MetricKind.Counter, AggregateKind.Counter, Reading.Rate),
        (MetricKind.Gauge, AggregateKind.Gauge, Reading.Average),
        (MetricKind.Gauge, AggregateKind.Gauge, Reading.Last),
        (MetricKind.Gauge, AggregateKind.Line, Reading.Slope),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Samples_and_ticks_allocate_nothing(bool isFed)
    {
        var (store, rules) = Everything(isFed);
        var samples = new Sample[1_000];
        var batch = new BatchInput([], samples);
        var tick = 1000L;
        for (; tick < 1320; tick++)
        {
            Second(tick);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++, tick++)
        {
            Second(tick);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(330L * samples.Length, store.Counters.Accepted);

        void Second(long from)
        {
            for (var i = 0; i < samples.Length; i++)
            {
                var time = (from * EngineTime.Second) + ((i + 1) * (EngineTime.Second / samples.Length));
                samples[i] = new Sample(i % 9, time, (i % 9) is >= 3 and < 6 ? time : 0.1 + (i % 7 * 0.3));
            }

            store.Accept(batch);
            store.Advance((from + 1) * EngineTime.Second);
            foreach (var rows in rules)
            {
                for (var row = 0; row < rows.Count; row++)
                {
                    rows.EvaluateNumber(0, row);
                    rows.HasSeries(row);
                }
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_changes_before_the_next_edge(bool isFed)
    {
        var (store, rules) = Everything(isFed);
        var random = new Random(4);
        var tick = 1000L;
        store.Advance(tick * EngineTime.Second);
        for (var step = 0; step < 60; step++)
        {
            for (var i = 0; i < 20; i++)
            {
                store.Accept(new BatchInput([], new[] { new Sample(random.Next(9), (tick * EngineTime.Second) + random.Next((int)EngineTime.Second), random.Next(9)) }));
            }

            store.Advance(++tick * EngineTime.Second);
        }

        var edges = 0;
        while (store.NextEdge is { } edge)
        {
            var readings = Readings();
            Assert.True(edge > tick * EngineTime.Second);
            Assert.Equal(0, edge % EngineTime.Second);
            for (tick++; tick * EngineTime.Second < edge; tick++)
            {
                store.Advance(tick * EngineTime.Second);
                Assert.Equal(readings, Readings());
            }

            store.Advance(edge);
            edges++;
        }

        Assert.InRange(edges, 60, 700);
        Assert.All(rules, rows => Assert.All(Enumerable.Range(0, rows.Count), row => Assert.Equal(Interval.Unknown(UnknownReason.NoData), rows.EvaluateNumber(0, row))));

        List<Interval> Readings() => [.. rules.SelectMany(rows => Enumerable.Range(0, rows.Count).Select(row => rows.EvaluateNumber(0, row)))];
    }

    private static (MetricStore Store, List<IRuleRows> Rules) Everything(bool isFed)
    {
        var builder = new StoreBuilder();
        int[] metrics =
        [
            builder.Metric("svc.latency", MetricKind.Histogram, bounds: [0.5, 0.8]),
            builder.Metric("svc.requests", MetricKind.Counter, ""),
            builder.Metric("svc.queue", MetricKind.Gauge, ""),
        ];
        var predicates = new List<PredicatePlan>();
        foreach (var window in new[] { 60, 90, 300 })
        {
            foreach (var (metric, kind, reading) in Kinds)
            {
                var grouping = new Grouping(GroupingKind.By, ["pod"]);
                var aggregate = builder.Aggregate(
                    metrics[(int)metric], kind, window * EngineTime.Second, metric == MetricKind.Gauge ? Grouping.EachSeries : grouping, kind == AggregateKind.Counts ? [0.5, 0.8] : []);
                Assert.True(!isFed || window == 60 || kind is AggregateKind.Moments or AggregateKind.Gauge or AggregateKind.Line || builder.FeedByCoarsest(aggregate));
                predicates.Add(builder.Read(aggregate, reading, reading == Reading.Quantile ? new Rank(95, 100) : null));
            }
        }

        var store = builder.Build();
        var rules = predicates.Select(predicate => store.RowsOf([predicate])).ToList();
        for (var series = 0; series < 9; series++)
        {
            string[] names = ["svc.latency", "svc.requests", "svc.queue"];
            store.Define(series, names[series / 3], (MetricKind)(series / 3), $"pod={series % 3}");
        }

        return (store, rules);
    }
}
