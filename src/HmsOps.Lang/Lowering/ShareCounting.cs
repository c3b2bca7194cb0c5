using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>How a share is counted.</summary>
/// <param name="Share">The share.</param>
/// <param name="Limit">The constant that observations are compared with.</param>
/// <param name="Stored">It in the stored unit.</param>
/// <param name="Bounds">The bounds that are asked for.</param>
internal sealed record ShareCounting(BoundShare Share, BoundConstant Limit, double Stored, BoundPair Bounds)
{
    /// <summary>Of a share whose limit is a constant.</summary>
    public static ShareCounting Of(BoundShare share)
    {
        var limit = share.Limit as BoundConstant ?? throw new InvalidOperationException("a share with a parameter is not lowered");
        var stored = StoredValue.Of(limit.Value);
        return new(share, limit, stored, BoundPair.Of(share.Operator, stored));
    }

    /// <summary>Where a comparison of a share with a constant is decided in integers, how it is compared, the share on the left; else null.</summary>
    public static (BoundShare Share, ComparisonOperator Operator, BoundConstant Constant)? Match(BoundComparison comparison) => comparison switch
    {
        { Left: BoundShare { Shift: 0 } share, Right: BoundConstant constant } => (share, comparison.Operator, constant),
        { Left: BoundConstant constant, Right: BoundShare { Shift: 0 } share } => (share, Comparisons.Mirror(comparison.Operator), constant),
        _ => null,
    };
}
