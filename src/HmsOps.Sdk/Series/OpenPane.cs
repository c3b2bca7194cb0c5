using System.Runtime.InteropServices;

namespace HmsOps.Sdk.Series;

/// <summary>Observations of one pane, counted by one mode's bounds; reused.</summary>
internal sealed class OpenPane
{
    public long End { get; private set; }

    public CountingMode Mode { get; private set; } = CountingMode.Unknown;

    public long[] Buckets { get; private set; } = [];

    public Dictionary<int, long> Bins { get; } = [];

    public double Sum { get; private set; }

    public double SumError { get; private set; }

    public double Minimum { get; private set; }

    public double Maximum { get; private set; }

    public void Open(long end, CountingMode mode)
    {
        End = end;
        Mode = mode;
        if (Buckets.Length == mode.Bounds.Length + 1)
        {
            Array.Clear(Buckets);
        }
        else
        {
            Buckets = new long[mode.Bounds.Length + 1];
        }

        Bins.Clear();
        Sum = 0;
        SumError = 0;
        Minimum = double.PositiveInfinity;
        Maximum = double.NegativeInfinity;
    }

    public void Add(double value)
    {
        Buckets[Mode.BucketOf(value)]++;
        AddSum(value);
        Minimum = Math.Min(Minimum, value);
        Maximum = Math.Max(Maximum, value);
        if (Mode.Bins)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(Bins, Engine.Sketch.QuantileBins.Of(value), out _)++;
        }
    }

    public void Add(OpenPane other)
    {
        for (var i = 0; i < Buckets.Length; i++)
        {
            Buckets[i] += other.Buckets[i];
        }

        foreach (var (bin, count) in other.Bins)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(Bins, bin, out _) += count;
        }

        AddSum(other.Sum);
        SumError += other.SumError;
        Minimum = Math.Min(Minimum, other.Minimum);
        Maximum = Math.Max(Maximum, other.Maximum);
    }

    // TwoSum (Knuth): Sum + SumError stays exact to about twice a double's digits.
    private void AddSum(double value)
    {
        var sum = Sum + value;
        var part = sum - Sum;
        SumError += (Sum - (sum - part)) + (value - part);
        Sum = sum;
    }
}
