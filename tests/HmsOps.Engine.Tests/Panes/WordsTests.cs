using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Tests.Panes;

public sealed class WordsTests
{
    [Theory]
    [InlineData(ComparisonOperator.Greater, 1204, 88, "svc.latency.p95 > 0.8s: 7.3% of 1,204 above 0.8s (5% allowed)")]
    [InlineData(ComparisonOperator.LessOrEqual, 1204, 0, "svc.latency.p95 <= 0.8s: 0% of 1,204 above 0.8s (5% allowed)")]
    [InlineData(ComparisonOperator.Less, 100, 3, "svc.latency.p95 < 0.8s: 3% of 100 at or above 0.8s (5% allowed)")]
    [InlineData(ComparisonOperator.Greater, 20_000, 1001, "svc.latency.p95 > 0.8s: 5.01% of 20,000 above 0.8s (5% allowed)")]
    [InlineData(ComparisonOperator.Greater, 20_000, 1, "svc.latency.p95 > 0.8s: 0.01% of 20,000 above 0.8s (5% allowed)")]
    [InlineData(ComparisonOperator.Greater, 0, 0, "svc.latency.p95 > 0.8s: no data")]
    public void A_percentile_is_told_by_its_counts(ComparisonOperator comparison, int count, int above, string expected)
    {
        var builder = new StoreBuilder();
        double[] bounds = [Math.BitDecrement(0.8), 0.8];
        var metric = builder.Metric("svc.latency", MetricKind.Histogram, bounds: bounds);
        var aggregate = builder.Aggregate(metric, AggregateKind.Counts, EngineTime.Minute, bounds: bounds);
        var rank = new Rank(95, 100);
        var leaf = builder.Leaf(aggregate, "svc.latency.p95", Reading.Quantile, rank, comparison, 0.8, "0.8s");
        var store = builder.BuildWith(builder.Test(aggregate, comparison, rank, 1, 0, leaf), null, out var rows);
        store.Define(0, "svc.latency", MetricKind.Histogram);
        store.Tick(100);
        store.Accept(new BatchInput([], Enumerable.Range(0, count).Select(i => new Sample(0, StoreBuilder.Time(100.5), i < above ? 0.9 : 0.1)).ToArray()));
        store.Tick(101);
        Assert.Equal(expected, rows.Describe(0, 0));
    }

    [Theory]
    [InlineData(ComparisonOperator.Greater, 1204, 88, 0.05, "share of svc.latency > 0.8s > 5%: 7.3% of 1,204")]
    [InlineData(ComparisonOperator.Greater, 20_000, 1001, 0.05, "share of svc.latency > 0.8s > 5%: 5.01% of 20,000")]
    [InlineData(ComparisonOperator.GreaterOrEqual, 20_000, 1000, 0.05, "share of svc.latency > 0.8s >= 5%: 5% of 20,000")]
    [InlineData(ComparisonOperator.Greater, 0, 0, 0.05, "share of svc.latency > 0.8s > 5%: no data")]
    [InlineData(null, 3, 1, null, "share of svc.latency > 0.8s: 33.3% of 3")]
    public void A_share_is_told_by_its_counts(ComparisonOperator? comparison, int count, int above, double? threshold, string expected)
    {
        var builder = new StoreBuilder();
        var metric = builder.Metric("svc.latency", MetricKind.Histogram, bounds: [0.8]);
        var aggregate = builder.Aggregate(metric, AggregateKind.Counts, EngineTime.Minute, bounds: [0.8]);
        var leaf = builder.Leaf(aggregate, "share of svc.latency > 0.8s", Reading.Count, null, comparison, threshold, threshold is null ? null : "5%") with
        {
            Share = new(ComparisonOperator.Greater, 0.8, "0.8s"),
        };
        var exact = ExactDecimal.Of((decimal)(threshold ?? 0));
        ShapeNode root = comparison is { } operation
            ? new ShareTestNode(operation, ComparisonOperator.Greater, 0, 0)
            : new ShareNode(ComparisonOperator.Greater, 0, 0);
        var predicate = builder.Predicate(root, [aggregate], null, [0, -1, exact.Low, exact.High, exact.Scale], leaf);
        var store = builder.BuildWith(predicate, null, out var rows);
        store.Define(0, "svc.latency", MetricKind.Histogram);
        store.Tick(100);
        store.Accept(new BatchInput([], Enumerable.Range(0, count).Select(i => new Sample(0, StoreBuilder.Time(100.5), i < above ? 0.9 : 0.1)).ToArray()));
        store.Tick(101);
        Assert.Equal(expected, rows.Describe(0, 0));
    }

    [Theory]
    [InlineData("s", 0.9, null, "svc.x = 900ms")]
    [InlineData("s", 3.2, "3s", "svc.x > 3s: 3.2s")]
    [InlineData("", 12345.678, null, "svc.x = 12346")]
    [InlineData("%", 0.073, "5%", "svc.x > 5%: 7.3%")]
    [InlineData("/s", 7, "5/s", "svc.x > 5/s: 7/s")]
    [InlineData("B", 1e18, null, "svc.x = 1000000TB")]
    public void A_value_has_its_unit(string unit, double value, string? threshold, string expected)
    {
        var builder = new StoreBuilder();
        var metric = builder.Metric("svc.x", MetricKind.Gauge, unit);
        var aggregate = builder.Aggregate(metric, AggregateKind.Gauge, EngineTime.Minute);
        var leaf = builder.Leaf(aggregate, "svc.x", Reading.Last, null, threshold is null ? null : ComparisonOperator.Greater, threshold is null ? null : 1, threshold);
        var store = builder.BuildWith(builder.Predicate(new ReadNode(0, Reading.Last, -1), [aggregate], leaves: leaf), null, out var rows);
        store.Define(0, "svc.x", MetricKind.Gauge);
        store.Tick(100);
        store.Feed(0, 100.5, value);
        store.Tick(101);
        Assert.Equal(expected, rows.Describe(0, 0));
    }

    [Fact]
    public void Several_leaves_are_told_in_the_order_in_which_they_are_written()
    {
        var builder = new StoreBuilder();
        var errors = builder.Aggregate(builder.Metric("svc.errors", MetricKind.Counter, ""), AggregateKind.Counter, EngineTime.Minute);
        var requests = builder.Aggregate(builder.Metric("svc.requests", MetricKind.Counter, ""), AggregateKind.Counter, EngineTime.Minute);
        var root = new CompareNode(
            ComparisonOperator.Greater,
            new ArithmeticNode(ArithmeticOperator.Divide, new ReadNode(0, Reading.Increase, -1), new ReadNode(1, Reading.Increase, -1)),
            new ConstantNode(0));
        var predicate = builder.Predicate(
            root, [errors, requests], [0.01], leaves: [builder.Leaf(errors, "svc.errors.increase", Reading.Increase), builder.Leaf(requests, "svc.requests.increase", Reading.Increase)]);
        var store = builder.BuildWith(predicate, null, out var rows);
        store.Define(0, "svc.errors", MetricKind.Counter, isDelta: true);
        store.Tick(100);
        store.Feed(0, 100.5, 7);
        store.Tick(101);
        Assert.Equal("svc.errors.increase = at least 7; svc.requests.increase: no data", rows.Describe(0, 0));
    }
}
