using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Panes;

/// <summary>Whether observations that a client counted can be taken for what the rules ask.</summary>
internal static class CountedObservations
{
    private const long MostInPane = 1L << 48;

    /// <summary>Why they can't be taken, or null.</summary>
    public static string? Fault(BucketedSample sample, MetricPlan metric)
    {
        if (metric.Kind != MetricKind.Histogram)
        {
            return "only a histogram's observations can be counted by bounds";
        }

        if (sample.BoundsHash != MetricBounds.Hash(metric.Bounds.AsSpan()) || sample.Buckets.Length != metric.Bounds.Length + 1)
        {
            return "observations were counted by other bounds than the rules ask for; they count again once the client has taken the new bounds";
        }

        foreach (var count in sample.Buckets.Span)
        {
            if (count is < 0 or > MostInPane)
            {
                return "a bucket's count is negative or beyond 2^48";
            }
        }

        if (metric.Needs.HasFlag(MetricNeeds.SketchBins) && !HasBins(sample))
        {
            return "the quantile bins do not add up to the bucket counts";
        }

        return sample.Total() > 0 && !HasMoments(sample, metric.Needs)
            ? "the sum, minimum or maximum of counted observations is missing or not finite"
            : null;
    }

    private static bool HasBins(BucketedSample sample)
    {
        var total = 0L;
        foreach (var (_, count) in sample.Bins.Span)
        {
            if (count is < 0 or > MostInPane)
            {
                return false;
            }

            total += count;
        }

        return total == sample.Total();
    }

    private static bool HasMoments(BucketedSample sample, MetricNeeds needs) =>
        (!needs.HasFlag(MetricNeeds.Sum) || (double.IsFinite(sample.Sum) && double.IsFinite(sample.SumError)))
        && (!needs.HasFlag(MetricNeeds.MinMax)
            || (double.IsFinite(sample.Minimum) && double.IsFinite(sample.Maximum) && sample.Minimum <= sample.Maximum));
}
