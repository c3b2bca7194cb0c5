using HmsOps.Engine.Plan;
using HmsOps.Engine.Replay;

namespace HmsOps.Engine.Tests.Replay;

public sealed class RawReadingsTests
{
    private const long Minute = EngineTime.Minute;

    [Theory]
    [InlineData(MetricKind.Histogram, Reading.Quantile, "m = 3 (threshold 2.5), of 5 samples")]
    [InlineData(MetricKind.Histogram, Reading.Average, "m = 3 (threshold 2.5), of 5 samples")]
    [InlineData(MetricKind.Histogram, Reading.Minimum, "m = 1 (threshold 2.5), of 5 samples")]
    [InlineData(MetricKind.Histogram, Reading.Maximum, "m = 5 (threshold 2.5), of 5 samples")]
    [InlineData(MetricKind.Histogram, Reading.StandardDeviation, "m = 1.414 (threshold 2.5), of 5 samples")]
    [InlineData(MetricKind.Histogram, Reading.Count, "m = 5 (threshold 2.5), of 5 samples so far; its window is not covered yet")]
    [InlineData(MetricKind.Histogram, Reading.Sum, "m = 15 (threshold 2.5), of 5 samples so far; its window is not covered yet")]
    [InlineData(MetricKind.Counter, Reading.Increase, "m = 4 (threshold 2.5), of 5 samples so far; its window is not covered yet")]
    [InlineData(MetricKind.Gauge, Reading.Last, "m = 5 (threshold 2.5), sampled 5s before")]
    [InlineData(MetricKind.Gauge, Reading.Changes, "m = 4 (threshold 2.5), of 5 samples so far; its window is not covered yet")]
    public void A_reading_is_computed_from_single_samples(MetricKind kind, Reading reading, string line) =>
        Assert.Equal([line], Describe(kind, Leaf(reading), 10, Series(kind)));

    [Fact]
    public void Shares_lines_and_what_was_some_time_ago_are_computed_too()
    {
        var share = Leaf(Reading.Count) with { Share = new(ComparisonOperator.GreaterOrEqual, 4, "4") };
        Assert.Equal(["m = 0.4 (threshold 2.5), of 5 samples"], Describe(MetricKind.Histogram, share, 10, Series(MetricKind.Histogram)));
        Assert.Equal(["m = 1 (threshold 2.5), of 5 samples"], Describe(MetricKind.Gauge, Leaf(Reading.Slope), 10, Series(MetricKind.Gauge)));
        var line = Leaf(Reading.Slope) with { Window = 8 * EngineTime.Second, Horizon = 20 * EngineTime.Second };
        Assert.Equal(["m = 25 (threshold 2.5), of 5 samples"], Describe(MetricKind.Gauge, line, 5, Series(MetricKind.Gauge)));
        Assert.Equal(
            ["m is unknown (threshold 2.5): too few samples"],
            Describe(MetricKind.Gauge, line with { Window = 10 * EngineTime.Second }, 5, Series(MetricKind.Gauge)));
        Assert.Equal(
            ["m = 1.5 (threshold 2.5), of 2 samples"],
            Describe(MetricKind.Histogram, Leaf(Reading.Average) with { Shift = Minute }, 62, Series(MetricKind.Histogram)));
    }

    [Fact]
    public void Series_of_any_service_are_told_apart_by_it()
    {
        var plan = SeedPack.Of().Plan;
        plan = plan with { Metrics = [plan.Metrics[0] with { Name = "*.m", Kind = MetricKind.Gauge }] };
        var test = SeedTest.Of() with { Series = [Series(MetricKind.Gauge), Series(MetricKind.Gauge) with { Metric = "t.m" }] };
        var leaf = Leaf(Reading.Average) with { Grouping = Grouping.EachSeries };
        Assert.Equal(
            ["m of {service=\"s\"} = 3 (threshold 2.5), of 5 samples", "m of {service=\"t\"} = 3 (threshold 2.5), of 5 samples"],
            new RawReadings(plan, test).Describe(new PredicatePlan(0, [], [], [], [leaf]), 10 * EngineTime.Second));
    }

    [Fact]
    public void A_window_leaves_samples_behind_by_panes()
    {
        Assert.Equal(["m = 4 (threshold 2.5), of 3 samples"], Describe(MetricKind.Histogram, Leaf(Reading.Average), 62, Series(MetricKind.Histogram)));
        Assert.Equal(
            ["m is unknown (threshold 2.5): no sample in its window"],
            Describe(MetricKind.Histogram, Leaf(Reading.Average), 65, Series(MetricKind.Histogram)));
    }

    [Fact]
    public void A_last_value_is_unknown_when_it_is_stale()
    {
        Assert.Equal(["m = 5 (threshold 2.5), sampled 5m before"], Describe(MetricKind.Gauge, Leaf(Reading.Last), 305, Series(MetricKind.Gauge)));
        Assert.Equal(
            ["m is unknown (threshold 2.5): no sample in its window"],
            Describe(MetricKind.Gauge, Leaf(Reading.Last), 306, Series(MetricKind.Gauge)));
    }

    [Fact]
    public void Series_are_selected_and_grouped()
    {
        GivenSeries[] series =
        [
            Series(MetricKind.Histogram, ("r", "east"), ("pod", "1")), Series(MetricKind.Histogram, ("r", "east"), ("pod", "2")),
            Series(MetricKind.Histogram, ("r", "west")),
        ];
        var leaf = Leaf(Reading.Average) with { Grouping = new(GroupingKind.By, ["r"]) };
        Assert.Equal(
            [
                "m of {r=\"east\"} = 3 (threshold 2.5), of 10 samples",
                "m of {r=\"west\"} = 3 (threshold 2.5), of 5 samples",
            ],
            Describe(MetricKind.Histogram, leaf, 10, series));
        leaf = leaf with { Selector = [new("r", MatchOperator.Matches, "w.*")] };
        Assert.Equal(["m of {r=\"west\"} = 3 (threshold 2.5), of 5 samples"], Describe(MetricKind.Histogram, leaf, 10, series));
        leaf = leaf with { Selector = [new("r", MatchOperator.Equal, "north")] };
        Assert.Equal(["m: no series of it is given"], Describe(MetricKind.Histogram, leaf, 10, series));
    }

    private static IEnumerable<string> Describe(MetricKind kind, LeafPlan leaf, long second, params GivenSeries[] series)
    {
        var plan = SeedPack.Of().Plan;
        plan = plan with { Metrics = [plan.Metrics[0] with { Name = "s.m", Kind = kind }] };
        return new RawReadings(plan, SeedTest.Of() with { Series = [.. series] })
            .Describe(new PredicatePlan(0, [], [], [], [leaf]), second * EngineTime.Second);
    }

    private static LeafPlan Leaf(Reading reading) => new(
        "m", 0, reading, new Rank(50, 100), [], Grouping.All, Minute, "", ComparisonOperator.Greater, 2.5, "2.5");

    private static GivenSeries Series(MetricKind kind, params ReadOnlySpan<(string, string)> labels) => new(
        "s.m", LabelSet.Of(labels), kind, EngineTime.Second,
        [.. Enumerable.Range(1, 5).Select(value => new GivenSegment(EngineTime.Second, value, false))], SeedTest.Place(0, "given"));
}
