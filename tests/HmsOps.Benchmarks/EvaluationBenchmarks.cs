using BenchmarkDotNet.Attributes;
using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Benchmarks;

/// <summary>What one comparison with a constant costs a row, by what it reads; <c>explain</c> estimates from these.</summary>
public class EvaluationBenchmarks
{
    private const int Entities = 1_000;

    private IRuleRows _rows = new StoreWorld(1, AggregateKind.Counts).Rows;

    /// <summary>The aggregate.</summary>
    [Params(AggregateKind.Counts, AggregateKind.Moments, AggregateKind.Sketch, AggregateKind.Counter, AggregateKind.Gauge)]
    public AggregateKind Kind { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var (metric, reading) = Kind switch
        {
            AggregateKind.Counter => (MetricKind.Counter, Reading.Rate),
            AggregateKind.Gauge => (MetricKind.Gauge, Reading.Last),
            AggregateKind.Moments => (MetricKind.Histogram, Reading.Average),
            _ => (MetricKind.Histogram, Reading.Quantile),
        };
        var test = new QuantileTestNode(ComparisonOperator.Greater, 0, 0);
        double[] bounds = Kind == AggregateKind.Counts ? [0.5, 0.8] : [];
        PackPlan plan = new(
            "bench",
            [new(0, "svc.metric", metric, "s", UnitConversion.None, null, [.. bounds], MetricNeeds.None)],
            [new(0, 0, Kind, [], new(GroupingKind.By, ["pod"]), EngineTime.Minute, EngineTime.Second, [.. bounds])],
            [new(0, Kind == AggregateKind.Counts ? test : new CompareNode(ComparisonOperator.Greater, new ReadNode(0, reading, Kind == AggregateKind.Sketch ? 0 : -1), new ConstantNode(0)))],
            [],
            [],
            []);
        CompiledShape compiled = new((in PredicateFrame frame) => Kind switch
        {
            AggregateKind.Counts => frame.TestQuantile(0, ComparisonOperator.Greater, 0),
            AggregateKind.Sketch => Interval.Compare(ComparisonOperator.Greater, frame.ReadQuantile(0, 0), frame.Constant(0)),
            _ => Interval.Compare(ComparisonOperator.Greater, frame.Read(0, reading), frame.Constant(0)),
        }, null);
        var store = new MetricStore(plan, [compiled], new EngineOptions());
        _rows = store.RowsOf([new PredicatePlan(0, [0], [0.5], [95, 100, 1, -1], [])]);
        store.Accept(new BatchInput(
            [.. Enumerable.Range(0, Entities).Select(i => new SeriesDefinition(i, "svc.metric", LabelSet.Of(("pod", $"{i}")), metric))], default));
        var tick = 1_000 * EngineTime.Second;
        store.Advance(tick);
        for (var round = 0; round < 130; round++, tick += EngineTime.Second)
        {
            // A factor of eight between the least and the greatest.
            var value = (double)round;
            Sample[] samples = [.. Enumerable.Range(0, Entities).Select(
                i => new Sample(i, tick + EngineTime.Second - i, Kind == AggregateKind.Counter ? value : 0.1 + ((i + value) % 8 * 0.1)))];
            store.Accept(new BatchInput([], samples));
            store.Advance(tick + EngineTime.Second);
        }
    }

    [Benchmark(OperationsPerInvoke = Entities)]
    public int Evaluate()
    {
        var known = 0;
        for (var row = 0; row < _rows.Count; row++)
        {
            known += _rows.Evaluate(0, row).IsUnknown ? 0 : 1;
        }

        return known;
    }
}
