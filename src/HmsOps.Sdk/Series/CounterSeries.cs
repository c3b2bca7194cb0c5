using System.Numerics;
using HmsOps.Sdk.Sending;

namespace HmsOps.Sdk.Series;

/// <summary>A counter, sent as its growth in each flush, nothing (0) included: silence is not "no requests".</summary>
internal sealed class CounterSeries(int number, string metric) : MetricSeries(number, metric, SeriesKind.Counter, "")
{
    // A cell a stripe, each on its own cache line.
    private const int Spread = 8;
    private static readonly int Stripes = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(Environment.ProcessorCount, 1, 16));

    private readonly long[] _cells = new long[Stripes * Spread];
    private double _fractions;

    public void Add(long growth) =>
        Interlocked.Add(ref _cells[(Thread.GetCurrentProcessorId() & (Stripes - 1)) * Spread], growth);

    /// <summary>Grows by a value; a negative one is no growth and is lost.</summary>
    public override bool Record(long time, double value)
    {
        if (value < 0)
        {
            return false;
        }

        lock (_cells)
        {
            _fractions += value;
        }

        return true;
    }

    public override void Collect(long upTo, bool isLast, BatchBuilder batch)
    {
        var growth = 0d;
        for (var i = 0; i < _cells.Length; i += Spread)
        {
            growth += Interlocked.Exchange(ref _cells[i], 0);
        }

        lock (_cells)
        {
            growth += _fractions;
            _fractions = 0;
        }

        if (Mode.IsWanted)
        {
            batch.Add(Number, upTo, growth);
        }
    }
}
