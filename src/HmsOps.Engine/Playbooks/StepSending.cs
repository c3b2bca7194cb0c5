using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>From a recorded intent to a call, and to further calls where an answer was lost.</summary>
internal static class StepSending
{
    /// <value>So many calls without an answer, in one process, are let pass before the step times out.</value>
    private const int LostAnswers = 3;

    /// <summary>Reads the target against the intent.</summary>
    public static void Check(RunTurn turn) =>
        StepAsking.Ask(turn, StepAsk.Check, turn.Time + turn.Kit.Real(StepAsking.PlanOf(turn).Timeout));

    /// <summary>The last look before a call is opened: the alert still fires, and that is known.</summary>
    public static void SendIfFiring(RunTurn turn)
    {
        if (turn.MayAct && turn.Run.State != RunState.Finishing)
        {
            Send(turn);
            return;
        }

        turn.Strand.Ask = StepAsk.None;
        turn.Raise(RunSignal.StepPaused);
    }

    /// <summary>The target is as before a call whose answer was lost: it may be made again while the alert fires.</summary>
    public static void SendAgain(RunTurn turn)
    {
        if (turn.Run.State == RunState.Finishing || IsOutOfTries(turn))
        {
            StepEndings.End(turn, StepState.TimedOut, $"no answer after {Tries(turn)}; the target is unchanged");
            return;
        }

        TryAgain(turn, "no answer");
    }

    /// <summary>A call was opened and its answer is not known here: after a restart or a pause.</summary>
    public static void Recover(RunTurn turn)
    {
        switch (StepAsking.PlanOf(turn).Effect)
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
        if (turn.Strand.Ask == StepAsk.Check)
        {
            StepAsking.Again(turn);
        }
        else if (turn.Answer is FailedAnswer { WasExecuted: { } wasExecuted } failed)
        {
            TakeError(turn, failed.Message, wasExecuted);
        }
        else
        {
            LoseAnswer(turn, StepAnswers.WordsOf(turn.Answer));
        }
    }

    public static void TakeSilence(RunTurn turn)
    {
        if (turn.Strand.Ask == StepAsk.Check)
        {
            StepEndings.End(turn, StepState.TimedOut, $"no answer after {Tries(turn)}; the target could not be read");
            return;
        }

        LoseAnswer(turn, "no answer in time");
    }

    /// <summary>Waits until the failed call may be made again, in the time that is left.</summary>
    public static void PauseAgain(RunTurn turn)
    {
        var at = StepAsking.RecordOf(turn).RetryAt ?? turn.Time;
        if (at <= turn.Time)
        {
            SendIfFiring(turn);
        }
        else
        {
            StepAsking.Ask(turn, StepAsk.Pause, at);
        }
    }

    /// <summary>The alert has cleared between two tries: no further one is made.</summary>
    public static void GiveUp(RunTurn turn) =>
        StepEndings.End(turn, StepState.Failed, $"{StepAsking.RecordOf(turn).Detail}, after {Tries(turn)}");

    private static void LoseAnswer(RunTurn turn, string words)
    {
        var run = turn.Run;
        var effect = StepAsking.PlanOf(turn).Effect;
        turn.Strand.Lost++;
        if (effect == StepEffect.Once)
        {
            StepEndings.End(turn, StepState.Unknown, words);
        }
        else if (effect == StepEffect.Absolute)
        {
            Check(turn);
        }
        else if (run.State == RunState.Finishing || IsOutOfTries(turn))
        {
            StepEndings.End(turn, StepState.TimedOut, $"no answer after {Tries(turn)}: {words}");
        }
        else
        {
            TryAgain(turn, words);
        }
    }

    // What may be done only once is done again only where it is certain that nothing was done.
    private static void TakeError(RunTurn turn, string words, bool wasExecuted)
    {
        var plan = StepAsking.PlanOf(turn);
        var tries = StepAsking.RecordOf(turn).Try;
        var mayRepeat = plan.Effect != StepEffect.Once || !wasExecuted;
        if (turn.Run.State == RunState.Finishing || tries > plan.Retries || !mayRepeat)
        {
            StepEndings.End(turn, StepState.Failed, tries == 1 ? words : $"{words}, after {Tries(turn)}");
            return;
        }

        Pause(turn, words);
    }

    private static void TryAgain(RunTurn turn, string words)
    {
        if (StepAsking.PlanOf(turn).Retries > 0)
        {
            Pause(turn, words);
        }
        else
        {
            SendIfFiring(turn);
        }
    }

    private static void Pause(RunTurn turn, string words)
    {
        var at = turn.Time + StepAsking.PlanOf(turn).RetryEvery;
        turn.Run.Write(StepAsking.RecordOf(turn) with { State = StepState.Retrying, Detail = words, RetryAt = at }, turn.Kit.Output);
        PauseAgain(turn);
    }

    private static bool IsOutOfTries(RunTurn turn) => StepAsking.PlanOf(turn).Retries is > 0 and var retries
        ? StepAsking.RecordOf(turn).Try > retries
        : turn.Strand.Lost >= LostAnswers;

    private static void Send(RunTurn turn)
    {
        var run = turn.Run;
        var record = StepAsking.RecordOf(turn);
        var plan = StepAsking.PlanOf(turn);
        run.Write(
            record with { State = StepState.Sent, Try = record.Try + 1, RetryAt = null, SentAt = record.SentAt ?? turn.Time, Resource = plan.Resource },
            turn.Kit.Output);
        if (record.Try == 0)
        {
            turn.Kit.Calls.Add(plan, turn.Time);
        }

        if (!run.Record.SentAnything)
        {
            run.Change(run.Record with { SentAnything = true });
        }

        StepAsking.Ask(turn, StepAsk.Apply, turn.Time + turn.Kit.Real(plan.Timeout));
    }

    private static string Tries(RunTurn turn) =>
        StepAsking.RecordOf(turn).Try is var tries && tries == 1 ? "1 try" : $"{tries} tries";
}
