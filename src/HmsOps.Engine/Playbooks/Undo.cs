using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary><c>on clear</c>: undoes what was done, once, after the alert stayed clear for the cooldown.</summary>
internal static class Undo
{
    /// <summary>True where the end of a run, for an alert that is known to have cleared, is not yet all.</summary>
    public static bool IsDue(RunTurn turn) =>
        turn.Run.Alert.UndoEntry is not null && turn.Run.Record.SentAnything && !turn.Run.Record.IsUndo && !turn.Kit.Options.Observe;

    /// <summary>The alert stayed clear: the steps need their locks anew.</summary>
    public static void Queue(RunTurn turn) => turn.Run.Change(turn.Run.Record with { IsUndo = true });

    public static void Begin(RunTurn turn)
    {
        var run = turn.Run;
        run.Change(run.Record with { State = RunState.Undoing, Next = run.Alert.UndoEntry ?? run.Playbook.Length, WaitUntil = null, HeldSince = null });
        RunProgress.Advance(turn);
    }

    /// <summary>The alert fires again before anything was undone: it stays as it is.</summary>
    public static void Cancel(RunTurn turn) => Close(turn);

    /// <summary>The alert fires again: the step in flight is finished, and no further one begins.</summary>
    public static void Stop(RunTurn turn)
    {
        var run = turn.Run;
        RunEndings.CutLines(turn, "cut off: the alert fires again");
        if (run.IsInFlight)
        {
            run.Change(run.Record with { State = RunState.Finishing, HeldSince = null });
            RunEndings.FinishStep(turn);
        }
        else
        {
            End(turn);
        }
    }

    public static void RefuseLocks(RunTurn turn) =>
        End(turn, $"nothing was undone: {string.Join(", ", turn.Run.Resources)} was in use by other playbooks for too long");

    public static void EndUnknown(RunTurn turn)
    {
        RunEndings.CutLines(turn, "stopped");
        End(turn, $"the outcome of step {turn.Strand.LastEnded + 1} is not known, so nothing more was undone");
    }

    public static void EndHeld(RunTurn turn)
    {
        RunEndings.CutLines(turn, "held: no data");
        End(turn, "held: no data, so nothing more was undone");
    }

    public static void TimeOut(RunTurn turn)
    {
        RunEndings.CutLines(turn, "timed out");
        End(turn, $"undoing was stopped after {NoticeText.Span(turn.Kit.Options.RunMaximum)}");
    }

    /// <summary>The last step of <c>on clear</c> has ended.</summary>
    public static void End(RunTurn turn) =>
        End(turn, turn.Run.Marks.FirstOrDefault() is { } mark ? $"undoing failed: step {mark.Index + 1}" : null);

    private static void End(RunTurn turn, string? reason)
    {
        if (reason is not null && Notices.Page(turn, reason, always: true))
        {
            turn.Run.Change(turn.Run.Record with { Paged = true, LastWord = turn.Time });
        }

        Close(turn);
    }

    private static void Close(RunTurn turn)
    {
        var run = turn.Run;
        turn.Kit.Locks.Release(run);
        run.Change(run.Record with
        {
            State = RunState.Ended,
            EndedAt = run.Record.IsUndo ? turn.Time : run.Record.EndedAt,
            WaitUntil = null,
            HeldSince = null,
            UndoAt = null,
        });
    }
}
