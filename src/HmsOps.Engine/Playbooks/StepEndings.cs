using HmsOps.Engine.Durable;

namespace HmsOps.Engine.Playbooks;

/// <summary>How an automated step ends.</summary>
internal static class StepEndings
{
    public static void Succeed(RunTurn turn) => End(turn, StepState.Success, StepAnswers.WordsOf(turn.Answer));

    /// <summary>The target is as intended already: nothing is sent.</summary>
    public static void SucceedUnsent(RunTurn turn) => End(turn, StepState.Success, "already so; nothing was sent");

    public static void Refuse(RunTurn turn) => End(turn, StepState.Refused, StepAnswers.WordsOf(turn.Answer));

    /// <summary>The step would now do something else than what was approved.</summary>
    public static void RefuseAnother(RunTurn turn)
    {
        const string Why = "it would now do something else than what was approved";
        var index = turn.Strand.InFlight ?? 0;
        turn.Run.Write(StepAsking.RecordOf(turn) with { State = StepState.Refused, Detail = Why, EndedAt = turn.Time }, turn.Kit.Output);
        Drop(turn);
        RunEndings.RefuseApproval(turn, $"step {index + 1} was not taken: {Why}", isNo: false);
    }

    public static void FailChanged(RunTurn turn) =>
        End(turn, StepState.Failed, Join("changed by other", StepAnswers.WordsOf(turn.Answer)));

    public static void FailVerified(RunTurn turn) =>
        End(turn, StepState.Failed, Join("verification failed", StepAnswers.WordsOf(turn.Answer)));

    /// <summary>The target could not be read, so nothing was sent.</summary>
    public static void FailOverdue(RunTurn turn) =>
        End(turn, StepState.Failed, turn.Strand.StepState == StepState.Planning ? "it could not be planned in time" : "the target could not be read in time");

    /// <summary>No verdict in time: no proof, and no failure either.</summary>
    public static void Inconclusive(RunTurn turn) => End(turn, StepState.Inconclusive, "no verdict in time");

    /// <summary>The alert has cleared before the step was sent.</summary>
    public static void Abandon(RunTurn turn)
    {
        turn.Run.Write(StepAsking.RecordOf(turn) with { State = StepState.Abandoned, EndedAt = turn.Time }, turn.Kit.Output);
        Drop(turn);
    }

    /// <summary>The alert has cleared before anything was recorded.</summary>
    public static void Drop(RunTurn turn)
    {
        turn.Strand.InFlight = null;
        turn.Strand.Ask = StepAsk.None;
        turn.Strand.AskAgain = null;
    }

    /// <summary>Ends the step and tells the run.</summary>
    public static void End(RunTurn turn, StepState state, string detail)
    {
        var run = turn.Run;
        var index = turn.Strand.InFlight ?? 0;
        var record = run.Step(index)
            ?? new StepRecord(run.Record.Id, index, run.Playbook[index].Text, state, 0, null, "", turn.Strand.PlanningSince, null, null, null);
        run.Write(
            record with
            {
                State = state,
                Detail = detail.Length > 0 ? detail : record.Detail,
                AnsweredAt = record.AnsweredAt ?? turn.Time,
                EndedAt = turn.Time,
            },
            turn.Kit.Output);
        Drop(turn);
        turn.Strand.LastEnded = index;
        turn.Raise(state switch
        {
            StepState.Unknown => RunSignal.StepUnknown,
            StepState.Failed or StepState.Refused or StepState.TimedOut => RunSignal.StepMarked,
            _ => RunSignal.StepDone,
        });
    }

    private static string Join(string what, string words) => words.Length == 0 ? what : $"{what}: {words}";
}
