using HmsOps.Engine.Input;

namespace HmsOps.Sdk.Series;

/// <summary>What the sidecar wants of a metric, and by which bounds to count.</summary>
internal sealed class CountingMode
{
    private CountingMode(double[] bounds, ulong hash, bool isWanted, bool isRaw)
    {
        Bounds = bounds;
        Hash = hash;
        IsWanted = isWanted;
        IsRaw = isRaw;
    }

    /// <summary>Before the sidecar has said: observations are kept as they are.</summary>
    public static CountingMode Unknown { get; } = new([], 0, isWanted: true, isRaw: true);

    public static CountingMode Unwanted { get; } = new([], 0, isWanted: false, isRaw: false);

    public double[] Bounds { get; }

    public ulong Hash { get; }

    public bool IsWanted { get; }

    public bool IsRaw { get; }

    public bool Bins { get; private init; }

    /// <summary>What a message of the sidecar asks for; bounds whose hash is not theirs are not counted by.</summary>
    public static CountingMode From(Ingest.V1.MetricBounds message)
    {
        if (!message.Wanted)
        {
            return Unwanted;
        }

        double[] bounds = [.. message.Bounds];
        var isRaw = message.Raw || MetricBounds.Hash(bounds) != message.Hash;
        return new CountingMode(bounds, message.Hash, isWanted: true, isRaw) { Bins = message.SketchBins };
    }

    /// <summary>The bucket of a value: the first whose bound is not less, or the one above the last.</summary>
    public int BucketOf(double value)
    {
        var bounds = Bounds;
        if (bounds.Length <= 8)
        {
            var i = 0;
            while (i < bounds.Length && value > bounds[i])
            {
                i++;
            }

            return i;
        }

        var found = Array.BinarySearch(bounds, value);
        return found >= 0 ? found : ~found;
    }
}
