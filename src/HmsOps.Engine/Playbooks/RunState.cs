namespace HmsOps.Engine.Playbooks;

/// <summary>Where a run of a playbook stands.</summary>
public enum RunState
{
    /// <summary>Waits for locks.</summary>
    Queued,
    Running,

    /// <summary>In a <c>wait</c>.</summary>
    Waiting,

    /// <summary>Someone is asked whether the next step may be taken.</summary>
    Approval,

    /// <summary>The alert's truth is not known: nothing starts.</summary>
    Held,

    /// <summary>The alert has cleared while a step was in flight, which is brought to its end.</summary>
    Finishing,

    /// <summary>After the last automated step: waits for the alert to clear.</summary>
    Settling,

    /// <summary>The alert has cleared, known: once it has stayed so for the cooldown, what was done is undone.</summary>
    UndoWait,

    /// <summary>In the steps of <c>on clear</c>.</summary>
    Undoing,
    Ended,
}

/// <summary>What came of a run.</summary>
public enum RunOutcome
{
    None,

    /// <summary>The alert cleared, known, and no step carries a mark.</summary>
    Proved,

    /// <summary>The alert cleared before the playbook was through: "resolved after step k".</summary>
    Resolved,

    /// <summary>The alert cleared, but a step had failed.</summary>
    RecoveredWithFailure,

    /// <summary>The alert cleared before the first step.</summary>
    NothingDone,
    NotProved,

    /// <summary>The outcome of a step is not known.</summary>
    Unknown,

    /// <summary>Locks were not to be had in time.</summary>
    Refused,

    /// <summary>Nothing was known for as long as <c>stale</c>.</summary>
    Held,
    TimedOut,

    /// <summary>Someone said no, or nobody said yes in time.</summary>
    Rejected,

    /// <summary>Only observed: nothing was applied.</summary>
    Observed,
}

/// <summary>Where a step stands; each but <see cref="New"/> and <see cref="Planning"/> is durable.</summary>
public enum StepState
{
    New,
    Planning,

    /// <summary>The intent is in the journal; nothing was sent.</summary>
    Recorded,

    /// <summary>A try was opened: the call may have happened.</summary>
    Sent,

    /// <summary>The call failed, for certain; it is made again after a pause.</summary>
    Retrying,
    Answered,
    Verifying,
    Success,
    Failed,
    Inconclusive,
    Refused,
    TimedOut,
    Unknown,

    /// <summary>The alert cleared before it was sent.</summary>
    Abandoned,
    Skipped,
    Observed,
}
