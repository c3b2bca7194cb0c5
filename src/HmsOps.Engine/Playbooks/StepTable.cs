using static HmsOps.Engine.Playbooks.StepSignal;
using static HmsOps.Engine.Playbooks.StepState;

namespace HmsOps.Engine.Playbooks;

/// <summary>The state table of an automated step; a cell that is not here means that nothing changes.</summary>
internal static class StepTable
{
    private static readonly Dictionary<(StepState, StepSignal), Action<RunTurn>> Moves = new()
    {
        [(Planning, Begin)] = StepPlanning.Plan,
        [(Planning, Resume)] = StepPlanning.Plan,
        [(Planning, StepSignal.Finish)] = StepEndings.Drop,
        [(Planning, Planned)] = StepPlanning.Record,
        [(Planning, AlreadySo)] = StepPlanning.NothingToDo,
        [(Planning, StepSignal.Refused)] = StepEndings.Refuse,
        [(Planning, AskFailed)] = StepAsking.Again,
        [(Planning, Overdue)] = StepEndings.FailOverdue,

        [(Recorded, Resume)] = StepSending.Check,
        [(Recorded, StepSignal.Finish)] = StepEndings.Abandon,
        [(Recorded, Unchanged)] = StepSending.SendIfFiring,
        [(Recorded, AlreadySo)] = StepEndings.SucceedUnsent,
        [(Recorded, ChangedByOther)] = StepEndings.FailChanged,
        [(Recorded, AskFailed)] = StepAsking.Again,
        [(Recorded, Overdue)] = StepEndings.FailOverdue,

        [(Sent, Resume)] = StepSending.Recover,
        [(Sent, StepSignal.Finish)] = StepVerifying.VerifyOnly,
        [(Sent, Applied)] = StepVerifying.Answer,
        [(Sent, AlreadySo)] = StepVerifying.Answer,
        [(Sent, Unchanged)] = StepSending.SendAgain,
        [(Sent, ChangedByOther)] = StepEndings.FailChanged,
        [(Sent, StepSignal.Refused)] = StepEndings.Refuse,
        [(Sent, AskFailed)] = StepSending.TakeFailure,
        [(Sent, Overdue)] = StepSending.TakeSilence,

        [(Retrying, Resume)] = StepSending.PauseAgain,
        [(Retrying, StepSignal.Finish)] = StepSending.GiveUp,
        [(Retrying, Overdue)] = StepSending.SendIfFiring,
        [(Retrying, AskFailed)] = StepSending.PauseAgain,

        [(Answered, Resume)] = StepVerifying.Verify,
        [(Answered, StepSignal.Finish)] = StepVerifying.Verify,
        [(Answered, Verified)] = StepEndings.Succeed,
        [(Answered, VerifyFailed)] = StepEndings.FailVerified,
        [(Answered, VerifyPending)] = StepVerifying.Again,
        [(Answered, AskFailed)] = StepVerifying.Again,
        [(Answered, Overdue)] = StepEndings.Inconclusive,

        [(Verifying, Resume)] = StepVerifying.Verify,
        [(Verifying, StepSignal.Finish)] = StepVerifying.Verify,
        [(Verifying, Verified)] = StepEndings.Succeed,
        [(Verifying, VerifyFailed)] = StepEndings.FailVerified,
        [(Verifying, VerifyPending)] = StepVerifying.Again,
        [(Verifying, AskFailed)] = StepVerifying.Again,
        [(Verifying, Overdue)] = StepEndings.Inconclusive,
    };

    /// <summary>True where the state answers the signal.</summary>
    public static bool Has(StepState state, StepSignal signal) => Moves.ContainsKey((state, signal));

    /// <summary>Makes the move of the state of the step in flight and the signal, if there is one.</summary>
    public static void Raise(RunTurn turn, StepSignal signal)
    {
        if (Moves.TryGetValue((turn.Strand.StepState, signal), out var move))
        {
            move(turn);
        }
    }
}
