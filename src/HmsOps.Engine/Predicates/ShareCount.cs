using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Predicates;

/// <summary>How many of the observations in a window count.</summary>
/// <param name="Part">Those that do.</param>
/// <param name="Whole">All of them; where there is none, the share is unknown.</param>
public readonly record struct ShareCount(long Part, long Whole)
{
    /// <summary>The share, rounded once.</summary>
    public Interval Value => Whole == 0 ? Interval.Unknown(UnknownReason.NoData) : Interval.Exactly((double)Part / Whole);

    /// <summary>The share against a constant, decided in integers.</summary>
    public Truth Test(ComparisonOperator comparison, ExactDecimal constant)
    {
        if (Whole == 0)
        {
            return Truth.Unknown(UnknownReason.NoData);
        }

        var order = constant.CompareRatio(Part, Whole);
        return Truth.Of(comparison switch
        {
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            ComparisonOperator.GreaterOrEqual => order >= 0,
            ComparisonOperator.Equal => order == 0,
            _ => order != 0,
        });
    }
}
