namespace HmsOps.Engine.Panes;

/// <summary>
/// The least-squares line through the samples of a pane, or of a window. The one algorithm for it: in a pane, samples in order of
/// arrival by Welford's update, times counted in seconds from where the pane begins; over a window, panes merged in order of time by
/// Chan's formula, times counted from where the window begins.
/// </summary>
/// <remarks>So what is read changes with the samples and at edges of panes only; the line through equal values is exactly level.</remarks>
public struct PaneLine : IEquatable<PaneLine>
{
    private long _first;
    private long _last;
    private double _meanTime;
    private double _meanValue;
    private double _timeSquares;
    private double _products;

    /// <value>How many samples there are.</value>
    public long Count { get; private set; }

    /// <value>Ticks from the first sample to the last one.</value>
    public readonly long Span => _last - _first;

    /// <value>Growth a second; NaN where all samples are of one time.</value>
    public readonly double Slope => _products / _timeSquares;

    /// <summary>The value of the line.</summary>
    /// <param name="seconds">Counted as the samples' times are.</param>
    public readonly double At(double seconds) => _meanValue + (Slope * (seconds - _meanTime));

    /// <summary>Adds a sample.</summary>
    /// <param name="time">When it counts, in ticks.</param>
    /// <param name="origin">From when seconds are counted, in ticks.</param>
    /// <param name="value">In the stored unit.</param>
    public void Add(long time, long origin, double value)
    {
        Bound(time, time);
        Count++;
        var seconds = Seconds(time - origin);
        var distance = seconds - _meanTime;
        _meanTime += distance / Count;
        _timeSquares += distance * (seconds - _meanTime);
        var rise = value - _meanValue;
        _meanValue += rise / Count;
        _products += distance * (value - _meanValue);
    }

    /// <summary>Adds a later pane.</summary>
    /// <param name="later">The pane.</param>
    /// <param name="ahead">By how many ticks its seconds are counted from later on.</param>
    public void Add(in PaneLine later, long ahead)
    {
        if (later.Count == 0)
        {
            return;
        }

        Bound(later._first, later._last);
        var count = Count + later.Count;
        var share = (double)later.Count / count;
        var distance = later._meanTime + Seconds(ahead) - _meanTime;
        var rise = later._meanValue - _meanValue;
        _timeSquares += later._timeSquares + (distance * distance * (Count * share));
        _products += later._products + (distance * rise * (Count * share));
        _meanTime += distance * share;
        _meanValue += rise * share;
        Count = count;
    }

    /// <inheritdoc/>
    public readonly bool Equals(PaneLine other) =>
        Count == other.Count && _first == other._first && _last == other._last && _meanTime.Equals(other._meanTime)
        && _meanValue.Equals(other._meanValue) && _timeSquares.Equals(other._timeSquares) && _products.Equals(other._products);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is PaneLine other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Count, _first, _last, _meanTime, _meanValue, _products);

    public static bool operator ==(PaneLine left, PaneLine right) => left.Equals(right);

    public static bool operator !=(PaneLine left, PaneLine right) => !left.Equals(right);

    private static double Seconds(long ticks) => (double)ticks / EngineTime.Second;

    private void Bound(long first, long last)
    {
        _first = Count == 0 ? first : Math.Min(_first, first);
        _last = Count == 0 ? last : Math.Max(_last, last);
    }
}
