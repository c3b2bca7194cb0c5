using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>From an answered call to a verdict.</summary>
internal static class StepVerifying
{
    /// <summary>The call was answered: verification begins, and a wait behind the step counts from here.</summary>
    public static void Answer(RunTurn turn)
    {
        var record = StepAsking.RecordOf(turn);
        turn.Run.Write(
            record with
            {
                State = StepState.Answered,
                Detail = StepAnswers.WordsOf(turn.Answer),
                AnsweredAt = turn.Time,
                VerifyUntil = turn.Time + turn.Kit.Real(StepAsking.PlanOf(turn).Verify),
            },
            turn.Kit.Output);
        Verify(turn);
        turn.Raise(RunSignal.StepAnswered);
    }

    /// <summary>Asks for a verdict, in the time that is left.</summary>
    public static void Verify(RunTurn turn) =>
        StepAsking.Ask(turn, StepAsk.Verify, StepAsking.RecordOf(turn).VerifyUntil ?? turn.Time);

    public static void Again(RunTurn turn)
    {
        var record = StepAsking.RecordOf(turn);
        if (record.State == StepState.Answered)
        {
            turn.Run.Write(record with { State = StepState.Verifying }, turn.Kit.Output);
        }

        StepAsking.Again(turn);
    }

    /// <summary>The alert has cleared and the answer is lost: the call is not made again, only looked after.</summary>
    public static void VerifyOnly(RunTurn turn)
    {
        var plan = StepAsking.PlanOf(turn);
        if (plan.Effect == StepEffect.Once)
        {
            StepEndings.End(turn, StepState.Unknown, "no answer to its only call");
            return;
        }

        var record = StepAsking.RecordOf(turn);
        turn.Run.Write(
            record with { State = StepState.Verifying, VerifyUntil = turn.Time + turn.Kit.Real(plan.Verify) }, turn.Kit.Output);
        Verify(turn);
    }
}
