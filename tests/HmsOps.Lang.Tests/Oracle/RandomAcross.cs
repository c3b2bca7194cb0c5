using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Tests.Lowering;

namespace HmsOps.Lang.Tests.Oracle;

/// <summary>Throws aggregates across series, and what is absent.</summary>
/// <param name="dice">What decides.</param>
/// <param name="inside">Throws a number of single series.</param>
/// <param name="constant">Throws a threshold.</param>
/// <param name="window">Throws a window.</param>
/// <param name="metric">Throws what may be absent.</param>
internal sealed class RandomAcross(Dice dice, Func<BoundNumber> inside, Func<BoundConstant> constant, Func<long> window, Func<MetricSymbol> metric)
{
    private static readonly BoundGrouping s_byRegion = new(false, ["region"]);

    /// <summary>A number, grouped as its rule says.</summary>
    public BoundNumber Number() => dice.Below(5) switch
    {
        0 => Bound.Count(Compared()),
        1 => Bound.Across((SeriesFunction)dice.Below(6), Bound.Across((SeriesFunction)dice.Below(6), inside(), s_byRegion)),
        _ => Bound.Across((SeriesFunction)dice.Below(6), inside()),
    };

    /// <summary>A condition, grouped as its rule says.</summary>
    public BoundCondition Condition() => dice.Below(4) switch
    {
        0 => Bound.Compare(Bound.Count(Compared()), (ComparisonOperator)dice.Below(6), Bound.C(dice.Below(3))),
        1 => Bound.Compare(Number(), (ComparisonOperator)dice.Below(6), constant()),
        _ => Bound.Quantifier(dice.OneIn(2), Compared()),
    };

    /// <summary>That nothing comes.</summary>
    public BoundAbsent Absent() => Bound.Absent(metric(), window());

    private BoundCondition Compared()
    {
        var compared = Bound.Compare(inside(), (ComparisonOperator)dice.Below(6), constant());
        return dice.Below(5) switch
        {
            0 => Bound.Not(compared),
            1 => Bound.And(compared, Bound.Compare(inside(), (ComparisonOperator)dice.Below(6), constant())),
            _ => compared,
        };
    }
}
