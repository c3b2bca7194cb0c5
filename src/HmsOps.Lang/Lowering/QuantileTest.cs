using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>A percentile compared with a constant c, which counting decides.</summary>
/// <param name="Reading">The percentile.</param>
/// <param name="Rank">Its rank.</param>
/// <param name="Operator">How it is compared, the percentile on the left.</param>
/// <param name="Constant">c as written.</param>
/// <param name="Bound">c, where le(c) = count(x ≤ c) is asked for; else null.</param>
/// <param name="BoundBelow">The greatest double less than c, where le of it, count(x &lt; c), is asked for; else null.</param>
internal sealed record QuantileTest(
    BoundReading Reading, Rank Rank, ComparisonOperator Operator, BoundConstant Constant, double? Bound, double? BoundBelow)
{
    /// <summary>The bounds that are asked for.</summary>
    public IEnumerable<double> Bounds
    {
        get
        {
            if (BoundBelow is { } below)
            {
                yield return below;
            }

            if (Bound is { } bound)
            {
                yield return bound;
            }
        }
    }
}
