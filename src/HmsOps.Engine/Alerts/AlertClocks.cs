using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Alerts;

/// <summary>The durations of an alert's clocks, once for all its rows.</summary>
/// <param name="For">How long the condition must hold; with <paramref name="Needed"/>, the window that is looked at.</param>
/// <param name="ClearFor">How long the clear must hold.</param>
/// <param name="Stale">How long nothing may be known.</param>
/// <param name="Forget">How long "No Data" with an open episode stands.</param>
/// <param name="NoData">What happens after <paramref name="Stale"/>.</param>
/// <param name="Needed">At how many ticks of the window the condition must hold; 0 of a plain <c>for</c>.</param>
/// <param name="HasClear">True where the alert says itself when it is over.</param>
/// <param name="Tick">ε.</param>
internal readonly record struct AlertClocks(
    long For, long ClearFor, long Stale, long Forget, NoDataPolicy NoData, int Needed, bool HasClear, long Tick)
{
    /// <summary>The clocks of an alert; ticks are ε apart.</summary>
    public static AlertClocks Of(AlertPlan plan, long tick) => new(
        plan.If.For, plan.Clear?.For ?? 0, plan.Stale, plan.Forget, plan.NoData,
        plan.If.Share is { } share ? (int)share.Of((plan.If.For / tick) + 1) : 0,
        plan.Clear is not null, tick);

    /// <summary>True where the first true tick is enough.</summary>
    public bool FiresAtOnce => Needed == 0 ? For == 0 : Needed == 1;
}
