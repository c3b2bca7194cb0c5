using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>What an aggregate across series makes of the rows of a group.</summary>
/// <remarks>
/// Numbers are strict in unknown. As long as further series may come to be seen, a count is only a lower bound, a sum is so
/// where its numbers are, and neither "in all rows" nor "in no row" is known.
/// </remarks>
internal sealed class AcrossResult(AcrossFunction function)
{
    private readonly ExactAddition _low = new();
    private readonly ExactAddition _high = new();
    private readonly List<double> _values = [];
    private int _count;
    private double _least;
    private double _greatest;
    private double _leastHigh;
    private double _greatestLow;
    private bool _isLowOpen;
    private int _openHighs;
    private bool _isExact;
    private UnknownReason _reason;
    private UnknownReason? _unknown;

    /// <summary>A condition of a group that is not empty.</summary>
    public Truth Test(in TruthTally tally, bool isOpen)
    {
        var decides = function == AcrossFunction.Any ? tally.True : tally.False;
        if (decides > 0)
        {
            return Truth.Of(function == AcrossFunction.Any);
        }

        return tally.Unknown > 0 || isOpen
            ? Truth.Unknown(Greater(tally.Reason, isOpen ? UnknownReason.Warming : UnknownReason.None))
            : Truth.Of(function == AcrossFunction.All);
    }

    /// <summary>In how many rows of a group that is not empty a condition holds.</summary>
    public static Interval Count(in TruthTally tally, bool isOpen) =>
        isOpen ? Interval.Between(tally.True, double.PositiveInfinity, Greater(tally.Reason, UnknownReason.Warming))
        : tally.Unknown > 0 ? Interval.Between(tally.True, tally.True + tally.Unknown, tally.Reason)
        : Interval.Exactly(tally.True);

    /// <summary>How many rows a group that is not empty has.</summary>
    public static Interval Count(int rows, bool isOpen) =>
        isOpen ? Interval.Between(rows, double.PositiveInfinity, UnknownReason.Warming) : Interval.Exactly(rows);

    /// <summary>Begins a group.</summary>
    public void Clear()
    {
        _low.Clear();
        _high.Clear();
        _values.Clear();
        (_count, _openHighs, _isLowOpen, _isExact, _reason, _unknown) = (0, 0, false, true, UnknownReason.None, null);
    }

    /// <summary>Adds a row's number.</summary>
    public void Add(Interval value)
    {
        if (value.IsUnknown)
        {
            _unknown = Greater(_unknown ?? UnknownReason.None, value.Reason);
            return;
        }

        _least = _count == 0 ? value.Low : Math.Min(_least, value.Low);
        _leastHigh = _count == 0 ? value.High : Math.Min(_leastHigh, value.High);
        _greatest = _count == 0 ? value.High : Math.Max(_greatest, value.High);
        _greatestLow = _count == 0 ? value.Low : Math.Max(_greatestLow, value.Low);
        _count++;
        _isExact &= value.IsExact;
        _reason = Greater(_reason, value.Reason);
        if (function is AcrossFunction.Sum or AcrossFunction.Average or AcrossFunction.StandardDeviation)
        {
            AddToSums(value);
        }
    }

    /// <summary>The number of the rows that were added.</summary>
    public Interval Value(bool isOpen)
    {
        if (_unknown is { } reason)
        {
            return Interval.Unknown(reason);
        }

        return function switch
        {
            AcrossFunction.Minimum => Between(_least, _leastHigh),
            AcrossFunction.Maximum => Between(_greatestLow, _greatest),
            AcrossFunction.Average => Between(Low / _count, High / _count),
            AcrossFunction.Sum when isOpen && _openHighs < _count => Interval.Unknown(UnknownReason.Warming),
            AcrossFunction.Sum => Between(Low, High),
            _ => _isExact ? Interval.Exactly(Deviation()) : Interval.Unknown(_reason),
        };
    }

    private double Low => _isLowOpen ? double.NegativeInfinity : _low.Value;

    private double High => _openHighs > 0 ? double.PositiveInfinity : _high.Value;

    private void AddToSums(Interval value)
    {
        if (double.IsNegativeInfinity(value.Low))
        {
            _isLowOpen = true;
        }
        else
        {
            _low.Add(value.Low);
        }

        if (double.IsPositiveInfinity(value.High))
        {
            _openHighs++;
        }
        else
        {
            _high.Add(value.High);
        }

        if (function == AcrossFunction.StandardDeviation)
        {
            _values.Add(value.Low);
        }
    }

    // The mean rounded, the squares of the distances from it rounded each, their sum rounded once: in any order the same.
    private double Deviation()
    {
        var mean = _low.Value / _count;
        _high.Clear();
        foreach (var value in _values)
        {
            _high.Add((value - mean) * (value - mean));
        }

        return Math.Sqrt(_high.Value / _count);
    }

    private Interval Between(double low, double high) =>
        low == high || _isExact ? Interval.Exactly(low) : Interval.Between(low, high, _reason);

    private static UnknownReason Greater(UnknownReason left, UnknownReason right) => left > right ? left : right;
}
