using System.Collections.Immutable;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>Who is told what.</summary>
internal static class Notices
{
    /// <summary>A <c>notify</c> step.</summary>
    public static void Notify(RunTurn turn, NotifyStepPlan step)
    {
        var occasion = Occasion.Of(turn.Run);
        var message = step.Message is { } words ? StepText.Fill(words, turn.Run.Record.Instance, turn.Value) : null;
        turn.Kit.Outbox.Queue(
            NoticeKind.Notify,
            new NoticeTarget(step.Target, step.Channels),
            occasion,
            NoticeText.Subject(occasion, message ?? "is firing"),
            NoticeText.Firing(occasion, turn.Truth != InstanceTruth.NotFiring, turn.Description, message, NoticeText.Tried(turn.Run)),
            turn.Time);
    }

    /// <summary>Asks a group whether the next step may be taken, and shows it.</summary>
    public static void AskApproval(RunTurn turn, ApproveStepPlan approve, int index, StepIntent? intent, long until)
    {
        var occasion = Occasion.Of(turn.Run);
        ImmutableArray<NoticeTarget> targets = approve.Channels.IsEmpty
            ? NoticeTarget.Of(turn.Kit.Plan, turn.Run.Playbook)
            : [new(approve.Group, approve.Channels)];
        var subject = NoticeText.Subject(occasion, $"approval wanted by {approve.Group}");
        var body = NoticeText.Approval(turn.Run, approve, index, intent, until);
        foreach (var target in targets)
        {
            turn.Kit.Outbox.Queue(NoticeKind.Approval, target, occasion, subject, body, turn.Time);
        }

        turn.Run.Change(turn.Run.Record with { LastWord = turn.Time });
    }

    /// <summary>Tells the run's targets something of low urgency.</summary>
    public static void Tell(RunTurn turn, string what)
    {
        var occasion = Occasion.Of(turn.Run);
        foreach (var target in NoticeTarget.Of(turn.Kit.Plan, turn.Run.Playbook))
        {
            turn.Kit.Outbox.Queue(
                NoticeKind.Notify, target, occasion, NoticeText.Subject(occasion, what),
                NoticeText.Firing(occasion, turn.Truth != InstanceTruth.NotFiring, turn.Description, what, NoticeText.Tried(turn.Run)), turn.Time);
        }
    }

    /// <summary>Pages the run's targets.</summary>
    /// <param name="turn">The run.</param>
    /// <param name="reason">Why someone has to look.</param>
    /// <param name="always">False: not those who were told after the last automated step ended.</param>
    /// <returns>True where someone was paged.</returns>
    public static bool Page(RunTurn turn, string reason, bool always)
    {
        var run = turn.Run;
        var occasion = Occasion.Of(run);
        var paged = false;
        foreach (var target in NoticeTarget.Of(turn.Kit.Plan, run.Playbook))
        {
            if (!always && WasToldSince(turn, target))
            {
                continue;
            }

            paged = true;
            turn.Line($"page {target.Name}", "planned", reason);
            turn.Kit.Outbox.Queue(
                NoticeKind.Page, target, occasion, NoticeText.Subject(occasion, reason),
                NoticeText.Firing(occasion, turn.Truth != InstanceTruth.NotFiring, turn.Description, reason, NoticeText.Tried(run)), turn.Time);
        }

        return paged;
    }

    /// <summary>Pages about an episode that no playbook is run for (any more).</summary>
    public static void PageWithoutRun(
        RunKit kit, IEnumerable<NoticeTarget> targets, Occasion occasion, int ordinal, string? reason, string description, string tried, long time)
    {
        foreach (var target in targets)
        {
            kit.Output.Add(new StepEvent(time, occasion.Alert, occasion.Instance, ordinal, $"page {target.Name}", "planned", reason ?? ""));
            kit.Outbox.Queue(
                NoticeKind.Page, target, occasion, NoticeText.Subject(occasion, reason ?? "is firing"),
                NoticeText.Firing(occasion, description.Length > 0, description, reason, tried), time);
        }
    }

    /// <summary>One message of low urgency: it recovered, but a step had failed.</summary>
    public static void Recovered(RunTurn turn)
    {
        var occasion = Occasion.Of(turn.Run);
        var run = PastRun.Of(turn.Run);
        var what = NoticeText.RecoveredWords(run);
        var hasNews = run.Marks.Count > turn.Run.MarksTold;
        foreach (var target in NoticeTarget.Of(turn.Kit.Plan, turn.Run.Playbook).Where(target => hasNews || !turn.Run.ToldOfEnd.Contains(target.Name)))
        {
            turn.Kit.Outbox.Queue(
                NoticeKind.Recovered, target, occasion, NoticeText.OverSubject(occasion, "resolved", what),
                NoticeText.Over(occasion, turn.Time, what, run.Tried), turn.Time);
        }
    }

    /// <summary>Tells everyone who was told that the alert fires that its episode is over.</summary>
    /// <returns>Who was told.</returns>
    public static IReadOnlySet<string> Resolved(RunKit kit, Occasion occasion, EpisodeRecord episode, PastRun? run, long time)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        var what = !episode.KnownClear ? $"no longer watched, not recovered ({episode.Reason})"
            : run is not null && run.Marks.Count > 0 ? NoticeText.RecoveredWords(run)
            : "resolved";
        var subject = !episode.KnownClear ? NoticeText.OverSubject(occasion, "ended", what)
            : NoticeText.OverSubject(occasion, "resolved", what == "resolved" ? "" : what);
        foreach (var target in kit.Outbox.Told(episode.Id).ToList())
        {
            told.Add(target.Name);
            kit.Outbox.Queue(
                NoticeKind.Resolved, target, occasion, subject, NoticeText.Over(occasion, time, what, run?.Tried ?? ""), time);
        }

        return told;
    }

    // A step is verified while later waits and notices run: what was said before its end does not tell of it.
    private static bool WasToldSince(RunTurn turn, NoticeTarget target)
    {
        var run = turn.Run;
        var last = run.Steps.Where(step => run.Playbook[step.Index] is RunStepPlan && step.EndedAt is not null)
            .MaxBy(step => (step.EndedAt, step.Index));
        if (last is null && run.Playbook.Any(step => step is RunStepPlan))
        {
            return false;
        }

        return run.Steps.Any(step =>
                step.State == StepState.Success && (last is null || (step.Index > last.Index && step.EndedAt >= last.EndedAt))
                && run.Playbook[step.Index] is NotifyStepPlan notify && string.Equals(notify.Target, target.Name, StringComparison.Ordinal))
            || (last?.EndedAt is { } ended && turn.Kit.Outbox.IsPagedAfter(run.Record.Episode, target.Name, ended));
    }
}
