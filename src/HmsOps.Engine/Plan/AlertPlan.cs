using System.Collections.Immutable;

namespace HmsOps.Engine.Plan;

/// <summary>How bad it is; the order is that of urgency.</summary>
public enum Severity
{
    Info,
    Warning,
    Critical,
}

/// <summary>A condition that must hold for a while.</summary>
/// <param name="Predicate">The condition.</param>
/// <param name="For">d in ticks; 0 fires at once.</param>
public sealed record HeldPlan(PredicatePlan Predicate, long For);

/// <summary>An alert of one level.</summary>
/// <param name="Id">Its place in <see cref="PackPlan.Alerts"/>, which is in order of name.</param>
/// <param name="Name">Unique in the pack.</param>
/// <param name="Severity">Critical pages even without a playbook.</param>
/// <param name="By">The labels that make an instance; empty for a single instance.</param>
/// <param name="If">When it fires.</param>
/// <param name="Clear">When it stops, or null: when <paramref name="If"/> is known false.</param>
/// <param name="Stale">How long an unknown tick carries the last known truth.</param>
/// <param name="Forget">How long "No Data" with an open episode stands before it is "gone".</param>
/// <param name="Cooldown">After a run that sent something ended: a firing inside it starts no run.</param>
/// <param name="Settle">How long a run waits, after its last automated step, for the alert to clear.</param>
/// <param name="Steps">The playbook, or empty.</param>
/// <param name="Source">Where the alert is declared, as <c>file:line:col</c>, for messages.</param>
/// <param name="Meaning">A hash of all that decides its states (condition, windows, clocks, grouping, constants in stored units).</param>
public sealed record AlertPlan(
    int Id,
    string Name,
    Severity Severity,
    ImmutableArray<string> By,
    HeldPlan If,
    HeldPlan? Clear,
    long Stale,
    long Forget,
    long Cooldown,
    long Settle,
    ImmutableArray<StepPlan> Steps,
    string Source,
    string Meaning)
{
    /// <value>5 minutes.</value>
    public const long DefaultStale = 5 * EngineTime.Minute;

    /// <value>24 hours.</value>
    public const long DefaultForget = 24 * EngineTime.Hour;

    /// <value>15 minutes.</value>
    public const long DefaultCooldown = 15 * EngineTime.Minute;

    /// <summary>The settle time: longest window in the conditions + the clear's duration + 1m, at least 2m.</summary>
    public static long SettleOf(long longestWindow, long clearFor) =>
        Math.Max(2 * EngineTime.Minute, longestWindow + clearFor + EngineTime.Minute);
}
