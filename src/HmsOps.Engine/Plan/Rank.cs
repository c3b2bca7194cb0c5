namespace HmsOps.Engine.Plan;

/// <summary>A percentile as a fraction in integers, so that a rank is never computed in doubles: p95 is 95/100, p999 is 999/1000.</summary>
/// <param name="Numerator">Greater than 0, less than <paramref name="Denominator"/>.</param>
/// <param name="Denominator">100, 1,000 or 10,000.</param>
public readonly record struct Rank(long Numerator, long Denominator)
{
    /// <summary>The nearest rank k of n observations, ⌈n·q⌉: the k-th smallest is the percentile.</summary>
    public long Of(long n) => (n * Numerator + Denominator - 1) / Denominator;
}
