using HmsOps.Engine.Plan;
using HmsOps.Engine.Replay;

namespace HmsOps.Engine.Tests.Replay;

public sealed class GivenSamplesTests
{
    [Fact]
    public void A_segment_gives_its_first_sample_one_step_after_its_beginning() =>
        Assert.Equal("10+1:1 10+2:1 10+3:2", Print(MetricKind.Histogram, 1, 10, (2, 1.0, false), (1, 2.0, false)));

    [Fact]
    public void Samples_come_at_whole_steps_of_each_segment() =>
        Assert.Equal("0+2:1 0+4:1 0+7:2", Print(MetricKind.Gauge, 2, 0, (5, 1.0, false), (3, 2.0, false)));

    [Fact]
    public void Missing_gives_none_and_the_next_segment_begins_after_it() =>
        Assert.Equal("0+1:1 0+4:1", Print(MetricKind.Gauge, 1, 0, (1, 1.0, false), (2, null, false), (1, 1.0, false)));

    [Fact]
    public void Growth_alone_is_given_as_growth() =>
        Assert.Equal("0+2:200 0+4:200", Print(MetricKind.Counter, 2, 0, (4, 100.0, true)));

    [Fact]
    public void Growth_after_a_total_goes_on_from_it() =>
        Assert.Equal("0+1:50 0+2:60 0+3:70", Print(MetricKind.Counter, 1, 0, (1, 50.0, false), (2, 10.0, true)));

    [Fact]
    public void Series_are_merged_by_time_then_by_place()
    {
        var test = SeedTest.Of() with { Series = [Series(MetricKind.Gauge, 2, (4, 1.0, false)), Series(MetricKind.Gauge, 1, (3, 2.0, false))] };
        var merged = GivenSamples.Merge(test).Select(sample => $"{sample.Time / EngineTime.Second}/{sample.Series}");
        Assert.Equal("1/1 2/0 2/1 3/1 4/0", string.Join(' ', merged));
    }

    private static string Print(MetricKind kind, long every, long start, params (long, double?, bool)[] segments) => string.Join(
        ' ', GivenSamples.Of(Series(kind, every, segments), start * EngineTime.Second)
            .Select(sample => $"{start}+{(sample.Time / EngineTime.Second) - start}:{sample.Value}"));

    private static GivenSeries Series(MetricKind kind, long every, params (long Duration, double? Value, bool IsRate)[] segments) => new(
        "m", LabelSet.Empty, kind, every * EngineTime.Second,
        [.. segments.Select(segment => new GivenSegment(segment.Duration * EngineTime.Second, segment.Value, segment.IsRate))],
        SeedTest.Place(0, "given"));
}
