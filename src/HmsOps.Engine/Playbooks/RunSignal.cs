namespace HmsOps.Engine.Playbooks;

/// <summary>What may happen to a run; with its state it decides the move.</summary>
internal enum RunSignal
{
    LocksGot,
    LockWaitOver,

    /// <summary>The call of the step in flight was answered; its verification begins.</summary>
    StepAnswered,

    /// <summary>The step in flight ended without a mark.</summary>
    StepDone,

    /// <summary>It failed, was refused or timed out.</summary>
    StepMarked,

    /// <summary>It is not known whether it was done.</summary>
    StepUnknown,

    /// <summary>It may not go on until the alert is known to fire.</summary>
    StepPaused,
    WaitOver,

    /// <summary>What a line of work waited for has come.</summary>
    Come,

    /// <summary>A tick at which a line of work may look whether what it waits for has come.</summary>
    Look,

    /// <summary>The alert stayed clear for the cooldown.</summary>
    UndoDue,

    /// <summary>The alert fires again after it had cleared.</summary>
    FiresAgain,
    KnownClear,

    /// <summary>The episode ended without proof: no data, gone, not watched any more.</summary>
    OtherClear,
    TruthLost,
    TruthKnown,

    /// <summary>Nothing was known for as long as <c>stale</c>.</summary>
    HeldTooLong,

    /// <summary>Nobody heard of the run for as long as page-after.</summary>
    Silent,
    SettleOver,
    MaximumReached,
}
