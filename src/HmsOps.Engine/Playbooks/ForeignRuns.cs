using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>Ends, with a page, runs that began with a pack that is not loaded any more: their steps are not known here.</summary>
internal static class ForeignRuns
{
    private const string Reason = "the rules were changed while its playbook was at work, so nothing more was done";

    public static void End(RunKit kit, RunBook book, long time)
    {
        foreach (var run in book.Foreign)
        {
            var record = run.Record;
            var alert = kit.Plan.Alerts.FirstOrDefault(alert => string.Equals(alert.Name, record.Alert, StringComparison.Ordinal));
            var occasion = new Occasion(record.Alert, record.Instance, record.Episode, alert?.Severity ?? Severity.Critical, record.StartedAt);
            var targets = kit.Options.Observe || record.State == RunState.UndoWait ? [] : NoticeTarget.Of(kit.Plan, alert?.Steps ?? []);
            Notices.PageWithoutRun(kit, targets, occasion, record.Ordinal, Reason, "", run.Tried, time);
            var ended = record with
            {
                State = RunState.Ended,
                Outcome = record.UndoAt is null ? RunOutcome.NotProved : record.Outcome,
                UndoAt = null,
                Branches = [],
                EndedAt = time,
                WaitUntil = null,
                HeldSince = null,
                Paged = record.Paged || targets.Length > 0,
            };
            kit.Output.Add(ended);
            book.Remember(run with { Record = ended });
        }

        book.ForgetForeign();
    }
}
