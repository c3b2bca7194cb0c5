using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Tests;

public class PlanSizeTests
{
    private const long Day = 24 * EngineTime.Hour;

    /// <summary>61 slots × (bounds + 1) × width + (bounds + 1) × 8.</summary>
    [Theory]
    [InlineData(EngineTime.Minute, 1, 260)]
    [InlineData(5 * EngineTime.Minute, 2, 390)]
    [InlineData(EngineTime.Hour, 1, 260)]
    [InlineData(2 * EngineTime.Hour, 1, 504)]
    [InlineData(3 * Day, 1, 992)]
    [InlineData(30 * Day, 2, 1_488)]
    public void Counts_take_a_counter_a_pane_for_each_bound_and_one_above_them(long window, int bounds, long bytes) =>
        Assert.Equal(bytes, PlanSize.Of(Aggregate(AggregateKind.Counts, window, bounds), feeds: false).Bytes);

    [Fact]
    public void A_window_that_is_no_multiple_of_60_panes_has_more_of_them() =>
        Assert.Equal(91, PlanSize.Of(Aggregate(AggregateKind.Counts, 90 * EngineTime.Second, 1), feeds: false).Slots);

    [Fact]
    public void In_a_cascade_the_finest_ring_has_twice_the_totals()
    {
        var aggregate = Aggregate(AggregateKind.Counts, EngineTime.Minute, 1);
        Assert.Equal(260 + 16, PlanSize.Of(aggregate, feeds: true).Bytes);
        Assert.Equal(260, PlanSize.Of(aggregate with { FedBy = 1 }, feeds: true).Bytes);
    }

    [Fact]
    public void A_sketch_is_told_an_octave_at_a_time_and_cells_one_a_pane()
    {
        Assert.Equal((61 * 32 * 2) + (32 * 8), PlanSize.Of(Aggregate(AggregateKind.Sketch, EngineTime.Minute, 0), feeds: false).Bytes);
        foreach (var kind in new[] { AggregateKind.Moments, AggregateKind.Counter, AggregateKind.Gauge })
        {
            var size = PlanSize.Of(Aggregate(kind, EngineTime.Minute, 0), feeds: false);
            Assert.Equal((61, 1, 0), (size.Slots, size.Numbers, size.Totals));
            Assert.InRange(size.Width, 16, 64);
        }
    }

    private static AggregatePlan Aggregate(AggregateKind kind, long window, int bounds) =>
        new(0, 0, kind, [], Grouping.All, window, AggregatePlan.PaneOf(window), [.. Enumerable.Range(1, bounds).Select(bound => (double)bound)]);
}
