using static HmsOps.Engine.Playbooks.RunSignal;
using static HmsOps.Engine.Playbooks.RunState;

namespace HmsOps.Engine.Playbooks;

/// <summary>The state table of a run; a cell that is not here means that nothing changes.</summary>
internal static class RunTable
{
    private static readonly Dictionary<(RunState, RunSignal), Action<RunTurn>> Moves = new()
    {
        [(Queued, LocksGot)] = RunProgress.Begin,
        [(Queued, LockWaitOver)] = RunEndings.Refuse,
        [(Queued, KnownClear)] = RunEndings.EndUntouched,
        [(Queued, OtherClear)] = RunEndings.EndUntouchedUnproved,
        [(Queued, TruthLost)] = RunProgress.Hold,
        [(Queued, Silent)] = RunEndings.BreakSilence,
        [(Queued, MaximumReached)] = RunEndings.TimeOut,

        [(Running, StepAnswered)] = RunProgress.WaitFromAnswer,
        [(Running, StepDone)] = RunProgress.StepForward,
        [(Running, StepMarked)] = RunProgress.StepPastFailure,
        [(Running, StepUnknown)] = RunEndings.EndUnknown,
        [(Running, StepPaused)] = RunProgress.Hold,
        [(Running, KnownClear)] = RunEndings.Resolve,
        [(Running, OtherClear)] = RunEndings.StopUnproved,
        [(Running, TruthLost)] = RunProgress.HoldUnlessInFlight,
        [(Running, TruthKnown)] = RunProgress.GoOn,
        [(Running, Silent)] = RunEndings.BreakSilence,
        [(Running, MaximumReached)] = RunEndings.TimeOut,

        [(Waiting, StepDone)] = RunProgress.NoteWhileHeld,
        [(Waiting, StepMarked)] = RunProgress.StepPastFailure,
        [(Waiting, StepUnknown)] = RunEndings.EndUnknown,
        [(Waiting, WaitOver)] = StepKinds.TimeOver,
        [(Waiting, Look)] = StepKinds.Look,
        [(Waiting, Come)] = Waits.Leave,
        [(Waiting, KnownClear)] = RunEndings.Resolve,
        [(Waiting, OtherClear)] = RunEndings.StopUnproved,
        [(Waiting, TruthLost)] = RunProgress.Hold,
        [(Waiting, TruthKnown)] = RunProgress.GoOn,
        [(Waiting, Silent)] = RunEndings.BreakSilence,
        [(Waiting, MaximumReached)] = RunEndings.TimeOut,

        [(Approval, WaitOver)] = StepKinds.TimeOver,
        [(Approval, Look)] = StepKinds.Look,
        [(Approval, Come)] = Waits.Leave,
        [(Approval, KnownClear)] = RunEndings.Resolve,
        [(Approval, OtherClear)] = RunEndings.StopUnproved,
        [(Approval, Silent)] = RunEndings.BreakSilence,
        [(Approval, MaximumReached)] = RunEndings.TimeOut,

        [(Held, StepDone)] = RunProgress.NoteWhileHeld,
        [(Held, StepMarked)] = RunProgress.NoteFailureWhileHeld,
        [(Held, StepUnknown)] = RunEndings.EndUnknown,
        [(Held, KnownClear)] = RunEndings.Resolve,
        [(Held, OtherClear)] = RunEndings.StopUnproved,
        [(Held, TruthKnown)] = RunProgress.Back,
        [(Held, HeldTooLong)] = RunEndings.EndHeld,
        [(Held, Silent)] = RunEndings.BreakSilence,
        [(Held, FiresAgain)] = Undo.Stop,
        [(Held, SettleOver)] = RunEndings.EndUnproved,
        [(Held, MaximumReached)] = RunEndings.TimeOut,

        [(Finishing, StepDone)] = RunEndings.Finish,
        [(Finishing, StepMarked)] = RunEndings.Finish,
        [(Finishing, StepUnknown)] = RunEndings.EndUnknown,
        [(Finishing, StepPaused)] = RunEndings.FinishStep,
        [(Finishing, KnownClear)] = RunEndings.ResolveWhileFinishing,
        [(Finishing, OtherClear)] = RunEndings.StopWhileFinishing,
        [(Finishing, TruthLost)] = RunEndings.FinishStep,
        [(Finishing, TruthKnown)] = RunEndings.FinishStep,

        [(Settling, KnownClear)] = RunEndings.Prove,
        [(Settling, OtherClear)] = RunEndings.StopUnproved,
        [(Settling, TruthLost)] = RunProgress.Hold,
        [(Settling, Silent)] = RunEndings.BreakSilence,
        [(Settling, SettleOver)] = RunEndings.EndUnproved,
        [(Settling, MaximumReached)] = RunEndings.TimeOut,

        [(UndoWait, UndoDue)] = Undo.Queue,
        [(UndoWait, LocksGot)] = Undo.Begin,
        [(UndoWait, LockWaitOver)] = Undo.RefuseLocks,
        [(UndoWait, FiresAgain)] = Undo.Cancel,

        [(Undoing, StepAnswered)] = RunProgress.WaitFromAnswer,
        [(Undoing, StepDone)] = RunProgress.StepForward,
        [(Undoing, StepMarked)] = RunProgress.StepPastFailure,
        [(Undoing, StepUnknown)] = Undo.EndUnknown,
        [(Undoing, StepPaused)] = RunProgress.Hold,
        [(Undoing, WaitOver)] = StepKinds.TimeOver,
        [(Undoing, Look)] = StepKinds.Look,
        [(Undoing, Come)] = Waits.Leave,
        [(Undoing, FiresAgain)] = Undo.Stop,
        [(Undoing, TruthLost)] = RunProgress.HoldUnlessInFlight,
        [(Undoing, TruthKnown)] = RunProgress.GoOn,
        [(Undoing, MaximumReached)] = Undo.TimeOut,
    };

    /// <summary>True where the state answers the signal.</summary>
    public static bool Has(RunState state, RunSignal signal) => Moves.ContainsKey((state, signal));

    /// <summary>Makes the move of the run's state and the signal, if there is one.</summary>
    public static void Raise(RunTurn turn, RunSignal signal)
    {
        if (Moves.TryGetValue((turn.Strand.State, signal), out var move))
        {
            move(turn);
        }
    }
}
