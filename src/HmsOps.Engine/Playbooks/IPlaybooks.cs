using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Playbooks;

/// <summary>Runs playbooks: takes the edges of alert instances and the answers of executors, in order, and writes lines, durable records and commands to the engine's output.</summary>
internal interface IPlaybooks
{
    /// <summary>An episode opened: the instance's first row fires.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="episode">The new episode.</param>
    /// <param name="time">The tick.</param>
    /// <param name="description">What is known exactly, for messages.</param>
    void Fired(AlertPlan alert, EpisodeRecord episode, long time, string description);

    /// <summary>An episode ended.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="episode">The episode, with <see cref="EpisodeRecord.KnownClear"/> and its reason.</param>
    /// <param name="time">The tick.</param>
    void Cleared(AlertPlan alert, EpisodeRecord episode, long time);

    /// <summary>The end of a tick's alert evaluation: waits, deadlines, settling, holding; called at every tick at which <see cref="NextDeadline"/> is reached or any run is active.</summary>
    void Tick(long time, IInstanceTruths truths);

    /// <summary>An executor answered; <paramref name="time"/> is the last tick.</summary>
    void Answered(StepResultInput result, long time, IInstanceTruths truths);

    /// <summary>Someone answered an approval; <paramref name="time"/> is the last tick.</summary>
    /// <returns>Why the answer is not taken, or null.</returns>
    string? Approved(ApprovalInput input, long time, IInstanceTruths truths) => "no approval is asked for";

    /// <value>Approvals that are waited for, in order of run and step.</value>
    IReadOnlyList<PendingApproval> Approvals => [];

    /// <summary>A notice was sent, or could not be.</summary>
    void NoticeAnswered(NoticeResultInput result, long time);

    /// <value>True while a run has not ended.</value>
    bool HasActiveRuns { get; }

    /// <summary>The earliest absolute deadline of any run or notice, or null: <c>backtest</c> must not jump over it.</summary>
    long? NextDeadline { get; }
}

/// <summary>What is known of an alert instance at the last tick.</summary>
internal interface IInstanceTruths
{
    /// <summary>The state of an instance for its running playbook.</summary>
    InstanceTruth Of(string alert, LabelSet instance);

    /// <summary>What is known exactly, for messages.</summary>
    string Describe(string alert, LabelSet instance);

    /// <summary>Whether a condition of an alert's playbook holds for any row of an instance; where none is known to, unknown if any row is.</summary>
    Truth Holds(string alert, LabelSet instance, PredicatePlan condition) => Truth.Unknown(UnknownReason.NoData);

    /// <summary>The number that the alert's condition compares, with its unit; of several rows that of the first one that fires; empty where it is not known.</summary>
    string ValueOf(string alert, LabelSet instance) => "";
}

/// <summary>What is known of an alert instance.</summary>
internal enum InstanceTruth
{
    /// <summary>It fires, and the last tick's own value is known.</summary>
    KnownFiring,

    /// <summary>It fires, but the last tick's value is unknown, or it is "No Data" with an open episode: no step starts.</summary>
    Unknown,

    /// <summary>It fires, known, but an alert that it depends on does too: no step starts.</summary>
    HeldBack,

    /// <summary>It does not fire.</summary>
    NotFiring,
}
