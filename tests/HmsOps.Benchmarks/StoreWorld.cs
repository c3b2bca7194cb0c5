using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Benchmarks;

/// <summary>A store with one percentile rule over many entities, its window full.</summary>
internal sealed class StoreWorld
{
    private readonly Sample[] _round;

    public StoreWorld(int entities, AggregateKind kind)
    {
        double[] bounds = kind == AggregateKind.Counts ? [0.5, 0.8] : [];
        var metric = new MetricPlan(0, "svc.latency", MetricKind.Histogram, "s", UnitConversion.None, null, [0.5, 0.8], MetricNeeds.None);
        var grouping = new Grouping(GroupingKind.By, ["pod"]);
        var aggregate = new AggregatePlan(0, 0, kind, [], grouping, EngineTime.Minute, EngineTime.Second, [.. bounds]);
        ShapePlan shape = new(0, new QuantileTestNode(ComparisonOperator.Greater, 0, 0));
        CompiledShape compiled = new(static (in PredicateFrame frame) => frame.TestQuantile(0, ComparisonOperator.Greater, 0), null);
        Store = new MetricStore(new PackPlan("bench", [metric], [aggregate], [shape], [], [], []), [compiled], new EngineOptions());
        Rows = Store.RowsOf([new PredicatePlan(0, [0], [], [95, 100, 1, -1], [])]);
        Store.Accept(new BatchInput(
            [.. Enumerable.Range(0, entities).Select(i => new SeriesDefinition(i, "svc.latency", LabelSet.Of(("pod", $"{i}")), MetricKind.Histogram))], default));
        _round = new Sample[entities];
        Tick = 1000 * EngineTime.Second;
        Store.Advance(Tick);
        for (var i = 0; i < 130; i++)
        {
            Feed();
            Advance();
        }
    }

    public MetricStore Store { get; }

    public IRuleRows Rows { get; }

    public long Tick { get; private set; }

    /// <summary>One observation an entity before the next tick.</summary>
    public void Feed()
    {
        for (var i = 0; i < _round.Length; i++)
        {
            _round[i] = new Sample(i, Tick + EngineTime.Second - i, 0.1 + (i % 8 * 0.1));
        }

        Store.Accept(new BatchInput([], _round));
    }

    /// <summary>The next tick, at which a pane opens and one is let go.</summary>
    public void Advance() => Store.Advance(Tick += EngineTime.Second);
}
