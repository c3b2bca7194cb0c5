namespace HmsOps.Engine.Plan;

/// <summary>A tile of the dashboard.</summary>
/// <param name="Id">Its place in <see cref="PackPlan.Tiles"/>, in order of declaration.</param>
/// <param name="Name">As shown.</param>
/// <param name="Value">The number that it shows.</param>
/// <param name="Unit">The number's stored unit.</param>
/// <param name="Slo">What should hold, or null.</param>
/// <param name="Red">Red at the first tick at which this holds, or null.</param>
/// <param name="YellowFor">Yellow when the slo was broken this long, in ticks.</param>
/// <param name="SloText">As written: <c>p95 &lt; 0.5s</c>.</param>
public sealed record TilePlan(
    int Id,
    string Name,
    PredicatePlan Value,
    string Unit,
    PredicatePlan? Slo,
    PredicatePlan? Red,
    long YellowFor,
    string? SloText)
{
    /// <value>How long <see cref="Red"/> must hold, in ticks; 0 for at once.</value>
    public long RedFor { get; init; }

    /// <value>2 minutes.</value>
    public const long DefaultYellowFor = 2 * EngineTime.Minute;
}
