using System.Numerics;
using HmsOps.Sdk.Sending;

namespace HmsOps.Sdk.Series;

/// <summary>Observations, counted on this side by the bounds that the rules ask for.</summary>
internal sealed class HistogramSeries : MetricSeries
{
    private static readonly int Stripes = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(Environment.ProcessorCount, 1, 16));

    private readonly HistogramStripe[] _stripes;
    private readonly ClientClock _clock;

    public HistogramSeries(int number, string metric, string unit, ClientClock clock, int rawLimit)
        : base(number, metric, SeriesKind.Histogram, unit)
    {
        _clock = clock;
        _stripes = new HistogramStripe[Stripes];
        for (var i = 0; i < Stripes; i++)
        {
            _stripes[i] = new HistogramStripe(Math.Max(16, rawLimit / Stripes));
        }
    }

    public override bool Record(long time, double value)
    {
        var mode = Mode;
        return !mode.IsWanted
            || _stripes[Thread.GetCurrentProcessorId() & (Stripes - 1)].Record(mode, time, _clock.PaneEnd(time), value);
    }

    public override void Collect(long upTo, bool isLast, BatchBuilder batch)
    {
        var merge = new PaneMerge();
        foreach (var stripe in _stripes)
        {
            stripe.Collect(this, upTo, isLast, merge, batch);
        }

        foreach (var pane in merge.Panes)
        {
            batch.Add(Number, pane);
        }
    }
}
