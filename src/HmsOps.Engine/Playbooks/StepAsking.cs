using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>Asks the executor of the step in flight, and asks again.</summary>
internal static class StepAsking
{
    /// <summary>The plan of the step in flight.</summary>
    /// <exception cref="InvalidOperationException">No automated step is in flight.</exception>
    public static RunStepPlan PlanOf(Run run) =>
        run.InFlight is { } index && run.Playbook[index] is RunStepPlan plan ? plan : throw new InvalidOperationException("no automated step is in flight");

    /// <summary>The record of the step in flight.</summary>
    /// <exception cref="InvalidOperationException">Nothing of it is recorded.</exception>
    public static StepRecord RecordOf(Run run) =>
        run.InFlight is { } index && run.Step(index) is { } record ? record : throw new InvalidOperationException("the step in flight is not recorded");

    /// <summary>The absolute intent of the step in flight.</summary>
    /// <exception cref="InvalidOperationException">Nothing of it is recorded.</exception>
    public static StepIntent IntentOf(Run run) =>
        RecordOf(run).Intent ?? throw new InvalidOperationException("the step in flight has no intent");

    /// <summary>Asks, until a deadline.</summary>
    public static void Ask(RunTurn turn, StepAsk ask, long until)
    {
        var run = turn.Run;
        run.Ask = ask;
        run.AskUntil = until;
        run.AskAgain = null;
        turn.Kit.Output.Add(CommandOf(run, ask));
    }

    /// <summary>The asking failed: once more at the next tick, up to the deadline.</summary>
    public static void Again(RunTurn turn) => turn.Run.AskAgain = turn.Time + turn.Kit.Options.Tick;

    /// <summary>Asks again, or gives up, when it is time.</summary>
    public static void Tick(RunTurn turn)
    {
        var run = turn.Run;
        if (run.InFlight is null || run.Ask == StepAsk.None)
        {
            return;
        }

        if (run.AskUntil <= turn.Time)
        {
            turn.Raise(StepSignal.Overdue);
        }
        else if (run.AskAgain <= turn.Time)
        {
            Ask(turn, run.Ask, run.AskUntil);
        }
    }

    private static StepCommand CommandOf(Run run, StepAsk ask)
    {
        var plan = PlanOf(run);
        var index = run.InFlight ?? 0;
        return ask switch
        {
            StepAsk.Plan => new PlanStepCommand(run.Record.Id, index, plan, run.Record.Alert, run.Record.Instance),
            StepAsk.Check => new CheckStepCommand(run.Record.Id, index, plan, IntentOf(run)),
            StepAsk.Apply => new ApplyStepCommand(run.Record.Id, index, plan, IntentOf(run), RecordOf(run).Try),
            _ => new VerifyStepCommand(run.Record.Id, index, plan, IntentOf(run)),
        };
    }
}
