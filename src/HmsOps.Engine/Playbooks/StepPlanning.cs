using HmsOps.Engine.Durable;

namespace HmsOps.Engine.Playbooks;

/// <summary>From nothing to a recorded intent; nothing is touched.</summary>
internal static class StepPlanning
{
    public static void Plan(RunTurn turn)
    {
        var run = turn.Run;
        var plan = StepAsking.PlanOf(run);
        run.PlanningSince = turn.Time;
        run.Lost = 0;
        turn.Line(plan.Text, "planned");
        StepAsking.Ask(turn, StepAsk.Plan, turn.Time + turn.Kit.Real(plan.Timeout));
    }

    /// <summary>The absolute intent becomes durable before anything is sent; it is never planned again.</summary>
    public static void Record(RunTurn turn)
    {
        if (turn.Answer is not PlannedAnswer planned)
        {
            return;
        }

        Write(turn, planned.Intent);
        if (turn.Kit.Options.Observe)
        {
            StepEndings.End(turn, StepState.Observed, "");
            return;
        }

        StepSending.Check(turn);
    }

    public static void NothingToDo(RunTurn turn)
    {
        if (turn.Answer is AlreadySoAnswer already)
        {
            Write(turn, already.Intent);
            StepEndings.SucceedUnsent(turn);
        }
    }

    private static void Write(RunTurn turn, StepIntent intent)
    {
        var run = turn.Run;
        run.Write(
            new StepRecord(run.Record.Id, run.InFlight ?? 0, StepAsking.PlanOf(run).Text, StepState.Recorded, 0, intent, "", run.PlanningSince, null, null, null),
            turn.Kit.Output);
    }
}
