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

        run.InFlight = run.Steps
            .LastOrDefault(step => step.State is StepState.Recorded or StepState.Sent or StepState.Answered or StepState.Verifying)?.Index;
        return run;
    }

    /// <summary>True where the run had taken its locks: it has begun, and none but it has used them since.</summary>
    public static bool HadLocks(Run run)
    {
        var record = run.Record;
        return record.State switch
        {
            RunState.Queued => false,
            RunState.Held => record.Next > 0 || record.WaitUntil is not null || record.SettleUntil is not null || run.Steps.Any(),
            _ => true,
        };
    }
}
