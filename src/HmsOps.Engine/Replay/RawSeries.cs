using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>The samples of one given series that lie in a window, and for a counter their growth.</summary>
/// <param name="Kind">What the samples are.</param>
/// <param name="Values">The samples in (left, time], in order of time.</param>
/// <param name="Deltas">For a counter: growth, resets taken out, from the sample before the window on.</param>
/// <param name="Changes">How often a value differed from the one before.</param>
/// <param name="Newest">The newest sample, in the window or before it, or null.</param>
internal sealed record RawSeries(
    MetricKind Kind, List<double> Values, List<double> Deltas, int Changes, (long Time, double Value)? Newest)
{
    /// <value>When each of the samples was stamped.</value>
    public List<long> Times { get; init; } = [];

    /// <summary>The samples of a series in (left, time].</summary>
    public static RawSeries Of(GivenSeries series, long start, long left, long time)
    {
        var (times, values, deltas, changes) = (new List<long>(), new List<double>(), new List<double>(), 0);
        var isGrowth = GivenSamples.IsGrowth(series);
        double? before = null;
        (long, double)? newest = null;
        foreach (var (at, value) in GivenSamples.Of(series, start).TakeWhile(sample => sample.Time <= time))
        {
            if (at > left)
            {
                times.Add(at);
                values.Add(value);
                changes += before is not null && before != value ? 1 : 0;
                if (isGrowth || before is not null)
                {
                    deltas.Add(isGrowth ? value : value >= before ? value - before.Value : value);
                }
            }

            before = value;
            newest = (at, value);
        }

        return new(series.Kind, values, deltas, changes, newest) { Times = times };
    }
}
