using HmsOps.Sdk.Sending;

namespace HmsOps.Sdk.Series;

/// <summary>A histogram's part for some of the processors, so that threads seldom meet at its lock.</summary>
internal sealed class HistogramStripe(int rawLimit)
{
    // As many panes as could be open if nothing collected them; past it observations are lost.
    private const int OpenLimit = 64;

    private readonly Lock _gate = new();
    private readonly List<OpenPane> _open = [];
    private readonly Stack<OpenPane> _spare = [];
    private readonly RawColumn _raw = new(rawLimit);

    public bool Record(CountingMode mode, long time, long paneEnd, double value)
    {
        lock (_gate)
        {
            if (mode.IsRaw)
            {
                return _raw.TryAdd(time, value);
            }

            if (Find(mode, paneEnd) is not { } pane)
            {
                return false;
            }

            pane.Add(value);
            return true;
        }
    }

    /// <summary>Hands over single observations and all panes that have ended.</summary>
    public void Collect(HistogramSeries series, long upTo, bool isLast, PaneMerge merge, BatchBuilder batch)
    {
        lock (_gate)
        {
            var times = _raw.Times;
            var values = _raw.Values;
            for (var i = 0; i < times.Length; i++)
            {
                batch.Add(series.Number, times[i], values[i]);
            }

            _raw.Clear();
            for (var i = _open.Count - 1; i >= 0; i--)
            {
                var pane = _open[i];
                if (isLast || pane.End <= upTo)
                {
                    merge.Add(pane, Math.Min(pane.End, upTo));
                    _open.RemoveAt(i);
                    _spare.Push(pane);
                }
            }
        }
    }

    private OpenPane? Find(CountingMode mode, long end)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].End == end && ReferenceEquals(_open[i].Mode, mode))
            {
                return _open[i];
            }
        }

        if (_open.Count >= OpenLimit)
        {
            return null;
        }

        if (!_spare.TryPop(out var pane))
        {
            pane = new OpenPane();
        }

        pane.Open(end, mode);
        _open.Add(pane);
        return pane;
    }
}
