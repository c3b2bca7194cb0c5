using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>The samples of a series that a test gives.</summary>
internal static class GivenSamples
{
    /// <summary>True where only growth is given: then its samples are growth, not totals.</summary>
    public static bool IsGrowth(GivenSeries series) =>
        series.Kind == MetricKind.Counter
        && series.Segments.All(segment => segment.IsRate || segment.Value is null)
        && series.Segments.Any(segment => segment.IsRate);

    /// <summary>The series as it is defined for the engine: in stored units.</summary>
    public static SeriesDefinition Define(GivenSeries series) =>
        new(0, series.Metric, series.Labels, series.Kind, UnitConversion.None, null, IsGrowth(series));

    /// <summary>Time and value of each sample, from <paramref name="start"/> on: a segment of length D that begins at s gives those of s + every … s + D.</summary>
    public static IEnumerable<(long Time, double Value)> Of(GivenSeries series, long start)
    {
        var isGrowth = IsGrowth(series);
        var total = 0.0;
        var begin = start;
        foreach (var segment in series.Segments)
        {
            for (var at = series.Every; at <= segment.Duration && segment.Value is not null; at += series.Every)
            {
                var growth = segment.Value.Value * series.Every / EngineTime.Second;
                total = segment.IsRate ? total + growth : segment.Value.Value;
                yield return (begin + at, isGrowth ? growth : total);
            }

            begin += segment.Duration;
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
