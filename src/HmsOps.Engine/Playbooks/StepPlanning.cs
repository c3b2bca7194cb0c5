using HmsOps.Engine.Durable;

namespace HmsOps.Engine.Playbooks;

/// <summary>From nothing to a recorded intent; nothing is touched.</summary>
internal static class StepPlanning
{
    public static void Plan(RunTurn turn)
    {
        var run = turn.Run;
        var plan = StepAsking.PlanOf(turn);
        turn.Strand.PlanningSince = turn.Time;
        turn.Strand.Lost = 0;
        turn.Line(plan.Text, "planned");
        if (turn.Kit.Calls.Refusal(plan, turn.Time) is { } refusal)
        {
            StepEndings.End(turn, StepState.Refused, refusal);
            return;
        }

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
        if (Approvals.IsAnother(turn.Run, turn.Strand.InFlight ?? 0, planned.Intent))
        {
            StepEndings.RefuseAnother(turn);
            return;
        }

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
            new StepRecord(run.Record.Id, turn.Strand.InFlight ?? 0, StepAsking.PlanOf(turn).Text, StepState.Recorded, 0, intent, "", turn.Strand.PlanningSince, null, null, null),
            turn.Kit.Output);
    }
}
