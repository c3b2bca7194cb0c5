using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Ingest.V1;

namespace HmsOps.Sidecar.Ingest;

/// <summary>Reads observations that a client counted.</summary>
internal static class PaneReader
{
    /// <summary>Why a pane can't be taken, or null.</summary>
    public static string? Objection(PaneCounts pane, SessionSeries series)
    {
        if (series.Kind != MetricKind.Histogram)
        {
            return $"series {pane.Series} is no histogram: counts by bounds can't be taken for it";
        }

        if (pane.Buckets.Count is 0 or > IngestLimits.Buckets || pane.Bins.Count > IngestLimits.Buckets)
        {
            return $"series {pane.Series}: {pane.Buckets.Count} buckets and {pane.Bins.Count} bins; 1 to {IngestLimits.Buckets} are taken";
        }

        if (pane.BoundsHash == series.BoundsHash && series.Buckets > 0 && pane.Buckets.Count != series.Buckets)
        {
            return $"series {pane.Series}: {pane.Buckets.Count} buckets by bounds that make {series.Buckets}";
        }

        if (pane.Bins.Count != pane.BinCounts.Count)
        {
            return $"series {pane.Series}: {pane.Bins.Count} bins with {pane.BinCounts.Count} counts";
        }

        return HasHugeCount(pane) ? $"series {pane.Series}: a count is too great to be one" : null;
    }

    /// <summary>The pane as an entry of the log.</summary>
    public static BucketedSample Read(PaneCounts pane, SessionSeries series, long end)
    {
        var buckets = new long[pane.Buckets.Count];
        for (var i = 0; i < buckets.Length; i++)
        {
            buckets[i] = (long)pane.Buckets[i];
        }

        var bins = pane.Bins.Count == 0 ? [] : new SketchBin[pane.Bins.Count];
        for (var i = 0; i < bins.Length; i++)
        {
            bins[i] = new SketchBin(pane.Bins[i], (long)pane.BinCounts[i]);
        }

        return new BucketedSample(
            series.Number, end, pane.BoundsHash, buckets, bins, pane.Sum, pane.SumError, pane.Minimum, pane.Maximum);
    }

    // Many of the greatest counts must still add up in 64 bits.
    private static bool HasHugeCount(PaneCounts pane)
    {
        const ulong Greatest = 1UL << 48;
        foreach (var count in pane.Buckets)
        {
            if (count > Greatest)
            {
                return true;
            }
        }

        foreach (var count in pane.BinCounts)
        {
            if (count > Greatest)
            {
                return true;
            }
        }

        return false;
    }
}
