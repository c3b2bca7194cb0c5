using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>The moves by which a run ends, and the decision whether someone is paged.</summary>
internal static class RunEndings
{
    public static void Refuse(RunTurn turn) =>
        End(turn, RunOutcome.Refused, $"nothing was done: {string.Join(", ", turn.Run.Resources)} was in use by other playbooks for too long");

    public static void EndUntouched(RunTurn turn) => End(turn, RunOutcome.NothingDone, null);

    public static void EndUntouchedUnproved(RunTurn turn) => End(turn, RunOutcome.NotProved, null);

    public static void Resolve(RunTurn turn) => Stop(turn, RunOutcome.Resolved, "resolved", "");

    public static void StopUnproved(RunTurn turn)
    {
        turn.Run.IsUnscheduled = turn.IsUnscheduled;
        Stop(turn, RunOutcome.NotProved, "stopped", Unproved(turn));
    }

    public static void TimeOut(RunTurn turn)
    {
        if (turn.Run.Record.IsUndo)
        {
            Undo.TimeOut(turn);
            return;
        }

        Stop(turn, RunOutcome.TimedOut, "timed out", $"the playbook was stopped after {NoticeText.Span(turn.Kit.Options.RunMaximum)}");
    }

    public static void EndHeld(RunTurn turn)
    {
        if (turn.Run.Record.IsUndo)
        {
            Undo.EndHeld(turn);
            return;
        }

        Stop(turn, RunOutcome.Held, "held: no data", $"held: no data for {NoticeText.Span(turn.Run.Alert.Stale)}, so nothing more was done");
    }

    public static void EndUnknown(RunTurn turn)
    {
        var run = turn.Run;
        if (run.Record.IsUndo)
        {
            Undo.EndUnknown(turn);
            return;
        }

        var reason = $"the outcome of step {turn.Strand.LastEnded + 1} is not known, so nothing more was done";
        CutLines(turn, $"stopped after step {run.Done}");
        if (!run.IsInFlight)
        {
            End(turn, RunOutcome.Unknown, run.State == RunState.Finishing && run.Record.Outcome == RunOutcome.Unknown ? null : reason);
            return;
        }

        // What another branch has sent is brought to its end, but nobody waits for it.
        var paged = !turn.Kit.Options.Observe && Notices.Page(turn, reason, always: false);
        run.Change(run.Record with
        {
            State = RunState.Finishing, Outcome = RunOutcome.Unknown, HeldSince = null, Paged = run.Record.Paged || paged, LastWord = paged ? turn.Time : run.Record.LastWord,
        });
        FinishStep(turn);
    }

    public static void EndUnproved(RunTurn turn) =>
        End(
            turn,
            RunOutcome.NotProved,
            turn.Run.State == RunState.Held
                ? "not known whether it still fires after all steps of its playbook"
                : "still firing after all steps of its playbook");

    /// <summary>The alert has cleared, known, after the last step.</summary>
    public static void Prove(RunTurn turn) => Conclude(turn, RunOutcome.Proved);

    /// <summary>A step that was in flight has ended.</summary>
    public static void Finish(RunTurn turn)
    {
        if (turn.Run.IsInFlight)
        {
            return;
        }

        if (turn.Run.Record.IsUndo)
        {
            Undo.End(turn);
        }
        else
        {
            Conclude(turn, turn.Run.Record.Outcome);
        }
    }

    /// <summary>Brings paused steps to their end without sending anything.</summary>
    public static void FinishStep(RunTurn turn)
    {
        foreach (var strand in turn.Run.Strands.Where(strand => strand.InFlight is not null && strand.Ask is StepAsk.None or StepAsk.Pause).ToList())
        {
            turn.On(strand).Raise(StepSignal.Finish);
        }
    }

    /// <summary>Cuts off waits and steps that were not sent, on every line of work; what was sent stays in flight.</summary>
    public static void CutLines(RunTurn turn, string line)
    {
        var run = turn.Run;
        foreach (var strand in run.Strands.ToList())
        {
            var mine = turn.On(strand);
            if (strand.WaitUntil is not null)
            {
                var index = strand.Next;
                if (run.Playbook[index].IsLeaf)
                {
                    mine.Line(run.Playbook[index].Text, line);
                }

                StepKinds.WriteLeaf(mine, index, StepState.Abandoned, line);
                strand.Stand(index, null);
            }

            if (strand.InFlight is { } step && !strand.IsStepOpened)
            {
                mine.Line(run.Playbook[step].Text, line);
                mine.Raise(StepSignal.Finish);
            }
        }
    }

    /// <summary>Nobody let the next step be taken: the remaining ones are skipped.</summary>
    public static void RefuseApproval(RunTurn turn, string reason, bool isNo)
    {
        CutLines(turn, isNo ? "rejected" : "no answer in time");
        if (isNo && !turn.Kit.Options.Observe)
        {
            Notices.Tell(turn, reason);
        }

        End(turn, RunOutcome.Rejected, isNo ? null : reason);
    }

    public static void ResolveWhileFinishing(RunTurn turn) =>
        turn.Run.Change(turn.Run.Record with { Outcome = RunOutcome.Resolved });

    public static void StopWhileFinishing(RunTurn turn)
    {
        turn.Run.IsUnscheduled = turn.IsUnscheduled;
        turn.Run.PageReason = Unproved(turn);
        turn.Run.Change(turn.Run.Record with { Outcome = RunOutcome.NotProved });
    }

    /// <summary>Nobody has heard of the run for long: says so, once, and goes on.</summary>
    public static void BreakSilence(RunTurn turn)
    {
        var run = turn.Run;
        if (!run.Record.Paged && !turn.Kit.Options.Observe)
        {
            run.Change(run.Record with { Paged = Notices.Page(turn, "still firing, and its playbook is still at work", always: true), LastWord = turn.Time });
        }
    }

    /// <summary>Ends the run; with a reason, everyone is paged who was not told since the last automated step.</summary>
    public static void End(RunTurn turn, RunOutcome outcome, string? reason)
    {
        var run = turn.Run;
        var observe = turn.Kit.Options.Observe;
        turn.Kit.Locks.Release(run);
        run.Change(run.Record with
        {
            State = RunState.Ended,
            Outcome = observe ? RunOutcome.Observed : outcome,
            EndedAt = turn.Time,
            WaitUntil = null,
            HeldSince = null,
        });
        if (reason is not null && !observe && Notices.Page(turn, reason, always: false))
        {
            run.Change(run.Record with { Paged = true, LastWord = turn.Time });
        }
    }

    private static void Stop(RunTurn turn, RunOutcome outcome, string word, string reason)
    {
        var run = turn.Run;
        if (!run.HasLocks)
        {
            StopQueued(turn, outcome, reason);
            return;
        }

        CutLines(turn, $"{word} after step {run.Done}");
        run.PageReason = reason;
        if (!run.IsInFlight)
        {
            Conclude(turn, run.Record.SettleUntil is not null && outcome == RunOutcome.Resolved ? RunOutcome.Proved : outcome);
            return;
        }

        run.Change(run.Record with { State = RunState.Finishing, Outcome = outcome, HeldSince = null });
        FinishStep(turn);
    }

    private static void StopQueued(RunTurn turn, RunOutcome outcome, string reason)
    {
        var isClear = outcome is RunOutcome.Resolved or RunOutcome.NotProved;
        End(turn, outcome == RunOutcome.Resolved ? RunOutcome.NothingDone : outcome, isClear ? null : reason);
    }

    private static void Conclude(RunTurn turn, RunOutcome outcome)
    {
        var run = turn.Run;
        if (outcome is not (RunOutcome.Resolved or RunOutcome.Proved))
        {
            End(turn, outcome, run.IsUnscheduled || (outcome == RunOutcome.Unknown && run.Record.Paged) ? null : run.PageReason.Length > 0 ? run.PageReason : NoticeText.ReasonOf(outcome));
            return;
        }

        var isMarked = run.Marks.Any();
        var isUntouched = outcome == RunOutcome.Resolved && run.Done == 0 && !run.Record.SentAnything;
        End(turn, isMarked ? RunOutcome.RecoveredWithFailure : isUntouched ? RunOutcome.NothingDone : outcome, null);
        if (Undo.IsDue(turn))
        {
            run.Change(run.Record with { State = RunState.UndoWait, UndoAt = turn.Time + run.Alert.Cooldown });
        }

        if (isMarked && !turn.Kit.Options.Observe)
        {
            Notices.Recovered(turn);
        }
    }

    private static string Unproved(RunTurn turn) =>
        turn.Reason.Length == 0 ? NoticeText.ReasonOf(RunOutcome.NotProved) : $"the alert ended without proof that it recovered ({turn.Reason})";
}
