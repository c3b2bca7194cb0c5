using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Lowering;

/// <summary>The bounds up to which observations are counted where they are compared with a constant c.</summary>
/// <param name="Bound">c, where le(c) = count(x ≤ c) is asked for; else null.</param>
/// <param name="Below">The greatest double less than c, where le of it, count(x &lt; c), is asked for; else null.</param>
internal readonly record struct BoundPair(double? Bound, double? Below)
{
    /// <summary>Those that a comparison needs.</summary>
    public static BoundPair Of(ComparisonOperator comparison, double c) =>
        new(BoundNeeds.Bound(comparison) ? c : null, BoundNeeds.Below(comparison) ? Math.BitDecrement(c) : null);

    /// <summary>Those that are asked for, ascending.</summary>
    public IEnumerable<double> All
    {
        get
        {
            if (Below is { } below)
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
