using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Benchmarks;

/// <summary>A metric with the eight windows of an objective, each ring fed by the one before it or getting all samples itself.</summary>
internal sealed class ObjectiveWorld
{
    private static readonly int[] Seconds = [300, 1_800, 3_600, 7_200, 21_600, 86_400, 259_200, 2_592_000];

    private readonly Sample[] _round;
    private readonly IRuleRows[] _rows;

    public ObjectiveWorld(int entities, AggregateKind kind, bool isFed)
    {
        var metricKind = kind == AggregateKind.Counter ? MetricKind.Counter : MetricKind.Histogram;
        var reading = kind == AggregateKind.Counter ? Reading.Increase : Reading.Count;
        var metric = new MetricPlan(0, "svc.m", metricKind, "s", UnitConversion.None, null, [0.5, 0.8], MetricNeeds.None);
        var grouping = new Grouping(GroupingKind.By, ["pod"]);
        var aggregates = Seconds.Select((seconds, id) => new AggregatePlan(
            id, 0, kind, [], grouping, seconds * EngineTime.Second, AggregatePlan.PaneOf(seconds * EngineTime.Second),
            kind == AggregateKind.Counts ? [0.5, 0.8] : [], isFed && id > 0 ? id - 1 : null));
        ShapePlan shape = new(0, new ReadNode(0, reading, -1));
        CompiledShape compiled = new(null, (in PredicateFrame frame) => frame.Read(0, reading));
        Store = new MetricStore(new PackPlan("bench", [metric], [.. aggregates], [shape], [], [], []), [compiled], new EngineOptions());
        _rows = [.. Seconds.Select((_, id) => Store.RowsOf([new PredicatePlan(0, [id], [], [], [])]))];
        Store.Accept(new BatchInput(
            [.. Enumerable.Range(0, entities).Select(i => new SeriesDefinition(i, "svc.m", LabelSet.Of(("pod", $"{i}")), metricKind, IsDelta: kind == AggregateKind.Counter))],
            default));
        _round = new Sample[entities];
        Tick = 1_000 * EngineTime.Second;
        Store.Advance(Tick);
        for (var i = 0; i < 4_000; i++)
        {
            if (i % 10 == 0)
            {
                Feed();
            }

            Advance();
        }
    }

    public MetricStore Store { get; }

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

    /// <summary>The next tick.</summary>
    public void Advance() => Store.Advance(Tick += EngineTime.Second);

    /// <summary>All rows of all eight windows.</summary>
    public double Evaluate()
    {
        var sum = 0.0;
        foreach (var rows in _rows)
        {
            for (var row = 0; row < rows.Count; row++)
            {
                sum += rows.EvaluateNumber(0, row).Low;
            }
        }

        return sum;
    }
}
