namespace HmsOps.Engine.Plan;

/// <summary>Which bounds a comparison with a constant c counts up to.</summary>
public static class BoundNeeds
{
    /// <summary>True where it takes how many are ≤ c.</summary>
    public static bool Bound(ComparisonOperator comparison) => comparison is not (ComparisonOperator.GreaterOrEqual or ComparisonOperator.Less);

    /// <summary>True where it takes how many are &lt; c: those that are ≤ the greatest double below it.</summary>
    public static bool Below(ComparisonOperator comparison) => comparison is not (ComparisonOperator.Greater or ComparisonOperator.LessOrEqual);
}
