using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>Asks the executor of the step in flight, and asks again.</summary>
internal static class StepAsking
{
    /// <summary>The plan of the step in flight.</summary>
    /// <exception cref="InvalidOperationException">No automated step is in flight.</exception>
    public static RunStepPlan PlanOf(RunTurn turn) =>
        turn.Strand.InFlight is { } index && turn.Run.Playbook[index] is RunStepPlan plan ? plan : throw new InvalidOperationException("no automated step is in flight");

    /// <summary>The record of the step in flight.</summary>
    /// <exception cref="InvalidOperationException">Nothing of it is recorded.</exception>
    public static StepRecord RecordOf(RunTurn turn) =>
        turn.Strand.InFlight is { } index && turn.Run.Step(index) is { } record ? record : throw new InvalidOperationException("the step in flight is not recorded");

    /// <summary>The absolute intent of the step in flight.</summary>
    /// <exception cref="InvalidOperationException">Nothing of it is recorded.</exception>
    public static StepIntent IntentOf(RunTurn turn) =>
        RecordOf(turn).Intent ?? throw new InvalidOperationException("the step in flight has no intent");

    /// <summary>Asks, until a deadline.</summary>
    public static void Ask(RunTurn turn, StepAsk ask, long until)
    {
        var strand = turn.Strand;
        strand.Ask = ask;
        strand.AskUntil = until;
        strand.AskAgain = null;
        if (CommandOf(turn, ask) is { } command)
        {
            turn.Kit.Output.Add(command);
        }
    }

    /// <summary>The asking failed: once more at the next tick, up to the deadline.</summary>
    public static void Again(RunTurn turn) => turn.Strand.AskAgain = turn.Time + turn.Kit.Options.Tick;

    /// <summary>Asks again, or gives up, when it is time.</summary>
    public static void Tick(RunTurn turn)
    {
        var strand = turn.Strand;
        if (strand.InFlight is null || strand.Ask == StepAsk.None)
        {
            return;
        }

        if (strand.AskUntil <= turn.Time)
        {
            turn.Raise(StepSignal.Overdue);
        }
        else if (strand.AskAgain <= turn.Time)
        {
            Ask(turn, strand.Ask, strand.AskUntil);
        }
    }

    private static StepCommand? CommandOf(RunTurn turn, StepAsk ask)
    {
        var (run, plan, index) = (turn.Run.Record, PlanOf(turn), turn.Strand.InFlight ?? 0);
        return ask switch
        {
            StepAsk.Plan => new PlanStepCommand(run.Id, index, plan, run.Alert, run.Instance),
            StepAsk.Check => new CheckStepCommand(run.Id, index, plan, IntentOf(turn)),
            StepAsk.Apply => new ApplyStepCommand(run.Id, index, plan, IntentOf(turn), RecordOf(turn).Try),
            StepAsk.Verify => new VerifyStepCommand(run.Id, index, plan, IntentOf(turn)),
            _ => null,
        };
    }
}
