using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Alerts;

/// <summary>The durations of an alert's clocks, once for all its rows.</summary>
/// <param name="For">How long the condition must hold.</param>
/// <param name="ClearFor">How long the clear must hold.</param>
/// <param name="Stale">How long nothing may be known.</param>
/// <param name="Forget">How long "No Data" with an open episode stands.</param>
internal readonly record struct AlertClocks(long For, long ClearFor, long Stale, long Forget)
{
    /// <summary>The clocks of an alert.</summary>
    public static AlertClocks Of(AlertPlan plan) => new(plan.If.For, plan.Clear?.For ?? 0, plan.Stale, plan.Forget);
}
