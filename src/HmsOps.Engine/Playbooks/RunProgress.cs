using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>The moves by which a run goes through its playbook.</summary>
internal static class RunProgress
{
    public static void Begin(RunTurn turn)
    {
        turn.Run.Change(turn.Run.Record with { State = RunState.Running, Next = turn.Run.Alert.Entry });
        Advance(turn);
    }

    /// <summary>Starts what comes next on a line of work, up to a step that takes time.</summary>
    public static void Advance(RunTurn turn)
    {
        var (run, strand) = (turn.Run, turn.Strand);
        while (strand.IsGoing)
        {
            if (!turn.MayAct)
            {
                HoldUnlessInFlight(turn);
                return;
            }

            var next = strand.Next;
            if (next == strand.End)
            {
                if (strand.InFlight is null)
                {
                    EndLine(turn);
                }

                return;
            }

            if (run.Playbook[next] is not RunStepPlan && run.Step(next) is { EndedAt: not null })
            {
                // Waits and notices behind a step are through while it is verified, and come up again after its failure.
                strand.GoTo(run.Playbook.After(next));
                continue;
            }

            if (StepKinds.NeedsVerdict(run.Playbook[next]) && strand.InFlight is not null)
            {
                return;
            }

            StepKinds.Begin(turn, next);
        }
    }

    /// <summary>Begins an automated step.</summary>
    public static void BeginRun(RunTurn turn, int index)
    {
        turn.Strand.InFlight = index;
        turn.Raise(StepSignal.Begin);
    }

    /// <summary>A wait directly behind a step counts from the answer to its call; the step is verified meanwhile.</summary>
    public static void WaitFromAnswer(RunTurn turn)
    {
        var (run, strand) = (turn.Run, turn.Strand);
        var behind = run.Playbook.After(strand.Next);
        if (strand.InFlight == strand.Next && behind != strand.End && StepKinds.IsWait(run.Playbook[behind]) && turn.MayAct)
        {
            strand.GoTo(behind);
            Advance(turn);
        }
    }

    public static void StepForward(RunTurn turn)
    {
        NoteWhileHeld(turn);
        Advance(turn);
    }

    /// <summary>A failure, be it the late verdict on the step before the wait, which it ends at once.</summary>
    public static void StepPastFailure(RunTurn turn)
    {
        NoteFailureWhileHeld(turn);
        Advance(turn);
    }

    public static void NoteWhileHeld(RunTurn turn)
    {
        var strand = turn.Strand;
        if (strand.Next == strand.LastEnded)
        {
            strand.GoTo(turn.Run.Playbook.After(strand.LastEnded));
        }
    }

    /// <summary>A failed step's verdict: the waits directly behind it, begun or not, have no sense any more.</summary>
    public static void NoteFailureWhileHeld(RunTurn turn)
    {
        var (run, strand) = (turn.Run, turn.Strand);
        var failed = strand.LastEnded;
        var behind = SkipWaits(turn, failed, $"step {failed + 1} failed");
        if (run.Playbook[failed] is RunStepPlan { OnFailure: { } onFailure })
        {
            if (strand.WaitUntil is not null && run.Step(strand.Next)?.EndedAt is null)
            {
                turn.Line(run.Playbook[strand.Next].Text, $"cut off: step {failed + 1} failed");
                StepKinds.WriteLeaf(turn, strand.Next, StepState.Skipped, $"step {failed + 1} failed");
            }

            strand.GoTo(onFailure);
        }
        else if (behind is { } next)
        {
            strand.GoTo(next);
        }
    }

    /// <summary>Skips the waits directly behind a step; where the line goes on then, or null where it is beyond them already.</summary>
    public static int? SkipWaits(RunTurn turn, int step, string why)
    {
        var (run, strand) = (turn.Run, turn.Strand);
        var next = run.Playbook.After(step);
        var isHere = strand.Next == step;
        while (next != strand.End && StepKinds.IsWait(run.Playbook[next]))
        {
            isHere |= strand.Next == next;
            if (run.Step(next)?.EndedAt is null)
            {
                if (strand.WaitUntil is not null && strand.Next == next)
                {
                    turn.Line(run.Playbook[next].Text, $"cut off: {why}");
                }

                StepKinds.WriteLeaf(turn, next, StepState.Skipped, why);
            }

            next = run.Playbook.After(next);
        }

        return isHere ? next : null;
    }

    public static void Hold(RunTurn turn) =>
        turn.Run.Change(turn.Run.Record with { State = RunState.Held, HeldSince = turn.Run.UnknownSince ?? turn.Time });

    /// <summary>A call that was opened is brought to its end first.</summary>
    public static void HoldUnlessInFlight(RunTurn turn)
    {
        if (turn.Run.Strands.All(strand => strand.InFlight is null || strand.Ask == StepAsk.None))
        {
            Hold(turn);
        }
    }

    /// <summary>The alert is known to fire again: the run takes up what it was at.</summary>
    public static void Back(RunTurn turn)
    {
        var run = turn.Run;
        var state = run.Record.IsUndo ? RunState.Undoing
            : !run.HasLocks ? RunState.Queued
            : run.Record.SettleUntil is not null ? RunState.Settling
            : run.Record.WaitUntil is null ? RunState.Running
            : run.Playbook[run.Record.Next] is ApproveStepPlan ? RunState.Approval
            : RunState.Waiting;
        run.Change(run.Record with { State = state, HeldSince = null });
        GoOn(turn);
    }

    /// <summary>Takes up steps that were paused, by this process or the one before it.</summary>
    public static void GoOn(RunTurn turn)
    {
        foreach (var strand in turn.Run.Strands.ToList())
        {
            var mine = turn.On(strand);
            if (strand.InFlight is null)
            {
                Advance(mine);
            }
            else if (strand.Ask == StepAsk.None)
            {
                mine.Raise(StepSignal.Resume);
            }
        }
    }

    private static void EndLine(RunTurn turn)
    {
        if (turn.Strand.IsBranch)
        {
            Branching.Join(turn);
        }
        else if (turn.Run.Record.IsUndo)
        {
            Undo.End(turn);
        }
        else
        {
            Settle(turn);
        }
    }

    private static void Settle(RunTurn turn)
    {
        var run = turn.Run;
        if (turn.Kit.Options.Observe)
        {
            RunEndings.End(turn, RunOutcome.Observed, null);
            return;
        }

        var from = run.Steps.Where(step => run.Playbook[step.Index] is RunStepPlan).Max(step => step.EndedAt) ?? run.Record.StartedAt;
        run.Change(run.Record with { State = RunState.Settling, SettleFrom = from, SettleUntil = from + run.Alert.Settle });
    }
}
