using System.Collections.Immutable;

namespace HmsOps.Engine.Plan;

/// <summary>A metric that some rule asks about.</summary>
/// <param name="Id">Its place in <see cref="PackPlan.Metrics"/>.</param>
/// <param name="Name">Service and metric, as in <c>permit-svc.latency</c>.</param>
/// <param name="Kind">Declared or inferred.</param>
/// <param name="Unit">The stored unit's symbol, for display (<c>s</c>, <c>B</c>, <c>%</c>, <c>/s</c>); empty for a plain number.</param>
/// <param name="WireUnit">The declared unit's conversion from the wire; counts only where the wire names no unit.</param>
/// <param name="Period">The declared period of samples in ticks, or null.</param>
/// <param name="Bounds">All thresholds asked of the metric, ascending and distinct: what a client buckets by; each means "≤ bound".</param>
/// <param name="Needs">What must be sent besides the bucket counts.</param>
public sealed record MetricPlan(
    int Id,
    string Name,
    MetricKind Kind,
    string Unit,
    UnitConversion WireUnit,
    long? Period,
    ImmutableArray<double> Bounds,
    MetricNeeds Needs);

/// <summary>Converts a value from a unit of the same dimension: <c>value × Multiplier ÷ Divisor</c>, one of which is 1.</summary>
public readonly record struct UnitConversion(double Multiplier, double Divisor)
{
    /// <summary>No conversion.</summary>
    public static UnitConversion None { get; } = new(1, 1);

    /// <summary>The value in the stored unit; ms to s divides by 1000 and never multiplies by a reciprocal.</summary>
    public double Apply(double value) => Divisor == 1 ? value * Multiplier : value / Divisor;
}

/// <summary>What a metric's rules need of its samples besides bucket counts.</summary>
[Flags]
public enum MetricNeeds
{
    None = 0,
    Sum = 1,
    MinMax = 2,
    SketchBins = 4,

    /// <summary>Single observations: something (a recording, a reading that can't be merged) needs each of them.</summary>
    Raw = 8,
}
