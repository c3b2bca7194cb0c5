using System.Collections.Immutable;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Engine.Tests.Panes;

namespace HmsOps.Engine.Tests.Alerts;

/// <summary>Random samples of many pods, with late ones, silence, gaps and restarts, and alerts of all kinds over them.</summary>
internal sealed class ArrivalWorld
{
    private const int Pods = 24;
    private static readonly long Second = EngineTime.Second;

    private readonly Random _random;
    private readonly StoreBuilder _builder = new();
    private readonly ImmutableArray<AlertPlan> _alerts;
    private readonly EngineOptions _options;
    private readonly double[] _talk = new double[3 * Pods];
    private readonly double[] _totals = new double[Pods];
    private int _defined;

    public ArrivalWorld(int seed, long tick)
    {
        _random = new(seed);
        _options = new() { Tick = tick, IdleDrop = 60 * Second, InstanceLimit = seed % 3 == 0 ? 17 : 1000 };
        _alerts = [.. Alerts().OrderBy(alert => alert.Name, StringComparer.Ordinal)];
        Time = 1000 * tick;
        Definitions = new BatchInput([], default);
    }

    /// <summary>The last tick, or the end of the last gap.</summary>
    public long Time { get; private set; }

    /// <summary>All series that are defined.</summary>
    public BatchInput Definitions { get; private set; }

    public OpsEngine Engine(bool stepsAllRows, DurableState restored, IPlaybooks playbooks) =>
        _builder.Engine(_alerts, _options with { StepsAllRows = stepsAllRows }, restored, playbooks);

    public bool RestartsNow() => _defined > 0 && _random.Next(90) == 0;

    /// <summary>What happens up to the next tick, and the tick; now and then a gap before.</summary>
    public List<EngineInput> Next()
    {
        var inputs = new List<EngineInput>();
        if (_random.Next(70) == 0)
        {
            var to = Time + (_random.Next(1, 40) * _options.Tick);
            inputs.Add(new GapInput(Time, to));
            Time = to;
        }

        inputs.Add(Define());
        inputs.Add(new BatchInput([], Samples()));
        Time += _options.Tick;
        inputs.Add(new TickInput(Time));
        return inputs;
    }

    // New pods come in bursts; each talks for a while, then falls silent for another.
    private BatchInput Define()
    {
        var known = _defined;
        _defined = Math.Min(Pods, _defined + (_random.Next(6) == 0 ? _random.Next(9) : 0));
        var added = Enumerable.Range(known, _defined - known).SelectMany(Series).ToImmutableArray();
        Definitions = new BatchInput(Definitions.Definitions.AddRange(added), default);
        return new BatchInput(added, default);
    }

    private static IEnumerable<SeriesDefinition> Series(int pod)
    {
        var labels = LabelSet.Of(("pod", $"{pod * 7 % Pods:00}"), ("zone", $"{pod % 4}"));
        yield return new(pod, "svc.latency", labels, MetricKind.Histogram);
        yield return new(Pods + pod, "svc.requests", labels, MetricKind.Counter);
        yield return new((2 * Pods) + pod, "svc.queue", labels, MetricKind.Gauge);
    }

    private Sample[] Samples()
    {
        var samples = new List<Sample>();
        for (var series = 0; series < 3 * Pods; series++)
        {
            var pod = series % Pods;
            if (_random.Next(80) == 0)
            {
                _talk[series] = _random.Next(3) == 0 ? 0 : _random.NextDouble();
            }

            if (pod < _defined && _random.NextDouble() < _talk[series])
            {
                var late = _random.Next(8) == 0 ? _random.NextInt64(14 * Second) : 0;
                var time = Time + _random.NextInt64(_options.Tick + 1) - late + (_random.Next(40) == 0 ? Second : 0);
                samples.Add(new(series, time, Value(series, pod)));
            }
        }

        return [.. samples];
    }

    private double Value(int series, int pod)
    {
        if (series >= 2 * Pods)
        {
            return _random.Next(60) == 0 ? BitConverter.Int64BitsToDouble(0x7ff0000000000002) : _random.Next(12);
        }

        if (series < Pods)
        {
            return _random.Next(10) / 8.0;
        }

        _totals[pod] = _random.Next(50) == 0 ? 0 : _totals[pod] + _random.Next(5);
        return _totals[pod];
    }

    private IEnumerable<AlertPlan> Alerts()
    {
        int[] metrics =
        [
            _builder.Metric("svc.latency", MetricKind.Histogram, bounds: [0.5, 0.8]),
            _builder.Metric("svc.requests", MetricKind.Counter, ""),
            _builder.Metric("svc.queue", MetricKind.Gauge, ""),
        ];
        var byPod = new Grouping(GroupingKind.By, ["pod"]);
        var byZone = new Grouping(GroupingKind.By, ["zone"]);
        var slow = _builder.Aggregate(metrics[0], AggregateKind.Counts, 12 * Second, byPod, [0.5, 0.8]);
        var slowInZone = _builder.Aggregate(metrics[0], AggregateKind.Counts, 150 * Second, byZone, [0.5, 0.8]);
        var moments = _builder.Aggregate(metrics[0], AggregateKind.Moments, 20 * Second, Grouping.EachSeries);
        var sketch = _builder.Aggregate(metrics[0], AggregateKind.Sketch, 15 * Second, byPod);
        var requests = _builder.Aggregate(metrics[1], AggregateKind.Counter, 150 * Second, byPod);
        var allRequests = _builder.Aggregate(metrics[1], AggregateKind.Counter, 30 * Second);
        var queue = _builder.Aggregate(metrics[2], AggregateKind.Gauge, 10 * Second);
        var queueLong = _builder.Aggregate(metrics[2], AggregateKind.Gauge, 400 * Second);
        var slowLong = Fed(_builder.Aggregate(metrics[0], AggregateKind.Counts, 300 * Second, byPod, [0.5, 0.8]));
        var momentsLong = _builder.Aggregate(metrics[0], AggregateKind.Moments, 300 * Second, Grouping.EachSeries);
        var requestsLong = Fed(_builder.Aggregate(metrics[1], AggregateKind.Counter, 600 * Second, byPod));
        var p90 = new Rank(90, 100);
        yield return Shared(60, Alert("slow-share", ["pod"], _builder.Test(slow, ComparisonOperator.Greater, p90, 1, -1), 8));
        yield return Shared(30, Alert("queue-share", ["zone"], Compare(queue, Reading.Last, 6), 10, Below(queue, Reading.Average, 5), 3)) with { NoData = NoDataPolicy.Clear };
        yield return Alert("rate-held", ["pod"], Compare(requests, Reading.Rate, 0.3), 3) with { DependsOn = ["queue", "slow-zone"], InstanceLimit = 3 };
        yield return Alert("queue-hours", ["zone"], Compare(queue, Reading.Last, 3), 2) with
        {
            During = new("hours", "UTC", [.. Enumerable.Range(0, 12).Select(hour => new HoursPlan([.. Enum.GetValues<DayOfWeek>()], new(2 * hour, 0), new(2 * hour, 1)))], []),
            Expect = [LabelSet.Of(("zone", "mars"))],
        };
        yield return Alert("rate-gone", ["pod"], Compare(requests, Reading.Rate, 0.6), 2) with { NoData = NoDataPolicy.Fire };
        yield return Alert("slow", ["pod"], _builder.Test(slow, ComparisonOperator.Greater, p90, 1, -1), 3);
        yield return Alert("slow-at-once", ["*"], _builder.Test(slow, ComparisonOperator.Greater, p90, 1, -1), 0, _builder.Test(slow, ComparisonOperator.Less, p90, 0, 0), 4);
        yield return Alert("slow-zone", ["zone"], _builder.Test(slowInZone, ComparisonOperator.GreaterOrEqual, new Rank(3, 4), 1, 1), 2);
        yield return Alert("average", ["zone"], Compare(moments, Reading.Average, 0.6), 4, Below(moments, Reading.Maximum, 1.2), 0);
        yield return Alert("slow-long", ["pod"], _builder.Test(slowLong, ComparisonOperator.Greater, p90, 1, -1), 2);
        yield return Alert("average-long", ["pod"], Compare(momentsLong, Reading.Average, 0.58), 3, Below(momentsLong, Reading.Sum, 9), 2);
        yield return Alert("rate-long", ["*"], Compare(requestsLong, Reading.Rate, 0.3), 3, Compare(requestsLong, Reading.Last, 40), 1);
        yield return Alert("increase-long", ["*"], Compare(requestsLong, Reading.Increase, 30), 3);
        yield return Alert("quantile", ["pod"], _builder.Predicate(
            new CompareNode(ComparisonOperator.Greater, new ReadNode(0, Reading.Quantile, 0), new ConstantNode(0)), [sketch], [0.9], [95, 100]), 0);
        yield return Alert("rate", ["pod"], Compare(requests, Reading.Rate, 0.4), 5);
        yield return Alert("rate-low", [], Below(requests, Reading.Rate, 0.3), 5, Compare(requests, Reading.Last, 10), 6);
        yield return Alert("requests", [], Compare(allRequests, Reading.Increase, 60), 2, Below(allRequests, Reading.Changes, 20), 3);
        yield return Alert("queue", ["pod"], Compare(queue, Reading.Last, 7), 2, Below(queue, Reading.Average, 5), 2);
        yield return Alert("queue-old", ["zone"], Compare(queueLong, Reading.Last, 8), 0);
        yield return Alert("per-request", ["pod"], _builder.Predicate(
            new CompareNode(ComparisonOperator.Greater, new ArithmeticNode(ArithmeticOperator.Divide, new ReadNode(0, Reading.Last, -1), new ReadNode(1, Reading.Rate, -1)), new ConstantNode(0)),
            [queue, requests], [12]), 3, Below(queue, Reading.Last, 5), 2);
        yield return Alert("either", ["zone"], _builder.Predicate(
            new OrNode(
                new QuantileTestNode(ComparisonOperator.Greater, 0, 0),
                new CompareNode(ComparisonOperator.Less, new ReadNode(1, Reading.Count, -1), new ConstantNode(0))),
            [slow, queue], [4], [90, 100, 1, -1]), 1);
    }

    private int Fed(int aggregate)
    {
        Assert.True(_builder.FeedByCoarsest(aggregate));
        return aggregate;
    }

    private static AlertPlan Alert(
        string name, string[] by, PredicatePlan condition, int holds, PredicatePlan? clear = null, int clearFor = 0) => new(
        0, name, Severity.Warning, [.. by], new(condition, holds * Second), clear is null ? null : new(clear, clearFor * Second), 9 * Second,
        25 * Second, AlertPlan.DefaultCooldown, AlertPlan.SettleOf(0, 0), [], "a.hmsrule:1:1", name);

    private static AlertPlan Shared(int percent, AlertPlan alert) => alert with { If = alert.If with { Share = new(percent, 100) } };

    private PredicatePlan Compare(int aggregate, Reading reading, double constant) => _builder.Predicate(
        new CompareNode(ComparisonOperator.Greater, new ReadNode(0, reading, -1), new ConstantNode(0)), [aggregate], [constant]);

    private PredicatePlan Below(int aggregate, Reading reading, double constant) => _builder.Predicate(
        new CompareNode(ComparisonOperator.Less, new ReadNode(0, reading, -1), new ConstantNode(0)), [aggregate], [constant]);
}
