using System.Collections.Immutable;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Engine.Durable;

/// <summary>State that outlives the process. The engine emits the new version of a record whenever it changes; the last one of a key is the state.</summary>
public abstract record DurableRecord;

/// <summary>The clocks of one row of an alert instance.</summary>
/// <param name="Alert">The alert's name.</param>
/// <param name="Instance">The instance's labels.</param>
/// <param name="Row">The row's labels.</param>
/// <param name="Meaning">The <see cref="Plan.AlertPlan.Meaning"/> under which the clocks ran: state of another meaning is not restored.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Since">First tick of the truth that the <c>for</c> counts, or null; of <see cref="AlertState.NoDataOpen"/>, when it began.</param>
/// <param name="Calm">First tick of the clear that has begun, or null.</param>
/// <param name="KnownClear">True where the row last ended by a known clear.</param>
/// <param name="IsGone">True where the row is to be forgotten: the record is deleted.</param>
/// <param name="HasFired">True where the row fired in the episode that is open: the episode's end is proved only if each such row ended by a known clear.</param>
/// <param name="Ticks">Of <c>for N% of D</c>: at which ticks the condition held, as <see cref="TickWindow"/> writes it; null where at none, or of a plain <c>for</c>.</param>
public sealed record ClockRecord(
    string Alert,
    LabelSet Instance,
    LabelSet Row,
    string Meaning,
    AlertState State,
    long? Since,
    long? Calm,
    bool KnownClear,
    bool IsGone,
    bool HasFired = false,
    string? Ticks = null) : DurableRecord;

/// <summary>An episode: from the first row of an instance that fires to when none is firing or "No Data" with an open episode.</summary>
/// <param name="Id">A journal sequence, restored, not a time.</param>
public sealed record EpisodeRecord(
    long Id, string Alert, LabelSet Instance, long OpenedAt, long? EndedAt, bool KnownClear, string Reason) : DurableRecord
{
    /// <value>True where it ended only because its hours were over; not kept, since only what ends now is told.</value>
    public bool IsUnscheduled { get; init; }
}

/// <summary>An append-only line of history: an alert instance changed its state.</summary>
public sealed record TransitionRecord(
    long Time, string Alert, LabelSet Instance, string State, string Reason, long? Episode) : DurableRecord;

/// <summary>A run of a playbook.</summary>
/// <param name="Id">A journal sequence.</param>
/// <param name="Ordinal">The alert's n-th run, from 1: what is printed.</param>
/// <param name="Alert">The alert's name.</param>
/// <param name="Instance">The instance's labels.</param>
/// <param name="Episode">The episode that it belongs to.</param>
/// <param name="Pack">The digest of the pack that it began with.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Next">The step that is in flight, waiting, or next.</param>
/// <param name="StartedAt">When the alert fired.</param>
/// <param name="WaitUntil">The absolute deadline of a <c>wait</c>, or null.</param>
/// <param name="SettleFrom">When the last automated step ended, or null.</param>
/// <param name="SettleUntil">When settling is over, or null.</param>
/// <param name="HeldSince">First tick at which nothing was known, or null.</param>
/// <param name="LastWord">When someone was last told of it: no run is silent longer than page-after.</param>
/// <param name="EndedAt">When it ended, or null.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="SentAnything">True where a step was sent, so that the cooldown runs from the end.</param>
/// <param name="Paged">True where a page went out for it.</param>
public sealed record RunRecord(
    long Id,
    int Ordinal,
    string Alert,
    LabelSet Instance,
    long Episode,
    string Pack,
    RunState State,
    int Next,
    long StartedAt,
    long? WaitUntil,
    long? SettleFrom,
    long? SettleUntil,
    long? HeldSince,
    long LastWord,
    long? EndedAt,
    RunOutcome Outcome,
    bool SentAnything,
    bool Paged) : DurableRecord
{
    /// <value>Where the branches of each <c>parallel</c> that is under way stand.</value>
    public ImmutableArray<BranchRecord> Branches { get; init; } = [];

    /// <value>When the run is to be undone: its alert cleared, known, at this time less the cooldown; null where it is not.</value>
    public long? UndoAt { get; init; }

    /// <value>True once the steps of <c>on clear</c> began.</value>
    public bool IsUndo { get; init; }
}

/// <summary>Where a branch of a <c>parallel</c> stands.</summary>
/// <param name="Parallel">The place of the <c>parallel</c>.</param>
/// <param name="Start">Its first step.</param>
/// <param name="Next">The step that is in flight, waiting, or next.</param>
/// <param name="WaitUntil">The absolute deadline of its wait, or null.</param>
public sealed record BranchRecord(int Parallel, int Start, int Next, long? WaitUntil);

/// <summary>A step of a run.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Index">From 0.</param>
/// <param name="Text">Its canonical text.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Try">How many tries were opened.</param>
/// <param name="Intent">From <see cref="StepState.Recorded"/> on.</param>
/// <param name="Detail">What the executor said last.</param>
/// <param name="StartedAt">Engine time.</param>
/// <param name="AnsweredAt">When the call was answered, or null: a following <c>wait</c> counts from here.</param>
/// <param name="VerifyUntil">The deadline of verification, or null.</param>
/// <param name="EndedAt">When it reached its end, or null.</param>
public sealed record StepRecord(
    long Run,
    int Index,
    string Text,
    StepState State,
    int Try,
    StepIntent? Intent,
    string Detail,
    long StartedAt,
    long? AnsweredAt,
    long? VerifyUntil,
    long? EndedAt) : DurableRecord
{
    /// <value>When a call that failed is made again, or null.</value>
    public long? RetryAt { get; init; }

    /// <value>When the last try was opened, or null: what limits an hour's calls counts from here.</value>
    public long? SentAt { get; init; }

    /// <value>What the step locks, where it was sent; or null.</value>
    public string? Resource { get; init; }
}

/// <summary>A row of the outbox.</summary>
/// <param name="Id">A journal sequence; notices of one episode are sent in this order.</param>
/// <param name="Key">Stable over retries and restarts: the receiver takes a second copy for the first.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Target">As the author wrote it.</param>
/// <param name="Notifier">Which notifier sends it.</param>
/// <param name="Address">Where to.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">What happened, what was tried and what came of it.</param>
/// <param name="Alert">The alert's name.</param>
/// <param name="Instance">The instance's labels.</param>
/// <param name="Episode">The episode.</param>
/// <param name="QueuedAt">Engine time.</param>
/// <param name="SentAt">When the notifier took it, or null.</param>
/// <param name="Tries">How many tries failed.</param>
/// <param name="Error">What the last failed try said, or null.</param>
/// <param name="Merged">True where it needs no sending any more: its opposite overtook it before it left.</param>
public sealed record NoticeRecord(
    long Id,
    string Key,
    NoticeKind Kind,
    string Target,
    string Notifier,
    string Address,
    string Subject,
    string Body,
    string Alert,
    LabelSet Instance,
    long Episode,
    long QueuedAt,
    long? SentAt,
    int Tries,
    string? Error,
    bool Merged) : DurableRecord;

/// <summary>What a notice says.</summary>
public enum NoticeKind
{
    /// <summary>A <c>notify</c> step of the playbook.</summary>
    Notify,

    /// <summary>Someone must look: automation did not prove success.</summary>
    Page,

    /// <summary>The alert is over; to everyone who was told that it fires.</summary>
    Resolved,

    /// <summary>Low urgency: it recovered, but a step had failed.</summary>
    Recovered,

    /// <summary>Someone is asked whether the next step may be taken.</summary>
    Approval,
}
