using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>The moves by which a run goes through its playbook.</summary>
internal static class RunProgress
{
    public static void Begin(RunTurn turn)
    {
        turn.Run.Change(turn.Run.Record with { State = RunState.Running, Next = 0 });
        Advance(turn);
    }

    /// <summary>Starts what comes next, up to a step that takes time.</summary>
    public static void Advance(RunTurn turn)
    {
        var run = turn.Run;
        while (run.State == RunState.Running)
        {
            if (turn.Truth != InstanceTruth.KnownFiring)
            {
                HoldUnlessInFlight(turn);
                return;
            }

            var next = run.Record.Next;
            if (next == run.Playbook.Length)
            {
                if (run.InFlight is null)
                {
                    Settle(turn);
                }

                return;
            }

            switch (run.Playbook[next])
            {
                case WaitStepPlan wait:
                    BeginWait(turn, next, wait);
                    break;
                case NotifyStepPlan notify:
                    Notify(turn, next, notify);
                    break;
                default:
                    if (run.InFlight is null)
                    {
                        run.InFlight = next;
                        turn.Raise(StepSignal.Begin);
                    }

                    return;
            }
        }
    }

    /// <summary>A wait directly behind a step counts from the answer to its call; the step is verified meanwhile.</summary>
    public static void WaitFromAnswer(RunTurn turn)
    {
        var run = turn.Run;
        var behind = run.Record.Next + 1;
        if (run.InFlight == run.Record.Next && behind < run.Playbook.Length && run.Playbook[behind] is WaitStepPlan
            && turn.Truth == InstanceTruth.KnownFiring)
        {
            run.Change(run.Record with { Next = behind });
            Advance(turn);
        }
    }

    public static void StepForward(RunTurn turn)
    {
        NoteWhileHeld(turn);
        Advance(turn);
    }

    public static void StepPastFailure(RunTurn turn)
    {
        NoteFailureWhileHeld(turn);
        Advance(turn);
    }

    public static void NoteWhileHeld(RunTurn turn)
    {
        var run = turn.Run;
        if (run.Record.Next == run.LastEnded)
        {
            run.Change(run.Record with { Next = run.LastEnded + 1 });
        }
    }

    /// <summary>A failed step's verdict: the waits directly behind it, begun or not, have no sense any more.</summary>
    public static void NoteFailureWhileHeld(RunTurn turn)
    {
        var run = turn.Run;
        NoteWhileHeld(turn);
        var next = run.Record.Next;
        while (next < run.Playbook.Length && run.Playbook[next] is WaitStepPlan wait)
        {
            if (run.Record.WaitUntil is not null && next == run.Record.Next)
            {
                turn.Line(wait.Text, $"cut off: step {run.LastEnded + 1} failed");
            }

            WriteLeaf(turn, next, StepState.Skipped, $"step {run.LastEnded + 1} failed");
            next++;
        }

        if (next != run.Record.Next)
        {
            run.Change(run.Record with { Next = next, WaitUntil = null });
        }
    }

    /// <summary>The late verdict on the step before the wait: it ends the wait at once.</summary>
    public static void CutWait(RunTurn turn)
    {
        var before = turn.Run.Record.Next;
        NoteFailureWhileHeld(turn);
        if (turn.Run.Record.Next != before)
        {
            turn.Run.Change(turn.Run.Record with { State = RunState.Running });
            Advance(turn);
        }
    }

    public static void LeaveWait(RunTurn turn)
    {
        var run = turn.Run;
        WriteLeaf(turn, run.Record.Next, StepState.Success, "");
        run.Change(run.Record with { State = RunState.Running, Next = run.Record.Next + 1, WaitUntil = null });
        Advance(turn);
    }

    public static void Hold(RunTurn turn) =>
        turn.Run.Change(turn.Run.Record with { State = RunState.Held, HeldSince = turn.Run.UnknownSince ?? turn.Time });

    /// <summary>A call that was opened is brought to its end first.</summary>
    public static void HoldUnlessInFlight(RunTurn turn)
    {
        if (turn.Run.InFlight is null || turn.Run.Ask == StepAsk.None)
        {
            Hold(turn);
        }
    }

    /// <summary>The alert is known to fire again: the run takes up what it was at.</summary>
    public static void Back(RunTurn turn)
    {
        var run = turn.Run;
        var state = !run.HasLocks ? RunState.Queued
            : run.Record.SettleUntil is not null ? RunState.Settling
            : run.Record.WaitUntil is not null ? RunState.Waiting
            : RunState.Running;
        run.Change(run.Record with { State = state, HeldSince = null });
        GoOn(turn);
    }

    /// <summary>Takes up a step that was paused, by this process or the one before it.</summary>
    public static void GoOn(RunTurn turn)
    {
        var run = turn.Run;
        if (run.InFlight is not null)
        {
            if (run.Ask == StepAsk.None)
            {
                turn.Raise(StepSignal.Resume);
            }
        }
        else if (run.State == RunState.Running)
        {
            Advance(turn);
        }
    }

    /// <summary>Writes a step that no executor carries out.</summary>
    public static void WriteLeaf(RunTurn turn, int index, StepState state, string detail)
    {
        var run = turn.Run;
        var begun = run.Record.WaitUntil is { } until && run.Playbook[index] is WaitStepPlan wait && index == run.Record.Next
            ? until - wait.Duration
            : turn.Time;
        run.Write(new StepRecord(run.Record.Id, index, run.Playbook[index].Text, state, 0, null, detail, begun, null, null, turn.Time), turn.Kit.Output);
    }

    private static void BeginWait(RunTurn turn, int index, WaitStepPlan wait)
    {
        var run = turn.Run;
        var from = index > 0 && run.Playbook[index - 1] is RunStepPlan ? run.Step(index - 1)?.AnsweredAt ?? turn.Time : turn.Time;
        turn.Line(wait.Text, "planned");
        run.Change(run.Record with { State = RunState.Waiting, WaitUntil = from + wait.Duration });
        if (from + wait.Duration <= turn.Time)
        {
            LeaveWait(turn);
        }
    }

    private static void Notify(RunTurn turn, int index, NotifyStepPlan notify)
    {
        var run = turn.Run;
        turn.Line(notify.Text, "planned");
        WriteLeaf(turn, index, StepState.Success, "");
        run.Change(run.Record with { Next = index + 1, LastWord = turn.Time });
        Notices.Notify(turn, notify);
    }

    private static void Settle(RunTurn turn)
    {
        var run = turn.Run;
        if (turn.Kit.Options.Observe)
        {
            RunEndings.End(turn, RunOutcome.Observed, null);
            return;
        }

        var from = run.Steps.LastOrDefault(step => run.Playbook[step.Index] is RunStepPlan)?.EndedAt ?? run.Record.StartedAt;
        run.Change(run.Record with { State = RunState.Settling, SettleFrom = from, SettleUntil = from + run.Alert.Settle });
    }
}
