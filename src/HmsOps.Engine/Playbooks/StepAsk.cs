namespace HmsOps.Engine.Playbooks;

/// <summary>What an executor was asked about the step in flight.</summary>
internal enum StepAsk
{
    /// <summary>Nothing: the step is paused, or the process was restarted.</summary>
    None,
    Plan,

    /// <summary>Nothing: a failed call is made again when a pause is over.</summary>
    Pause,
    Check,
    Apply,
    Verify,
}
