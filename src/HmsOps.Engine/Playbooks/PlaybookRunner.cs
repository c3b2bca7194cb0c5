using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>Runs the playbooks of a pack: hands edges, ticks and answers to the state tables of runs and steps.</summary>
internal sealed class PlaybookRunner : IPlaybooks
{
    private readonly RunKit _kit;
    private readonly string _packDigest;
    private readonly RunBook _book;

    public PlaybookRunner(PackPlan plan, string packDigest, EngineOptions options, DurableState restored, EngineOutput output)
    {
        _packDigest = packDigest;
        _kit = new RunKit(plan, options, output, new Outbox(options, restored, output), new LockTable());
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
        var occasion = new Occasion(alert.Name, episode.Instance, episode.Id, alert.Severity, time);
        var before = alert.Steps.IsEmpty ? null : _book.LastSender(alert, episode.Instance, time);
        if (alert.Steps.IsEmpty ? alert.Severity == Severity.Critical : before is not null)
        {
            if (!_kit.Options.Observe)
            {
                var reason = before is null ? null : Again(before, time);
                var targets = NoticeTarget.Of(_kit.Plan, alert.Steps);
                Notices.PageWithoutRun(_kit, targets, occasion, _book.OrdinalOf(alert.Name), reason, description, before?.Tried ?? "", time);
            }
        }
        else if (!alert.Steps.IsEmpty)
        {
            _book.Begin(alert, episode, _packDigest, time, description).Flush(_kit.Output);
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
            var turn = new RunTurn(_kit, run, time, InstanceTruth.NotFiring, null) { Reason = episode.Reason };
            turn.Raise(episode.KnownClear ? RunSignal.KnownClear : RunSignal.OtherClear);
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
        if (_book.Find(result.Run) is not { } run || run.InFlight != result.Step)
        {
            return;
        }

        var isLate = result.Try != 0 && result.Try < (run.Step(result.Step)?.Try ?? 0);
        if (StepAnswers.SignalOf(run.Ask, result.Answer, isLate) is { } signal)
        {
            TurnOf(run, time, truths, result.Answer).Raise(signal);
            StartQueued(time, truths);
            Close(time);
        }
    }

    /// <inheritdoc/>
    public void NoticeAnswered(NoticeResultInput result, long time) => _kit.Outbox.Answered(result, time);

    private static void TakeTruth(RunTurn turn)
    {
        var run = turn.Run;
        switch (turn.Truth)
        {
            case InstanceTruth.KnownFiring:
                run.UnknownSince = null;
                turn.Raise(RunSignal.TruthKnown);
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
        var queued = _book.Active.Where(run => run.State == RunState.Queued).ToList();
        if (queued.Count > 0 && _kit.Locks.Grant(queued))
        {
            foreach (var run in queued.Where(run => run.HasLocks))
            {
                TurnOf(run, time, truths).Raise(RunSignal.LocksGot);
            }
        }
    }

    private RunTurn TurnOf(Run run, long time, IInstanceTruths truths, StepAnswer? answer = null) =>
        new(_kit, run, time, truths.Of(run.Record.Alert, run.Record.Instance), truths) { Answer = answer };

    private void Close(long time)
    {
        foreach (var run in _book.Active)
        {
            run.Flush(_kit.Output);
        }

        _book.Retire(time);
    }
}
