using System.Collections.Immutable;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Engine.Tests.Panes;

/// <summary>A plan made by hand, and the store over it.</summary>
internal sealed class StoreBuilder
{
    private readonly List<MetricPlan> _metrics = [];
    private readonly List<AggregatePlan> _aggregates = [];
    private readonly List<ShapePlan> _shapes = [];
    private readonly List<AcrossPlan> _across = [];

    public EngineOptions Options { get; init; } = new();

    public int Metric(string name, MetricKind kind, string unit = "s", UnitConversion? wire = null, double[]? bounds = null, MetricNeeds needs = MetricNeeds.None)
    {
        _metrics.Add(new(_metrics.Count, name, kind, unit, wire ?? UnitConversion.None, null, [.. bounds ?? []], needs));
        return _metrics.Count - 1;
    }

    public int Aggregate(
        int metric, AggregateKind kind, long window, Grouping? grouping = null, double[]? bounds = null, params LabelMatcher[] selector)
    {
        var by = grouping ?? (kind == AggregateKind.Gauge ? Grouping.EachSeries : Grouping.All);
        _aggregates.Add(new(_aggregates.Count, metric, kind, [.. selector], by, window, AggregatePlan.PaneOf(window), [.. bounds ?? []]));
        return _aggregates.Count - 1;
    }

    public int Aggregate(int metric, AggregateKind kind, long window, Grouping grouping, ImmutableArray<HistoryPlan> histories)
    {
        var aggregate = Aggregate(metric, kind, window, grouping);
        _aggregates[aggregate] = _aggregates[aggregate] with { Histories = histories };
        return aggregate;
    }

    /// <summary>An aggregate across series; after all other aggregates.</summary>
    public int Across(AcrossFunction function, PredicatePlan inner, Grouping? grouping = null, long settle = 0)
    {
        _across.Add(new(_aggregates.Count + _across.Count, function, inner, grouping ?? Grouping.All, settle));
        return _across[^1].Id;
    }

    /// <summary>Has an aggregate fed by the coarsest one that divides it; false where there is none.</summary>
    public bool FeedByCoarsest(int aggregate)
    {
        var coarser = _aggregates[aggregate];
        var finer = _aggregates.Where(other => other.CanFeed(coarser)).MaxBy(other => (other.Pane, other.Window));
        _aggregates[aggregate] = coarser with { FedBy = finer?.Id };
        return finer is not null;
    }

    public AggregateKind KindOf(int aggregate) => _aggregates[aggregate].Kind;

    public PredicatePlan Predicate(ShapeNode root, int[] operands, double[]? constants = null, long[]? integers = null, params LeafPlan[] leaves)
    {
        _shapes.Add(new(_shapes.Count, root));
        return new(_shapes.Count - 1, [.. operands], [.. constants ?? []], [.. integers ?? []], [.. leaves]);
    }

    /// <summary>One reading of one aggregate.</summary>
    public PredicatePlan Read(int aggregate, Reading reading, Rank? rank = null) =>
        Predicate(new ReadNode(0, reading, rank is null ? -1 : 0), [aggregate], null, rank is { } q ? [q.Numerator, q.Denominator] : []);

    /// <summary>A percentile against a bound; both bounds are the aggregate's.</summary>
    public PredicatePlan Test(int aggregate, ComparisonOperator comparison, Rank rank, int bound, int below, params LeafPlan[] leaves) =>
        Predicate(new QuantileTestNode(comparison, 0, 0), [aggregate], null, [rank.Numerator, rank.Denominator, bound, below], leaves);

    public LeafPlan Leaf(int aggregate, string text, Reading reading, Rank? rank = null, ComparisonOperator? comparison = null, double? threshold = null, string? words = null)
    {
        var plan = _aggregates[aggregate];
        return new(text, plan.Metric, reading, rank, plan.Selector, plan.Grouping, plan.Window, _metrics[plan.Metric].Unit, comparison, threshold, words);
    }

    public MetricStore Build() => new(
        new PackPlan("test", [.. _metrics], [.. _aggregates], [.. _shapes], [], [], []) { Across = [.. _across] },
        [.. _shapes.Select(ShapeWalker.Compile)],
        Options);

    /// <summary>A whole engine with alerts over this plan's predicates; what it restores, and where its playbooks are told.</summary>
    public OpsEngine Engine(ImmutableArray<AlertPlan> alerts, EngineOptions options, DurableState restored, IPlaybooks playbooks)
    {
        var plan = new PackPlan("test", [.. _metrics], [.. _aggregates], [.. _shapes], alerts, [], []);
        return new(plan, options, restored, new MetricStore(plan, [.. _shapes.Select(ShapeWalker.Compile)], options), _ => playbooks);
    }

    /// <summary>The store with a rule over one or two predicates.</summary>
    public MetricStore BuildWith(PredicatePlan first, PredicatePlan? second, out IRuleRows rows)
    {
        var store = Build();
        rows = store.RowsOf(second is null ? [first] : [first, second]);
        return store;
    }

    public static long Time(double seconds) => (long)Math.Round(seconds * EngineTime.Second);

    public static LabelSet Labels(string text) => LabelSet.Create(
        text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => KeyValuePair.Create(pair.Split('=')[0], pair.Split('=')[1])));
}

/// <summary>Short ways to feed a store.</summary>
internal static class StoreFeeding
{
    public static void Define(
        this IMetricStore store, int series, string metric, MetricKind kind, string labels = "", UnitConversion? unit = null, double? start = null, bool isDelta = false) =>
        store.Accept(new BatchInput(
            [new(series, metric, StoreBuilder.Labels(labels), kind, unit, start is { } s ? StoreBuilder.Time(s) : null, isDelta)], default));

    public static void Feed(this IMetricStore store, int series, double time, double value, bool isReplay = false) =>
        store.Accept(new BatchInput([], new[] { new Sample(series, StoreBuilder.Time(time), value) }, default, isReplay));

    public static void Tick(this IMetricStore store, double time) => store.Advance(StoreBuilder.Time(time));

    /// <summary>Runs every tick after the first time up to the second.</summary>
    public static void Run(this IMetricStore store, double from, double to)
    {
        for (var time = from + 1; time <= to; time++)
        {
            store.Tick(time);
        }
    }
}
