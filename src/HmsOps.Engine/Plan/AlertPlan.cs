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
public sealed record HeldPlan(PredicatePlan Predicate, long For)
{
    /// <value>Of <c>for 80% of 10m</c> the share of ticks at which it must hold, below 1; null of a plain <c>for</c>.</value>
    public Rank? Share { get; init; }
}

/// <summary>What an alert does when nothing is known for longer than <c>stale</c>.</summary>
public enum NoDataPolicy
{
    /// <summary>It shows "No Data"; what fires goes on, without proof of anything.</summary>
    Hold,

    /// <summary>It becomes inactive, without proof that it is over.</summary>
    Clear,

    /// <summary>It fires.</summary>
    Fire,
}

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
    /// <value>The place of the step that a run begins with.</value>
    public int Entry { get; init; }

    /// <value>The place of the step with which it is undone once the alert stayed clear, or null: nothing undoes it. Its steps stand in <see cref="Steps"/> too.</value>
    public int? UndoEntry { get; init; }

    /// <value>What happens after <see cref="Stale"/>.</value>
    public NoDataPolicy NoData { get; init; }

    /// <value>Names of the alerts that hold this one back while they fire.</value>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <value>When it is watched, or null: always.</value>
    public SchedulePlan? During { get; init; }

    /// <value>Instances that there are from the first tick on and that never go, in order of labels.</value>
    public ImmutableArray<LabelSet> Expect { get; init; } = [];

    /// <value>How many instances it may have, or null for the engine's limit.</value>
    public int? InstanceLimit { get; init; }

    /// <value>What is said with each notice and line, for those who are told; values may name labels of the instance: <c>${region}</c>.</value>
    public LabelSet Labels { get; init; } = LabelSet.Empty;

    /// <value>One sentence for notices, perhaps with <c>${label}</c> and <c>${value}</c> in it; or null.</value>
    public string? Summary { get; init; }

    /// <value>Where to read on, or null.</value>
    public string? Runbook { get; init; }

    /// <value>The number that <c>${value}</c> stands for, or null where nothing asks for it.</value>
    public PredicatePlan? Value { get; init; }

    /// <value>The stored unit's symbol of <see cref="Value"/>.</value>
    public string ValueUnit { get; init; } = "";

    /// <summary>The labels that do not make an instance, where all others do; or empty.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>Which rows make one instance.</summary>
    public Grouping Instances =>
        By.Contains("*") ? Grouping.EachSeries
        : !By.IsEmpty ? new(GroupingKind.By, By)
        : !Without.IsEmpty ? new(GroupingKind.Without, Without)
        : Grouping.All;

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
