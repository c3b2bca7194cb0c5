using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary><c>wait</c>, <c>wait until</c> and <c>notify</c>: steps that no executor carries out.</summary>
internal static class Waits
{
    public static void Begin(RunTurn turn, int index)
    {
        var wait = (WaitStepPlan)turn.Run.Playbook[index];
        var until = From(turn, index) + wait.Duration;
        turn.Line(wait.Text, "planned");
        turn.Strand.Stand(index, until);
        if (until <= turn.Time)
        {
            Leave(turn);
        }
    }

    public static void BeginUntil(RunTurn turn, int index)
    {
        var wait = (WaitUntilStepPlan)turn.Run.Playbook[index];
        turn.Line(wait.Text, "planned");
        turn.Strand.Stand(index, From(turn, index) + wait.Timeout);
        LookUntil(turn);
    }

    /// <summary>What is not known has not come yet.</summary>
    public static void LookUntil(RunTurn turn)
    {
        if (turn.Run.Playbook[turn.Strand.Next] is WaitUntilStepPlan wait && turn.MayAct && turn.Holds(wait.Condition).IsTrue)
        {
            turn.Raise(RunSignal.Come);
        }
    }

    /// <summary>What was waited for did not come: a mark, and what comes next.</summary>
    public static void TimeOut(RunTurn turn) => Leave(turn, StepState.TimedOut, "it did not come in time");

    public static void Leave(RunTurn turn) => Leave(turn, StepState.Success, "");

    public static void Notify(RunTurn turn, int index)
    {
        var run = turn.Run;
        var notify = (NotifyStepPlan)run.Playbook[index];
        turn.Line(notify.Text, "planned");
        StepKinds.WriteLeaf(turn, index, StepState.Success, "");
        run.Change(run.Record with { LastWord = turn.Time });
        turn.Strand.GoTo(run.Playbook.After(index));
        Notices.Notify(turn, notify);
    }

    /// <summary>Ends a wait, and goes on.</summary>
    public static void Leave(RunTurn turn, StepState state, string detail)
    {
        var index = turn.Strand.Next;
        StepKinds.WriteLeaf(turn, index, state, detail);
        turn.Strand.GoTo(turn.Run.Playbook.After(index));
        RunProgress.Advance(turn);
    }

    // A wait directly behind a step counts from the answer to its call.
    private static long From(RunTurn turn, int index)
    {
        var run = turn.Run;
        return run.Steps
            .Where(step => run.Playbook[step.Index] is RunStepPlan && run.Playbook.After(step.Index) == index)
            .Max(step => step.AnsweredAt) ?? turn.Time;
    }
}
