namespace HmsOps.Engine.Playbooks;

/// <summary>What falls due in a run.</summary>
internal static class RunDeadlines
{
    /// <summary>Raises what is due at a tick.</summary>
    public static void Raise(RunTurn turn)
    {
        StepAsking.Tick(turn);
        RaiseWhen(turn, turn.Run.State == RunState.Queued ? turn.Run.Record.StartedAt + turn.Kit.Real(turn.Kit.Options.LockWait) : null, RunSignal.LockWaitOver);
        RaiseWhen(turn, turn.Run.Record.WaitUntil, RunSignal.WaitOver);
        RaiseWhen(turn, turn.Run.Record.SettleUntil, RunSignal.SettleOver);
        RaiseWhen(turn, turn.Run.UnknownSince + turn.Run.Alert.Stale, RunSignal.HeldTooLong);
        RaiseWhen(turn, turn.Run.Record.StartedAt + turn.Kit.Options.RunMaximum, RunSignal.MaximumReached);
        RaiseWhen(turn, SilentUntil(turn.Kit, turn.Run), RunSignal.Silent);
    }

    /// <summary>The earliest of a run's deadlines.</summary>
    public static long Next(RunKit kit, Run run)
    {
        var record = run.Record;
        long? asked = run.InFlight is null || run.Ask == StepAsk.None ? null : Math.Min(run.AskUntil, run.AskAgain ?? long.MaxValue);
        long?[] all =
        [
            record.State == RunState.Queued ? record.StartedAt + kit.Real(kit.Options.LockWait) : null,
            record.State == RunState.Held ? null : record.WaitUntil,
            record.SettleUntil,
            asked,
            run.UnknownSince + run.Alert.Stale,
            record.StartedAt + kit.Options.RunMaximum,
            SilentUntil(kit, run),
        ];
        return all.Min() ?? long.MaxValue;
    }

    private static long? SilentUntil(RunKit kit, Run run) =>
        run.Record.Paged || kit.Options.Observe ? null : run.Record.LastWord + kit.Options.PageAfter;

    private static void RaiseWhen(RunTurn turn, long? due, RunSignal signal)
    {
        if (due <= turn.Time)
        {
            turn.Raise(signal);
        }
    }
}
