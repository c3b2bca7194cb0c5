using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>What each kind of step does: a table, so that a run's moves need not know them.</summary>
internal static class StepKinds
{
    private static readonly Dictionary<Type, Kind> Kinds = new()
    {
        [typeof(RunStepPlan)] = new(true, RunProgress.BeginRun, Nothing, Nothing),
        [typeof(WaitStepPlan)] = new(false, Waits.Begin, Nothing, Waits.Leave),
        [typeof(WaitUntilStepPlan)] = new(false, Waits.BeginUntil, Waits.LookUntil, Waits.TimeOut),
        [typeof(NotifyStepPlan)] = new(false, Waits.Notify, Nothing, Nothing),
        [typeof(ApproveStepPlan)] = new(true, Approvals.Begin, Approvals.Look, Approvals.TimeOut),
        [typeof(IfStepPlan)] = new(true, Branching.Choose, Branching.LookAgain, Branching.SkipBoth),
        [typeof(CallEndPlan)] = new(true, Branching.EndCall, Nothing, Nothing),
        [typeof(ParallelStepPlan)] = new(true, Branching.Fork, Nothing, Nothing),
    };

    /// <summary>True for a step that has no sense behind one that failed.</summary>
    public static bool IsWait(StepPlan step) => step is WaitStepPlan or WaitUntilStepPlan;

    /// <summary>True for a step that begins only after the verdict on the automated one before it.</summary>
    public static bool NeedsVerdict(StepPlan step) => Kinds[step.GetType()].NeedsVerdict;

    /// <summary>Begins the step at which a line of work stands.</summary>
    public static void Begin(RunTurn turn, int index) => Kinds[turn.Run.Playbook[index].GetType()].Begin(turn, index);

    /// <summary>Looks, at a tick, whether what a line of work waits for has come.</summary>
    public static void Look(RunTurn turn) => Here(turn)?.Look(turn);

    /// <summary>The time of what a line of work waits for is over.</summary>
    public static void TimeOver(RunTurn turn) => Here(turn)?.TimeOver(turn);

    /// <summary>Writes a step that no executor carries out.</summary>
    public static void WriteLeaf(RunTurn turn, int index, StepState state, string detail)
    {
        var run = turn.Run;
        var record = run.Step(index) ?? new StepRecord(
            run.Record.Id, index, run.Playbook[index].Text, state, 0, null, detail, BegunAt(turn, index) ?? turn.Time, null, null, null);
        run.Write(record with { State = state, Detail = detail, EndedAt = turn.Time }, turn.Kit.Output);
    }

    private static long? BegunAt(RunTurn turn, int index) => turn.Strand.Next != index ? null
        : turn.Run.Playbook[index] switch
        {
            WaitStepPlan wait => turn.Strand.WaitUntil - wait.Duration,
            WaitUntilStepPlan wait => turn.Strand.WaitUntil - wait.Timeout,
            ApproveStepPlan approve => turn.Strand.WaitUntil - approve.Within,
            _ => null,
        };

    private static Kind? Here(RunTurn turn) => turn.Strand.WaitUntil is null ? null : Kinds[turn.Run.Playbook[turn.Strand.Next].GetType()];

    private static void Nothing(RunTurn turn)
    {
    }

    private sealed record Kind(bool NeedsVerdict, Action<RunTurn, int> Begin, Action<RunTurn> Look, Action<RunTurn> TimeOver);
}
