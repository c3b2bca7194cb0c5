using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Predicates;

/// <summary>What a compiled predicate reads: a row's operands and the predicate's constants.</summary>
public readonly ref struct PredicateFrame
{
    private readonly ReadOnlySpan<OperandCursor> _operands;
    private readonly ReadOnlySpan<double> _constants;
    private readonly ReadOnlySpan<long> _integers;
    private readonly long _tick;

    /// <summary>A frame over a row, at a tick.</summary>
    public PredicateFrame(ReadOnlySpan<OperandCursor> operands, ReadOnlySpan<double> constants, ReadOnlySpan<long> integers, long tick)
    {
        _operands = operands;
        _constants = constants;
        _integers = integers;
        _tick = tick;
    }

    /// <summary>A constant of the predicate.</summary>
    public Interval Constant(int slot) => Interval.Exactly(_constants[slot]);

    /// <summary>The tick's time in seconds since the Unix epoch: the whole ones, plus the rest, each exact or rounded once.</summary>
    public Interval Now() =>
        Interval.Exactly((_tick / EngineTime.Second) + ((double)(_tick % EngineTime.Second) / EngineTime.Second));

    /// <summary>A reading that is not a percentile.</summary>
    public Interval Read(int operand, Reading reading)
    {
        var cursor = _operands[operand];
        return cursor.Totals is null || cursor.Entity < 0
            ? Interval.Unknown(UnknownReason.NoData)
            : cursor.Totals.Read(cursor.Entity, reading, default);
    }

    /// <summary>A percentile's value; the rank stands in the integers from <paramref name="slot"/> on.</summary>
    public Interval ReadQuantile(int operand, int slot)
    {
        var cursor = _operands[operand];
        return cursor.Totals is null || cursor.Entity < 0
            ? Interval.Unknown(UnknownReason.NoData)
            : cursor.Totals.Read(cursor.Entity, Reading.Quantile, new Rank(_integers[slot], _integers[slot + 1]));
    }

    /// <summary>A prediction; its horizon stands in the integers at <paramref name="slot"/>.</summary>
    public Interval Predict(int operand, int slot)
    {
        var cursor = _operands[operand];
        return cursor.Totals is null || cursor.Entity < 0
            ? Interval.Unknown(UnknownReason.NoData)
            : cursor.Totals.Predict(cursor.Entity, _integers[slot]);
    }

    /// <summary>A reading some time ago; the place of its history stands in the integers at <paramref name="slot"/>.</summary>
    public Interval ReadPast(int operand, int slot)
    {
        var cursor = _operands[operand];
        return cursor.Totals is null || cursor.Entity < 0
            ? Interval.Unknown(UnknownReason.NoData)
            : cursor.Totals.ReadPast(cursor.Entity, (int)_integers[slot]);
    }

    /// <summary>A percentile against a constant, decided by counting; see <see cref="QuantileTestNode"/>.</summary>
    public Truth TestQuantile(int operand, ComparisonOperator comparison, int slot)
    {
        var cursor = _operands[operand];
        if (cursor.Totals is null || cursor.Entity < 0)
        {
            return Truth.Unknown(UnknownReason.NoData);
        }

        var rank = new Rank(_integers[slot], _integers[slot + 1]);
        return cursor.Totals.TestQuantile(cursor.Entity, comparison, rank, (int)_integers[slot + 2], (int)_integers[slot + 3]);
    }

    /// <summary>A share's value; see <see cref="ShareNode"/>.</summary>
    public Interval ReadShare(int operand, ComparisonOperator counted, int slot) => CountShare(operand, counted, slot).Value;

    /// <summary>A share against a constant; see <see cref="ShareTestNode"/>.</summary>
    public Truth TestShare(int operand, ComparisonOperator comparison, ComparisonOperator counted, int slot) =>
        CountShare(operand, counted, slot).Test(comparison, new(_integers[slot + 2], _integers[slot + 3], _integers[slot + 4]));

    /// <summary>A number across series; see <see cref="AcrossNode"/>.</summary>
    public Interval ReadAcross(int operand)
    {
        var cursor = _operands[operand];
        return cursor.Totals is null || cursor.Entity < 0
            ? Interval.Unknown(UnknownReason.NoData)
            : cursor.Totals.ReadAcross(cursor.Entity);
    }

    /// <summary>A condition across series, or of their absence; see <see cref="AcrossTestNode"/> and <see cref="AbsentNode"/>.</summary>
    public Truth TestAcross(int operand)
    {
        var cursor = _operands[operand];
        return cursor.Totals is null || cursor.Entity < 0
            ? Truth.Unknown(UnknownReason.NoData)
            : cursor.Totals.TestAcross(cursor.Entity);
    }

    private ShareCount CountShare(int operand, ComparisonOperator counted, int slot)
    {
        var cursor = _operands[operand];
        return cursor.Totals is null || cursor.Entity < 0
            ? default
            : cursor.Totals.CountShare(cursor.Entity, counted, (int)_integers[slot], (int)_integers[slot + 1]);
    }
}

/// <summary>A compiled condition.</summary>
public delegate Truth ConditionDelegate(in PredicateFrame frame);

/// <summary>A compiled number.</summary>
public delegate Interval NumberDelegate(in PredicateFrame frame);
