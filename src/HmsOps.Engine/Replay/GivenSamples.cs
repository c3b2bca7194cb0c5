using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>The samples of a series that a test gives.</summary>
internal static class GivenSamples
{
    /// <summary>True where only growth is given: then its samples are growth, not totals; a reset shows in totals alone.</summary>
    public static bool IsGrowth(GivenSeries series) => IsAllGrowth(series) && !series.Segments.Any(segment => segment.IsReset);

    /// <summary>The series as it is defined for the engine: in stored units.</summary>
    /// <param name="series">The series.</param>
    /// <param name="start">The test's start: growth that is given begins at 0 there.</param>
    public static SeriesDefinition Define(GivenSeries series, long start) =>
        new(0, series.Metric, series.Labels, series.Kind, UnitConversion.None, IsAllGrowth(series) && !IsGrowth(series) ? start : null, IsGrowth(series));

    /// <summary>Time and value of each sample, from <paramref name="start"/> on: a segment of length D that begins at s gives those of s + every … s + D.</summary>
    public static IEnumerable<(long Time, double Value)> Of(GivenSeries series, long start)
    {
        var isGrowth = IsGrowth(series);
        var dice = new TestDice(series);
        var total = 0.0;
        var begin = start;
        GivenSegment? level = null;
        foreach (var segment in series.Segments)
        {
            total = segment.IsReset ? 0 : total;
            if (segment.IsRate)
            {
                for (var at = series.Every; at <= segment.Duration; at += series.Every)
                {
                    var growth = (segment.Value ?? 0) * series.Every / EngineTime.Second;
                    total += growth;
                    yield return (begin + at, isGrowth ? growth : total);
                }
            }
            else if (segment.Value is { } value)
            {
                foreach (var sample in Values(series, segment, level, begin, dice))
                {
                    yield return sample;
                }

                (total, level) = (value, segment.Share is null && segment.PerSecond is null ? segment : level);
            }

            begin += segment.Duration;
        }
    }

    private static bool IsAllGrowth(GivenSeries series) =>
        series.Kind == MetricKind.Counter
        && series.Segments.All(segment => segment.IsRate || segment.Value is null)
        && series.Segments.Any(segment => segment.IsRate);

    // Shares and rates are laid out evenly, so that they are what was written in every stretch.
    private static IEnumerable<(long Time, double Value)> Values(GivenSeries series, GivenSegment segment, GivenSegment? level, long begin, TestDice dice)
    {
        var (steps, before) = (0L, 0L);
        for (var at = series.Every; at <= segment.Duration; at += series.Every)
        {
            steps++;
            var wanted = segment.PerSecond is { } rate ? (double)rate * steps * series.Every / EngineTime.Second : (segment.Share ?? 1) * steps;
            var now = (long)Math.Floor(wanted + 1e-9);
            for (var count = before; count < now; count++)
            {
                yield return (begin + at, dice.Around(segment));
            }

            if (now == before && segment.Share is not null && level is not null)
            {
                yield return (begin + at, dice.Around(level));
            }

            before = now;
        }
    }

    /// <summary>The samples of all series in order of time, those of one time in the order in which the series are given.</summary>
    public static IEnumerable<(long Time, int Series, double Value)> Merge(TestPlan test)
    {
        var heads = new PriorityQueue<(int Series, IEnumerator<(long Time, double Value)> Tail), (long, int)>();
        for (var index = 0; index < test.Series.Length; index++)
        {
            var samples = Of(test.Series[index], test.Start).GetEnumerator();
            if (samples.MoveNext())
            {
                heads.Enqueue((index, samples), (samples.Current.Time, index));
            }
        }

        while (heads.TryDequeue(out var head, out _))
        {
            var (time, value) = head.Tail.Current;
            yield return (time, head.Series, value);
            if (head.Tail.MoveNext())
            {
                heads.Enqueue(head, (head.Tail.Current.Time, head.Series));
            }
        }
    }
}
