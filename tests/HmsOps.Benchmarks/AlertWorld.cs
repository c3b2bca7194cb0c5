using HmsOps.Engine;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Engine.Predicates;

namespace HmsOps.Benchmarks;

/// <summary>An engine with one percentile alert over many instances, of which none fires.</summary>
internal sealed class AlertWorld
{
    private readonly OpsEngine _engine;
    private Sample[] _round;

    /// <summary>An engine at an edge of the alert's panes, its window full.</summary>
    public AlertWorld(int instances, long window, int rounds)
    {
        var metric = new MetricPlan(0, "svc.latency", MetricKind.Histogram, "s", UnitConversion.None, null, [0.5, 0.8], MetricNeeds.None);
        var aggregate = new AggregatePlan(
            0, 0, AggregateKind.Counts, [], new(GroupingKind.By, ["pod"]), window, AggregatePlan.PaneOf(window), [0.5, 0.8]);
        ShapePlan shape = new(0, new QuantileTestNode(ComparisonOperator.Greater, 0, 0));
        CompiledShape compiled = new(static (in PredicateFrame frame) => frame.TestQuantile(0, ComparisonOperator.Greater, 0), null);
        var alert = new AlertPlan(
            0, "slow", Severity.Warning, ["pod"], new(new(0, [0], [], [95, 100, 1, -1], []), EngineTime.Minute), null, AlertPlan.DefaultStale,
            AlertPlan.DefaultForget, AlertPlan.DefaultCooldown, AlertPlan.SettleOf(0, 0), [], "bench:1:1", "bench");
        var plan = new PackPlan("bench", [metric], [aggregate], [shape], [alert], [], []);
        var options = new EngineOptions { InstanceLimit = instances };
        _engine = new(
            plan, options, DurableState.Empty, new MetricStore(plan, [compiled], options),
            output => new PlaybookRunner(plan, "bench", options, DurableState.Empty, output));
        _engine.Process(new BatchInput(
            [.. Enumerable.Range(0, instances).Select(i => new SeriesDefinition(i, "svc.latency", LabelSet.Of(("pod", $"{i}")), MetricKind.Histogram))], default));
        _round = new Sample[instances];
        Tick = 1000 * aggregate.Pane;
        for (var i = 0; i < rounds || Tick % aggregate.Pane != 0; i++)
        {
            Feed(_round.Length);
            Advance();
        }
    }

    /// <summary>Forgets the samples that only the measurement needs.</summary>
    public void LetSamplesGo() => _round = [];

    /// <summary>The last tick.</summary>
    public long Tick { get; private set; }

    /// <summary>An observation for each of the first instances before the next tick.</summary>
    public void Feed(int instances)
    {
        for (var i = 0; i < instances; i++)
        {
            _round[i] = new Sample(i, Tick + EngineTime.Second - i, 0.1 + (i % 8 * 0.05));
        }

        _engine.Process(new BatchInput([], _round.AsMemory(0, instances)));
    }

    /// <summary>The next tick.</summary>
    public void Advance() => _engine.Process(new TickInput(Tick += EngineTime.Second));
}
