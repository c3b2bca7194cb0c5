namespace HmsOps.Engine.Playbooks;

/// <summary>What an executor's answer means to the step that asked.</summary>
internal static class StepAnswers
{
    /// <summary>The signal of an answer, or null where nobody asked for it (any more).</summary>
    /// <param name="ask">What was asked last.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="isLate">True where it answers an earlier try than the one that is open.</param>
    public static StepSignal? SignalOf(StepAsk ask, StepAnswer answer, bool isLate) => answer switch
    {
        AppliedAnswer => StepSignal.Applied,
        PlannedAnswer when ask == StepAsk.Plan => StepSignal.Planned,
        AlreadySoAnswer when ask is StepAsk.Plan or StepAsk.Apply => StepSignal.AlreadySo,
        RefusedAnswer when ask is StepAsk.Plan or StepAsk.Apply && !isLate => StepSignal.Refused,
        CheckedAnswer check when ask is StepAsk.Check or StepAsk.Apply && !isLate => check.Check switch
        {
            TargetCheck.AlreadySo => StepSignal.AlreadySo,
            TargetCheck.ChangedByOther => StepSignal.ChangedByOther,
            _ => ask == StepAsk.Check ? StepSignal.Unchanged : null,
        },
        VerifiedAnswer verified when ask == StepAsk.Verify => verified.Result switch
        {
            Verification.Success => StepSignal.Verified,
            Verification.Failure => StepSignal.VerifyFailed,
            _ => StepSignal.VerifyPending,
        },
        FailedAnswer when ask != StepAsk.None && !isLate => StepSignal.AskFailed,
        _ => null,
    };

    /// <summary>The executor's own words.</summary>
    public static string WordsOf(StepAnswer? answer) => answer switch
    {
        AppliedAnswer applied => applied.Message,
        RefusedAnswer refused => refused.Message,
        CheckedAnswer check => check.Message,
        VerifiedAnswer verified => verified.Message,
        FailedAnswer failed => failed.Message,
        _ => "",
    };
}
