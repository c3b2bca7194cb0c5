using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>
/// Pushes a threshold on a percentile down to counters. The percentile p of n observations is the k-th smallest,
/// k = ⌈q·n⌉, so p &gt; c holds exactly when fewer than k of them are ≤ c: no sketch, no error.
/// </summary>
internal static class ThresholdPushdown
{
    /// <summary>The test that a comparison comes down to, or null where a value is needed.</summary>
    public static QuantileTest? Match(BoundComparison comparison) => comparison switch
    {
        { Left: BoundReading { Reading: Reading.Quantile, Rank: { } rank, Shift: 0 } reading, Right: BoundConstant constant } =>
            Test(reading, rank, comparison.Operator, constant),
        { Left: BoundConstant constant, Right: BoundReading { Reading: Reading.Quantile, Rank: { } rank, Shift: 0 } reading } =>
            Test(reading, rank, Comparisons.Mirror(comparison.Operator), constant),
        _ => null,
    };

    private static QuantileTest Test(BoundReading reading, Rank rank, ComparisonOperator comparison, BoundConstant constant)
    {
        var c = StoredValue.Of(constant.Value);
        return new QuantileTest(reading, rank, comparison, constant, BoundPair.Of(comparison, c));
    }
}
