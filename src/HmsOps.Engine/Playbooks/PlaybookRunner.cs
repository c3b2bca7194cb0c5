using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>Runs the playbooks of a pack: hands edges, ticks and answers to the state tables of runs and steps.</summary>
internal sealed class PlaybookRunner : IPlaybooks
{
    private const int MostRunsAnHour = 2;

    private readonly RunKit _kit;
    private readonly string _packDigest;
    private readonly RunBook _book;

    public PlaybookRunner(PackPlan plan, string packDigest, EngineOptions options, DurableState restored, EngineOutput output)
    {
        _packDigest = packDigest;
        _kit = new RunKit(plan, options, output, new Outbox(options, restored, output), new LockTable(), CallBook.Restore(restored));
        _book = RunBook.Restore(_kit, packDigest, restored);
    }

    /// <inheritdoc/>
    public bool HasActiveRuns => _book.Active.Count > 0 || _book.Foreign.Count > 0;

    /// <inheritdoc/>
    public long? NextDeadline
    {
        get
        {
            var next = _kit.Outbox.NextDeadline;
            foreach (var run in _book.Active)
            {
                var due = RunDeadlines.Next(_kit, run);
                next = next is null ? due : Math.Min(next.Value, due);
            }

            return _book.Foreign.Count > 0 ? long.MinValue : next;
        }
    }

    /// <inheritdoc/>
    public void Fired(AlertPlan alert, EpisodeRecord episode, long time, string description)
    {
        _kit.Outbox.Open(episode.Id);
        var undone = _book.Active.Where(run => run.Record.UndoAt is not null && RunBook.IsOf(run, alert.Name, episode.Instance)).ToList();
        var occasion = new Occasion(alert.Name, episode.Instance, episode.Id, alert.Severity, time);
        var before = alert.Steps.IsEmpty ? null : _book.LastSender(alert, episode.Instance, time);
        var isTooOften = !alert.Steps.IsEmpty && before is null && _book.StartsWithin(alert.Name, episode.Instance, time - EngineTime.Hour) >= MostRunsAnHour;
        if (alert.Steps.IsEmpty ? alert.Severity == Severity.Critical : before is not null || isTooOften)
        {
            if (!_kit.Options.Observe)
            {
                var reason = before is not null ? Again(before, time)
                    : isTooOften ? $"its playbook ran {MostRunsAnHour} times within an hour, so it is not run again"
                    : null;
                var targets = NoticeTarget.Of(_kit.Plan, alert.Steps);
                Notices.PageWithoutRun(_kit, targets, occasion, _book.OrdinalOf(alert.Name), reason, description, before?.Tried ?? "", time);
            }
        }
        else if (!alert.Steps.IsEmpty)
        {
            _book.Begin(alert, episode, _packDigest, time, description).Flush(_kit.Output);
        }

        foreach (var run in undone)
        {
            new RunTurn(_kit, run, time, InstanceTruth.KnownFiring, null).Raise(RunSignal.FiresAgain);
        }

        if (undone.Count > 0)
        {
            Close(time);
        }
    }

    /// <inheritdoc/>
    public void Cleared(AlertPlan alert, EpisodeRecord episode, long time)
    {
        var run = _book.OfEpisode(episode.Id);
        var occasion = new Occasion(alert.Name, episode.Instance, episode.Id, alert.Severity, episode.OpenedAt);
        var told = Notices.Resolved(_kit, occasion, episode, run is null ? _book.PastOfEpisode(episode.Id) : PastRun.Of(run), time);
        _kit.Outbox.Close(episode.Id);
        if (run is not null)
        {
            (run.ToldOfEnd, run.MarksTold) = (told, run.Marks.Count());
            var turn = new RunTurn(_kit, run, time, InstanceTruth.NotFiring, null) { Reason = episode.Reason, IsUnscheduled = episode.IsUnscheduled };
            turn.Raise(episode.KnownClear ? RunSignal.KnownClear : RunSignal.OtherClear);
            Close(time);
        }
        else if (episode.KnownClear && alert.UndoEntry is not null && !_kit.Options.Observe
            && _book.PastOfEpisode(episode.Id) is { Record: { SentAnything: true, IsUndo: false } past } && past.Pack == _packDigest)
        {
            // Its run had ended before, with a page: what it did is undone all the same.
            _book.Reopen(past with { State = RunState.UndoWait, UndoAt = time + alert.Cooldown }, alert);
            Close(time);
        }

        _book.Forget(episode.Id);
    }

    /// <inheritdoc/>
    public void Tick(long time, IInstanceTruths truths)
    {
        _kit.Outbox.Send(time);
        ForeignRuns.End(_kit, _book, time);
        foreach (var run in _book.Active)
        {
            TakeTruth(TurnOf(run, time, truths));
        }

        StartQueued(time, truths);
        foreach (var run in _book.Active)
        {
            RunDeadlines.Raise(TurnOf(run, time, truths));
        }

        StartQueued(time, truths);
        Close(time);
    }

    /// <inheritdoc/>
    public void Answered(StepResultInput result, long time, IInstanceTruths truths)
    {
        if (_book.Find(result.Run) is { } asker && asker.Strands.FirstOrDefault(line => IsAsked(asker, line, result.Step)) is { } waiting)
        {
            Playbooks.Approvals.Planned(TurnOf(asker, time, truths, waiting, result.Answer));
            StartQueued(time, truths);
            Close(time);
            return;
        }

        if (_book.Find(result.Run) is not { } run || run.Strands.FirstOrDefault(strand => strand.InFlight == result.Step) is not { } strand)
        {
            return;
        }

        var isLate = result.Try != 0 && result.Try < (run.Step(result.Step)?.Try ?? 0);
        if (StepAnswers.SignalOf(strand.Ask, result.Answer, isLate) is { } signal)
        {
            TurnOf(run, time, truths, strand, result.Answer).Raise(signal);
            StartQueued(time, truths);
            Close(time);
        }
    }

    /// <inheritdoc/>
    public string? Approved(ApprovalInput input, long time, IInstanceTruths truths)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (_book.Find(input.Run) is not { } run || run.Strands.FirstOrDefault(line => IsAsked(run, line, input.Step)) is not { } strand)
        {
            return "nobody is asked for this any more";
        }

        var refusal = Playbooks.Approvals.Answer(TurnOf(run, time, truths, strand, null), input);
        StartQueued(time, truths);
        Close(time);
        return refusal;
    }

    /// <inheritdoc/>
    public IReadOnlyList<PendingApproval> Approvals =>
    [
        .. from run in _book.Active
           from strand in run.Strands
           where strand.WaitUntil is not null && run.Playbook[strand.Next] is ApproveStepPlan
           let record = run.Step(strand.Next)
           where record?.State == StepState.Recorded
           select new PendingApproval(
               run.Record.Id, strand.Next, Playbooks.Approvals.DigestOf(record.Intent), run.Record.Alert, run.Record.Instance,
               ((ApproveStepPlan)run.Playbook[strand.Next]).Group, record.Intent?.Summary, strand.WaitUntil ?? 0),
    ];

    /// <inheritdoc/>
    public void NoticeAnswered(NoticeResultInput result, long time) => _kit.Outbox.Answered(result, time);

    private static bool IsAsked(Run run, Strand strand, int step) =>
        strand.Next == step && strand.WaitUntil is not null && step < run.Playbook.Length && run.Playbook[step] is ApproveStepPlan;

    private static void TakeTruth(RunTurn turn)
    {
        var run = turn.Run;
        switch (turn.Truth)
        {
            // The alert that is being undone for is over; should it fire again, its new episode says so.
            case InstanceTruth.NotFiring when run.Record.UndoAt is not null:
                run.UnknownSince = null;
                turn.Raise(RunSignal.TruthKnown);
                break;
            case InstanceTruth.KnownFiring when run.Record.UndoAt is not null:
                break;
            case InstanceTruth.KnownFiring:
                run.UnknownSince = null;
                turn.Raise(RunSignal.TruthKnown);
                break;
            case InstanceTruth.HeldBack:
                run.UnknownSince = null;
                turn.Raise(RunSignal.TruthLost);
                break;
            case InstanceTruth.NotFiring when run.State != RunState.Finishing:
                turn.Raise(RunSignal.OtherClear);
                break;
            default:
                if (run.UnknownSince is null)
                {
                    run.UnknownSince = turn.Time;
                    if (run.State == RunState.Held)
                    {
                        run.Change(run.Record with { HeldSince = turn.Time });
                    }
                }

                turn.Raise(RunSignal.TruthLost);
                break;
        }
    }

    private static string Again(PastRun before, long time) =>
        before.Record.EndedAt is { } ended
            ? $"again {NoticeText.Span(time - ended)} after automation"
            : "again while automation is still at work";

    private void StartQueued(long time, IInstanceTruths truths)
    {
        var queued = _book.Active.Where(run => run.State == RunState.Queued || (run.State == RunState.UndoWait && run.Record.IsUndo)).ToList();
        if (queued.Count > 0 && _kit.Locks.Grant(queued))
        {
            foreach (var run in queued.Where(run => run.HasLocks))
            {
                TurnOf(run, time, truths).Raise(RunSignal.LocksGot);
            }
        }
    }

    private RunTurn TurnOf(Run run, long time, IInstanceTruths truths) => TurnOf(run, time, truths, run.Main, null);

    private RunTurn TurnOf(Run run, long time, IInstanceTruths truths, Strand strand, StepAnswer? answer) =>
        new(_kit, run, time, truths.Of(run.Record.Alert, run.Record.Instance), truths) { Strand = strand, Answer = answer };

    private void Close(long time)
    {
        foreach (var run in _book.Active)
        {
            run.Flush(_kit.Output);
        }

        _book.Retire(time);
    }
}
