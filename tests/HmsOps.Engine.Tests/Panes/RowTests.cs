using System.Collections.Immutable;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Panes;

public sealed class RowTests
{
    private readonly StoreBuilder _builder = new();
    private MetricStore? _store;
    private int _series;

    private readonly List<LazyRows> _rules = [];

    private MetricStore Store
    {
        get
        {
            if (_store is null)
            {
                _store = _builder.Build();
                _rules.ForEach(rows => rows.Inner = _store.RowsOf(rows.Predicates));
            }

            return _store;
        }
    }

    [Fact]
    public void A_rule_that_joins_nothing_has_one_row_from_the_start()
    {
        var left = Histogram("a");
        var right = Histogram("b");
        var rows = Rows([Compare(left, right)]);
        Assert.Equal(1, rows.Count);
        Assert.Equal(LabelSet.Empty, rows.LabelsOf(0));
        Assert.False(rows.HasSeries(0));
        Assert.True(rows.Evaluate(0, 0).IsUnknown);
    }

    [Fact]
    public void A_constant_has_one_row()
    {
        var rows = Rows([_builder.Predicate(new TruthNode(true), [])]);
        Assert.Equal(1, rows.Count);
        Assert.True(rows.Evaluate(0, 0).IsTrue);
    }

    [Fact]
    public void Sides_join_on_the_labels_that_both_have_one_to_many_either_way()
    {
        var disk = Gauge("disk");
        var limit = Gauge("limit");
        var forward = Rows([Compare(disk, limit)]);
        var backward = Rows([Compare(limit, disk)]);
        Feed("disk", "host=a,dev=1", 5);
        Feed("disk", "host=a,dev=2", 1);
        Feed("disk", "host=b,dev=1", 5);
        Feed("limit", "host=a", 3);
        Store.Tick(101);
        Assert.Equal(["{dev=\"1\",host=\"a\"} True", "{dev=\"2\",host=\"a\"} False"], Told(forward));
        Assert.Equal(["{dev=\"1\",host=\"a\"} False", "{dev=\"2\",host=\"a\"} True"], Told(backward));
        Feed("limit", "host=b", 9, 101.5);
        Store.Tick(102);
        Assert.Equal(["{dev=\"1\",host=\"a\"} True", "{dev=\"2\",host=\"a\"} False", "{dev=\"1\",host=\"b\"} False"], Told(forward));
    }

    [Fact]
    public void Many_to_many_is_unknown_until_one_side_is_one_again()
    {
        var left = Gauge("left");
        var right = Gauge("right");
        var rows = Rows([Compare(left, right)]);
        Feed("left", "host=a,dev=1", 5);
        Feed("left", "host=a,dev=2", 5);
        Feed("right", "host=a,version=1", 3);
        Store.Tick(101);
        Assert.Equal(["{dev=\"1\",host=\"a\",version=\"1\"} True", "{dev=\"2\",host=\"a\",version=\"1\"} True"], Told(rows));
        Feed("right", "host=a,version=2", 3, 101.5);
        Store.Tick(102);
        Assert.Equal(2, rows.Count);
        Assert.Equal(UnknownReason.ManyToMany, rows.Evaluate(0, 0).Reason);
        Assert.Equal("many series of one side match many of the other", rows.Describe(0, 0));
        Store.Run(102, 402);
        Feed("left", "host=a,dev=1", 5, 402.5);
        Feed("left", "host=a,dev=2", 5, 402.5);
        Feed("right", "host=a,version=2", 3, 402.5);
        Store.Tick(403);
        Assert.Equal(UnknownReason.NoData, rows.Evaluate(0, 0).Reason);
        Assert.Contains("{dev=\"1\",host=\"a\",version=\"2\"} True", Told(rows));
    }

    [Fact]
    public void Many_to_many_from_the_first_is_one_unknown_row_a_group()
    {
        var left = Gauge("left");
        var right = Gauge("right");
        var rows = Rows([Compare(left, right)]);
        foreach (var number in "12")
        {
            Feed("left", $"host=a,dev={number}", 5);
            Feed("right", $"host=a,version={number}", 3);
        }

        Store.Tick(101);
        Assert.Equal(["{host=\"a\"} ?ManyToMany"], Told(rows));
        Assert.True(rows.HasSeries(0));
    }

    [Fact]
    public void A_label_that_a_selector_fixes_takes_no_part()
    {
        var east = Gauge("queue", new LabelMatcher("region", MatchOperator.Equal, "us-east"));
        var west = Gauge("queue", new LabelMatcher("region", MatchOperator.Equal, "us-west"));
        var both = Rows([Compare(east, west)]);
        var one = Rows([_builder.Read(east, Reading.Last)]);
        Feed("queue", "region=us-east,pod=a", 5);
        Feed("queue", "region=us-west,pod=a", 3);
        Feed("queue", "region=us-west,pod=b", 3);
        Store.Tick(101);
        Assert.Equal(["{pod=\"a\"} True"], Told(both));
        Assert.Equal("{pod=\"a\",region=\"us-east\"}", one.LabelsOf(0).ToString());
    }

    [Fact]
    public void A_merged_operand_joins_every_row()
    {
        var queue = Gauge("queue");
        var latency = Histogram("latency");
        var rows = Rows([Compare(queue, latency)]);
        Assert.Equal(0, rows.Count);
        Feed("queue", "pod=a", 5);
        Feed("queue", "pod=b", 0);
        Store.Tick(101);
        Assert.Equal(2, rows.Count);
        Assert.True(rows.Evaluate(0, 0).IsUnknown);
        Feed("latency", "", 1, 101.5, MetricKind.Histogram);
        Store.Run(101, 160);
        Assert.Equal(["{pod=\"a\"} True", "{pod=\"b\"} False"], Told(rows));
    }

    [Fact]
    public void Or_takes_the_rows_of_either_side_and_and_of_both()
    {
        var left = Gauge("left");
        var right = Gauge("right");
        ConditionNode above(int operand) => new CompareNode(ComparisonOperator.Greater, new ReadNode(operand, Reading.Last, -1), new ConstantNode(0));
        var either = Rows([_builder.Predicate(new OrNode(above(0), above(1)), [left, right], [2])]);
        var both = Rows([_builder.Predicate(new AndNode(above(0), above(1)), [left, right], [2])]);
        Feed("left", "pod=a", 5);
        Feed("left", "pod=b", 1);
        Feed("right", "pod=b", 5);
        Feed("right", "pod=c", 1);
        Store.Tick(101);
        Assert.Equal(["{pod=\"a\"} True", "{pod=\"b\"} True", "{pod=\"c\"} ?NoData"], Told(either));
        Assert.Equal(["{pod=\"b\"} False"], Told(both));
        Feed("right", "pod=a", 5, 101.5);
        Store.Tick(102);
        Assert.Equal(3, either.Count);
        Assert.Equal(["{pod=\"b\"} False", "{pod=\"a\"} True"], Told(both));
    }

    [Fact]
    public void A_partner_that_falls_silent_leaves_the_row_unknown()
    {
        var left = Gauge("left");
        var right = Gauge("right");
        var rows = Rows([Compare(left, right)]);
        Feed("left", "pod=a", 5);
        Feed("right", "pod=a", 1);
        for (var tick = 101; tick < 420; tick++)
        {
            Feed("left", "pod=a", 5, tick);
            Store.Tick(tick);
        }

        Assert.Equal(["{pod=\"a\"} ?NoData"], Told(rows));
        Assert.True(rows.HasSeries(0));
    }

    [Fact]
    public void Groups_make_the_rows_of_histograms()
    {
        var metric = _builder.Metric("svc.latency", MetricKind.Histogram, bounds: [0.8]);
        var aggregate = _builder.Aggregate(metric, AggregateKind.Counts, EngineTime.Minute, new Grouping(GroupingKind.By, ["region"]), [0.8]);
        var other = _builder.Aggregate(metric, AggregateKind.Counts, 5 * EngineTime.Minute, new Grouping(GroupingKind.By, ["region"]), [0.8]);
        var rows = Rows([
            _builder.Test(aggregate, ComparisonOperator.Greater, new Rank(95, 100), 0, -1),
            _builder.Test(other, ComparisonOperator.LessOrEqual, new Rank(95, 100), 0, -1)]);
        Feed("svc.latency", "region=us-east,pod=a", 1, kind: MetricKind.Histogram);
        Feed("svc.latency", "region=us-east,pod=b", 0.1, kind: MetricKind.Histogram);
        Feed("svc.latency", "region=us-west,pod=c", 0.1, kind: MetricKind.Histogram);
        Store.Tick(101);
        Assert.Equal(["{region=\"us-east\"} True", "{region=\"us-west\"} False"], Told(rows));
        Assert.True(rows.Evaluate(1, 0).IsFalse);
        Assert.True(rows.Evaluate(1, 1).IsTrue);
    }

    // The store is built once all predicates of the test are in the plan.
    private LazyRows Rows(ImmutableArray<PredicatePlan> predicates)
    {
        var rows = new LazyRows(this, predicates);
        _rules.Add(rows);
        return rows;
    }

    private static IEnumerable<string> Told(IRuleRows rows) => Enumerable.Range(0, rows.Count).Select(row =>
    {
        var truth = rows.Evaluate(0, row);
        return $"{rows.LabelsOf(row)} {(truth.IsUnknown ? $"?{truth.Reason}" : truth.IsTrue.ToString())}";
    });

    private sealed class LazyRows(RowTests test, ImmutableArray<PredicatePlan> predicates) : IRuleRows
    {
        public ImmutableArray<PredicatePlan> Predicates => predicates;

        public IRuleRows? Inner { get; set; }

        public int Count => Get().Count;

        public LabelSet LabelsOf(int row) => Get().LabelsOf(row);

        public bool HasSeries(int row) => Get().HasSeries(row);

        public Truth Evaluate(int predicate, int row) => Get().Evaluate(predicate, row);

        public Interval EvaluateNumber(int predicate, int row) => Get().EvaluateNumber(predicate, row);

        public string Describe(int predicate, int row) => Get().Describe(predicate, row);

        private IRuleRows Get()
        {
            _ = test.Store;
            return Inner ?? throw new InvalidOperationException();
        }
    }

    private readonly Dictionary<string, int> _metrics = [];

    private int Gauge(string metric, params LabelMatcher[] selector)
    {
        if (!_metrics.TryGetValue(metric, out var id))
        {
            _metrics.Add(metric, id = _builder.Metric(metric, MetricKind.Gauge, ""));
        }

        return _builder.Aggregate(id, AggregateKind.Gauge, EngineTime.Minute, selector: selector);
    }

    private int Histogram(string metric) =>
        _builder.Aggregate(_builder.Metric(metric, MetricKind.Histogram, "", bounds: []), AggregateKind.Moments, EngineTime.Minute);

    private PredicatePlan Compare(int left, int right) => _builder.Predicate(
        new CompareNode(ComparisonOperator.Greater, Node(left, 0), Node(right, 1)), [left, right]);

    private ReadNode Node(int aggregate, int operand) => new(operand, _builder.KindOf(aggregate) == AggregateKind.Gauge ? Reading.Last : Reading.Average, -1);

    private readonly Dictionary<string, int> _known = [];

    private void Feed(string metric, string labels, double value, double time = 100.5, MetricKind kind = MetricKind.Gauge)
    {
        if (_known.Count == 0)
        {
            Store.Tick(100);
        }

        if (!_known.TryGetValue(metric + labels, out var series))
        {
            _known.Add(metric + labels, series = _series++);
            Store.Define(series, metric, kind, labels);
        }

        Store.Feed(series, time, value);
    }
}
