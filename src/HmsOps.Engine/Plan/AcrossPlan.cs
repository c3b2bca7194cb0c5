namespace HmsOps.Engine.Plan;

/// <summary>What is made of the rows of a predicate, those of one group together.</summary>
public enum AcrossFunction
{
    Average,
    Sum,
    Minimum,
    Maximum,
    StandardDeviation,

    /// <summary>How many rows there are.</summary>
    Count,

    /// <summary>In how many rows a condition holds.</summary>
    CountTrue,

    /// <summary>A condition holds in some row.</summary>
    Any,

    /// <summary>A condition holds in all rows.</summary>
    All,
}

/// <summary>An aggregate across series: a predicate, evaluated row by row, and what is made of its rows.</summary>
/// <param name="Id">Its place behind <see cref="PackPlan.Aggregates"/>, with which it shares its numbers; a nested one comes first.</param>
/// <param name="Function">What is made of them.</param>
/// <param name="Inner">A condition for <see cref="AcrossFunction.CountTrue"/>, <see cref="AcrossFunction.Any"/> and <see cref="AcrossFunction.All"/>, else a number.</param>
/// <param name="Grouping">Which rows belong together.</param>
/// <param name="Settle">How long, in ticks, after the start and after a gap further series may still come to be seen.</param>
public sealed record AcrossPlan(int Id, AcrossFunction Function, PredicatePlan Inner, Grouping Grouping, long Settle)
{
    /// <value>True where its result is true, false or unknown; else it is a number.</value>
    public bool IsCondition => Function is AcrossFunction.Any or AcrossFunction.All;

    /// <value>True where its rows are conditions.</value>
    public bool IsOfConditions => Function >= AcrossFunction.CountTrue;
}
