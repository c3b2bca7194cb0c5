namespace HmsOps.Engine.Playbooks;

/// <summary>What may happen to the step in flight; with its state it decides the move.</summary>
internal enum StepSignal
{
    Begin,

    /// <summary>Goes on after a pause or a restart; the alert is known to fire.</summary>
    Resume,

    /// <summary>Is to be brought to its end, sending nothing any more.</summary>
    Finish,
    Planned,
    AlreadySo,
    Refused,
    Unchanged,
    ChangedByOther,
    Applied,
    Verified,
    VerifyFailed,
    VerifyPending,

    /// <summary>The asking itself failed.</summary>
    AskFailed,

    /// <summary>No answer in time.</summary>
    Overdue,
}
