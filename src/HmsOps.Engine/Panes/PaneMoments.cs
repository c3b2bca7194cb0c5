namespace HmsOps.Engine.Panes;

/// <summary>
/// Count, sum, minimum, maximum and standard deviation of a pane. The one algorithm for them: in a pane, values in order of
/// arrival by Welford's update; over a window, panes merged in order of time by Chan's formula.
/// </summary>
/// <remarks>B. P. Welford, Technometrics 4 (1962); T. F. Chan, G. H. Golub and R. J. LeVeque, STAN-CS-79-773 (1979).</remarks>
public struct PaneMoments : IEquatable<PaneMoments>
{
    private DoubleDouble _sum;
    private double _minimum;
    private double _maximum;
    private double _mean;
    private double _squares;

    /// <value>How many values there are.</value>
    public long Count { get; private set; }

    /// <value>The sum, rounded once.</value>
    public readonly double Sum => _sum.High;

    /// <value>The rounded sum divided by the count; NaN where there is no value.</value>
    public readonly double Average => _sum.High / Count;

    /// <value>The least value; NaN where there is none.</value>
    public readonly double Minimum => Count == 0 ? double.NaN : _minimum;

    /// <value>The greatest value; NaN where there is none.</value>
    public readonly double Maximum => Count == 0 ? double.NaN : _maximum;

    /// <value>The standard deviation of all values (divided by n); NaN where there is none, or where only sums are known of some.</value>
    public readonly double StandardDeviation => Math.Sqrt(_squares / Count);

    /// <summary>Adds a value.</summary>
    public void Add(double value)
    {
        Bound(value, value);
        Count++;
        _sum = _sum.Add(value);
        var distance = value - _mean;
        _mean += distance / Count;
        _squares += distance * (value - _mean);
    }

    /// <summary>Adds values of which only these totals are known; the standard deviation is lost.</summary>
    public void Add(long count, DoubleDouble sum, double minimum, double maximum)
    {
        Bound(minimum, maximum);
        Count += count;
        _sum = _sum.Add(sum);
        _squares = double.NaN;
    }

    /// <summary>Adds a later pane.</summary>
    public void Add(in PaneMoments later)
    {
        if (later.Count == 0)
        {
            return;
        }

        Bound(later._minimum, later._maximum);
        var count = Count + later.Count;
        var distance = later._mean - _mean;
        _squares += later._squares + (distance * distance * ((double)Count * later.Count / count));
        _mean += distance * ((double)later.Count / count);
        _sum = _sum.Add(later._sum);
        Count = count;
    }

    /// <inheritdoc/>
    public readonly bool Equals(PaneMoments other) =>
        Count == other.Count && _sum == other._sum && _minimum.Equals(other._minimum) && _maximum.Equals(other._maximum)
        && _mean.Equals(other._mean) && _squares.Equals(other._squares);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is PaneMoments other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Count, _sum, _minimum, _maximum, _mean);

    public static bool operator ==(PaneMoments left, PaneMoments right) => left.Equals(right);

    public static bool operator !=(PaneMoments left, PaneMoments right) => !left.Equals(right);

    private void Bound(double minimum, double maximum)
    {
        _minimum = Count == 0 ? minimum : Math.Min(_minimum, minimum);
        _maximum = Count == 0 ? maximum : Math.Max(_maximum, maximum);
    }
}
