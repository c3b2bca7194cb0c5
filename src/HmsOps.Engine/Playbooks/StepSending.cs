using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>From a recorded intent to a call, and to further calls where an answer was lost.</summary>
internal static class StepSending
{
    /// <value>So many calls without an answer, in one process, are let pass before the step times out.</value>
    private const int LostAnswers = 3;

    /// <summary>Reads the target against the intent.</summary>
    public static void Check(RunTurn turn) =>
        StepAsking.Ask(turn, StepAsk.Check, turn.Time + turn.Kit.Real(StepAsking.PlanOf(turn.Run).Timeout));

    /// <summary>The last look before a call is opened: the alert still fires, and that is known.</summary>
    public static void SendIfFiring(RunTurn turn)
    {
        if (turn.Truth == InstanceTruth.KnownFiring)
        {
            Send(turn);
            return;
        }

        turn.Run.Ask = StepAsk.None;
        turn.Raise(RunSignal.StepPaused);
    }

    /// <summary>The target is as before a call whose answer was lost: it may be made again while the alert fires.</summary>
    public static void SendAgain(RunTurn turn)
    {
        if (turn.Run.State == RunState.Finishing || turn.Run.Lost >= LostAnswers)
        {
            StepEndings.End(turn, StepState.TimedOut, $"no answer after {Tries(turn)}; the target is unchanged");
            return;
        }

        SendIfFiring(turn);
    }

    /// <summary>A call was opened and its answer is not known here: after a restart or a pause.</summary>
    public static void Recover(RunTurn turn)
    {
        switch (StepAsking.PlanOf(turn.Run).Effect)
        {
            case StepEffect.Absolute:
                Check(turn);
                break;
            case StepEffect.Keyed:
                SendIfFiring(turn);
                break;
            default:
                StepEndings.End(turn, StepState.Unknown, "no answer to its only call");
                break;
        }
    }

    /// <summary>A call failed; where it is not known whether it was carried out, its effect decides.</summary>
    public static void TakeFailure(RunTurn turn)
    {
        if (turn.Run.Ask == StepAsk.Check)
        {
            StepAsking.Again(turn);
        }
        else if (turn.Answer is FailedAnswer { WasExecuted: not null } failed)
        {
            StepEndings.End(turn, StepState.Failed, failed.Message);
        }
        else
        {
            LoseAnswer(turn, StepAnswers.WordsOf(turn.Answer));
        }
    }

    public static void TakeSilence(RunTurn turn)
    {
        if (turn.Run.Ask == StepAsk.Check)
        {
            StepEndings.End(turn, StepState.TimedOut, $"no answer after {Tries(turn)}; the target could not be read");
            return;
        }

        LoseAnswer(turn, "no answer in time");
    }

    private static void LoseAnswer(RunTurn turn, string words)
    {
        var run = turn.Run;
        var effect = StepAsking.PlanOf(run).Effect;
        run.Lost++;
        if (effect == StepEffect.Once)
        {
            StepEndings.End(turn, StepState.Unknown, words);
        }
        else if (effect == StepEffect.Absolute)
        {
            Check(turn);
        }
        else if (run.State == RunState.Finishing || run.Lost >= LostAnswers)
        {
            StepEndings.End(turn, StepState.TimedOut, $"no answer after {Tries(turn)}: {words}");
        }
        else
        {
            SendIfFiring(turn);
        }
    }

    private static void Send(RunTurn turn)
    {
        var run = turn.Run;
        var record = StepAsking.RecordOf(run);
        run.Write(record with { State = StepState.Sent, Try = record.Try + 1 }, turn.Kit.Output);
        if (!run.Record.SentAnything)
        {
            run.Change(run.Record with { SentAnything = true });
        }

        StepAsking.Ask(turn, StepAsk.Apply, turn.Time + turn.Kit.Real(StepAsking.PlanOf(run).Timeout));
    }

    private static string Tries(RunTurn turn) =>
        StepAsking.RecordOf(turn.Run).Try is var tries && tries == 1 ? "1 try" : $"{tries} tries";
}
