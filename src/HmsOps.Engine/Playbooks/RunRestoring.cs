using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>Takes a run back from the journal; what was in flight is paused, and asked about again once the alert's truth is known.</summary>
internal static class RunRestoring
{
    public static Run Restore(RunRecord record, AlertPlan alert, IEnumerable<StepRecord> steps)
    {
        var run = new Run(record, alert, "");
        foreach (var step in steps)
        {
            run.Restore(step);
        }

        // Of nested branches the inner ones come later, and their steps are not the outer ones'.
        var taken = new HashSet<int>();
        foreach (var strand in run.Strands.Reverse())
        {
            var mine = strand.Parallel is { } parallel ? run.Playbook.Reach(strand.Start, run.JoinOf(parallel)) : null;
            strand.InFlight = run.Steps.LastOrDefault(step => IsUnderWay(step, run) && (mine is null || mine.Contains(step.Index)) && !taken.Contains(step.Index))?.Index;
            taken.UnionWith(strand.InFlight is { } index ? [index] : []);
        }

        return run;
    }

    /// <summary>True where the run had taken its locks: it has begun, and none but it has used them since.</summary>
    public static bool HadLocks(Run run)
    {
        var record = run.Record;
        return record.State switch
        {
            RunState.Queued or RunState.UndoWait => false,
            RunState.Held => record.Next != run.Alert.Entry || record.IsUndo || record.WaitUntil is not null || record.SettleUntil is not null || run.Steps.Any(),
            _ => true,
        };
    }

    private static bool IsUnderWay(StepRecord step, Run run) => run.Playbook[step.Index] is RunStepPlan
        && step.State is StepState.Recorded or StepState.Sent or StepState.Retrying or StepState.Answered or StepState.Verifying;
}
