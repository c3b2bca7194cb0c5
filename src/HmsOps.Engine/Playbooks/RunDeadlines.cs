namespace HmsOps.Engine.Playbooks;

/// <summary>What falls due in a run.</summary>
internal static class RunDeadlines
{
    /// <summary>Raises what is due at a tick.</summary>
    public static void Raise(RunTurn turn)
    {
        foreach (var strand in turn.Run.Strands.ToList())
        {
            var mine = turn.On(strand);
            StepAsking.Tick(mine);
            if (strand.WaitUntil is not null)
            {
                mine.Raise(RunSignal.Look);
            }

            RaiseWhen(mine, strand.WaitUntil, RunSignal.WaitOver);
        }

        RaiseWhen(turn, turn.Run.State == RunState.UndoWait ? turn.Run.Record.UndoAt : null, RunSignal.UndoDue);
        RaiseWhen(turn, LockWaitUntil(turn.Kit, turn.Run), RunSignal.LockWaitOver);
        RaiseWhen(turn, turn.Run.Record.SettleUntil, RunSignal.SettleOver);
        RaiseWhen(turn, turn.Run.UnknownSince + turn.Run.Alert.Stale, RunSignal.HeldTooLong);
        RaiseWhen(turn, Begun(turn.Run) + turn.Kit.Options.RunMaximum, RunSignal.MaximumReached);
        RaiseWhen(turn, SilentUntil(turn.Kit, turn.Run), RunSignal.Silent);
    }

    /// <summary>The earliest of a run's deadlines.</summary>
    public static long Next(RunKit kit, Run run)
    {
        if (run.State == RunState.UndoWait && !run.Record.IsUndo)
        {
            return run.Record.UndoAt ?? long.MaxValue;
        }

        long?[] all =
        [
            LockWaitUntil(kit, run),
            .. run.Strands.Select(strand => run.State == RunState.Held ? null : strand.WaitUntil),
            .. run.Strands.Select(Asked),
            run.Record.SettleUntil,
            run.UnknownSince + run.Alert.Stale,
            Begun(run) + kit.Options.RunMaximum,
            SilentUntil(kit, run),
        ];
        return all.Min() ?? long.MaxValue;
    }

    private static long? Asked(Strand strand) => strand.Ask == StepAsk.None ? null
        : strand.InFlight is null ? strand.AskAgain
        : Math.Min(strand.AskUntil, strand.AskAgain ?? long.MaxValue);

    // Its steps' maximum and its locks are counted anew once a run is undone.
    private static long Begun(Run run) => run.Record.IsUndo ? run.Record.UndoAt ?? run.Record.StartedAt : run.Record.StartedAt;

    private static long? LockWaitUntil(RunKit kit, Run run) =>
        run.State == RunState.Queued || (run.State == RunState.UndoWait && run.Record.IsUndo) ? Begun(run) + kit.Real(kit.Options.LockWait) : null;

    private static long? SilentUntil(RunKit kit, Run run) =>
        run.Record.Paged || kit.Options.Observe || run.Record.UndoAt is not null ? null : run.Record.LastWord + kit.Options.PageAfter;

    private static void RaiseWhen(RunTurn turn, long? due, RunSignal signal)
    {
        if (due <= turn.Time)
        {
            turn.Raise(signal);
        }
    }
}
