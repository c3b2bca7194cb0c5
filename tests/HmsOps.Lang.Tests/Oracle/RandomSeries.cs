using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Symbols;

namespace HmsOps.Lang.Tests.Oracle;

/// <summary>Throws the samples of one series.</summary>
internal sealed class RandomSeries
{
    // Prometheus' mark of a series that ended.
    private static readonly double s_ended = BitConverter.Int64BitsToDouble(0x7FF0_0000_0000_0002);

    private readonly Dice _dice;
    private readonly MetricKind _kind;
    private readonly long _period;
    private readonly bool _isConstant;
    private readonly long _first;
    private long _time;
    private double _total;

    public RandomSeries(Dice dice, int number, MetricSymbol metric, LabelSet labels, long start, bool isStaggered)
    {
        _dice = dice;
        _kind = metric.Kind;
        _period = EngineTime.Second / 4 * dice.Pick(1, 2, 4, 4, 4, 12, 20);
        _isConstant = dice.OneIn(4);
        _first = start + (EngineTime.Second * (isStaggered ? dice.Pick(0, 0, 7, 20) : 0)) + (EngineTime.Second / 2);
        _time = _first - _period;
        var isDelta = metric.Kind == MetricKind.Counter && dice.OneIn(4);
        // Before a later start there is no sample that counts: such a series starts later than others.
        long? zero = metric.Kind == MetricKind.Counter && dice.OneIn(3) ? start + (EngineTime.Second * (isStaggered ? dice.Below(9) - 4 : -dice.Below(5))) : null;
        Definition = new SeriesDefinition(number, metric.Name, labels, metric.Kind, null, zero, isDelta);
    }

    /// <summary>What the series is.</summary>
    public SeriesDefinition Definition { get; }

    /// <summary>The next samples, up to a time.</summary>
    public IEnumerable<Sample> Until(long time)
    {
        while (_time + _period <= time)
        {
            _time += _period;
            if (_time == _first)
            {
                yield return new Sample(Definition.Series, _time, Next());
                continue;
            }

            _time += _dice.OneIn(40) ? EngineTime.Second * _dice.Pick(5, 20, 45) : 0;
            var jitter = _dice.OneIn(5) ? EngineTime.Second / 1000 * _dice.Below(900) : 0;
            var ahead = _period >= EngineTime.Second && _dice.OneIn(60) ? EngineTime.Second * _dice.Below(5) : 0;
            yield return new Sample(Definition.Series, _time + jitter + ahead, _dice.OneIn(50) ? _dice.Pick(double.NaN, double.PositiveInfinity, s_ended, s_ended) : Next());
        }
    }

    private double Next()
    {
        if (_kind != MetricKind.Counter)
        {
            var value = (double)RandomProgram.Values[_isConstant ? 6 : _dice.Below(RandomProgram.Values.Length)];
            // Not beside 0: 5e-324 and 5 are further apart than the 106 bits of a sum.
            return _dice.OneIn(6) && value != 0 ? Math.BitIncrement(value) : _dice.OneIn(6) ? value / 3 : value;
        }

        var growth = _isConstant ? 1 : _dice.Pick(0, 0.1, 0.2, 1, 3, 1e9);
        _total = Definition.IsDelta ? growth : _dice.OneIn(25) ? growth : _total + growth;
        return _total;
    }
}
