using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>All runs that matter: those that have not ended, and the last of each instance that sent something.</summary>
internal sealed class RunBook
{
    private readonly Dictionary<(string, LabelSet), PastRun> _lastSenders = [];
    private readonly Dictionary<long, PastRun> _ofOpenEpisode = [];
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, LabelSet), List<long>> _starts = [];
    private readonly List<Run> _active = [];
    private readonly List<PastRun> _foreign = [];
    private readonly RunKit _kit;
    private long _next;

    private RunBook(RunKit kit, DurableState restored)
    {
        _kit = kit;
        _next = restored.NextRun;
        foreach (var (alert, count) in restored.RunOrdinals)
        {
            _ordinals[alert] = count;
        }
    }

    /// <summary>Runs that have not ended, in the order in which they are told: alert, labels, number.</summary>
    public IReadOnlyList<Run> Active => _active;

    /// <summary>Runs of a pack that is not here any more.</summary>
    public IReadOnlyList<PastRun> Foreign => _foreign;

    /// <summary>Takes the runs back from a journal; nothing of them moves before the first tick.</summary>
    public static RunBook Restore(RunKit kit, string packDigest, DurableState restored)
    {
        var book = new RunBook(kit, restored);
        var steps = restored.Steps.ToLookup(step => step.Run);
        foreach (var record in restored.Runs.OrderBy(run => run.Id))
        {
            var alert = kit.Plan.Alerts.FirstOrDefault(alert => string.Equals(alert.Name, record.Alert, StringComparison.Ordinal));
            book.Count(record);
            if (record.State == RunState.Ended)
            {
                book.Remember(PastRun.Of(record, steps[record.Id]));
            }
            else if (alert is null || !string.Equals(record.Pack, packDigest, StringComparison.Ordinal))
            {
                book._foreign.Add(PastRun.Of(record, steps[record.Id]));
            }
            else
            {
                book.Restore(kit, RunRestoring.Restore(record, alert, steps[record.Id]));
            }
        }

        return book;
    }

    /// <summary>How many runs an alert has had.</summary>
    public int OrdinalOf(string alert) => _ordinals.GetValueOrDefault(alert);

    public Run? Find(long id) => _active.Find(run => run.Record.Id == id);

    public Run? OfEpisode(long episode) => _active.Find(run => run.Record.Episode == episode);

    /// <summary>The run that has ended of an open episode.</summary>
    public PastRun? PastOfEpisode(long episode) => _ofOpenEpisode.GetValueOrDefault(episode);

    /// <summary>The run of the same instance that sent something and ended within the cooldown, or has not ended.</summary>
    public PastRun? LastSender(AlertPlan alert, LabelSet instance, long time)
    {
        if (_active.Find(run => run.Record.SentAnything && IsOf(run, alert.Name, instance)) is { } active)
        {
            return PastRun.Of(active);
        }

        return _lastSenders.TryGetValue((alert.Name, instance), out var last) && time < last.Record.EndedAt + alert.Cooldown ? last : null;
    }

    /// <summary>How many runs an instance has had since a time.</summary>
    public int StartsWithin(string alert, LabelSet instance, long since)
    {
        if (!_starts.TryGetValue((alert, instance), out var starts))
        {
            return 0;
        }

        starts.RemoveAll(start => start <= since);
        return starts.Count;
    }

    /// <summary>Opens a run for an episode.</summary>
    public Run Begin(AlertPlan alert, EpisodeRecord episode, string packDigest, long time, string description)
    {
        var ordinal = _ordinals[alert.Name] = OrdinalOf(alert.Name) + 1;
        var record = new RunRecord(
            _next++, ordinal, alert.Name, episode.Instance, episode.Id, packDigest, RunState.Queued, 0, time,
            null, null, null, null, time, null, RunOutcome.None, false, false);
        var run = new Run(record, alert, description);
        run.Change(record);
        Insert(run);
        Count(record);
        return run;
    }

    /// <summary>Takes up a run that has ended, to undo it.</summary>
    public void Reopen(RunRecord record, AlertPlan alert)
    {
        var run = new Run(record, alert, "");
        run.Change(record);
        Insert(run);
    }

    /// <summary>Puts away what has ended.</summary>
    public void Retire(long time)
    {
        if (!_active.Exists(run => run.State == RunState.Ended))
        {
            return;
        }

        foreach (var run in _active.Where(run => run.State == RunState.Ended))
        {
            Remember(PastRun.Of(run));
        }

        _active.RemoveAll(run => run.State == RunState.Ended);
        foreach (var (instance, last) in _lastSenders.ToList())
        {
            if (_kit.Plan.Alerts.FirstOrDefault(alert => string.Equals(alert.Name, last.Record.Alert, StringComparison.Ordinal)) is not { } alert
                || last.Record.EndedAt + alert.Cooldown <= time)
            {
                _lastSenders.Remove(instance);
            }
        }
    }

    /// <summary>Keeps what a later notice may have to tell.</summary>
    public void Remember(PastRun run)
    {
        if (_kit.Outbox.IsOpen(run.Record.Episode))
        {
            _ofOpenEpisode[run.Record.Episode] = run;
        }

        if (run.Record.SentAnything)
        {
            _lastSenders[(run.Record.Alert, run.Record.Instance)] = run;
        }
    }

    /// <summary>Forgets runs of other packs, which have been ended.</summary>
    public void ForgetForeign() => _foreign.Clear();

    /// <summary>The episode is over: its run is needed only for the cooldown.</summary>
    public void Forget(long episode) => _ofOpenEpisode.Remove(episode);

    /// <summary>True for a run of an alert's instance.</summary>
    public static bool IsOf(Run run, string alert, LabelSet instance) =>
        string.Equals(run.Record.Alert, alert, StringComparison.Ordinal) && run.Record.Instance == instance;

    private void Count(RunRecord record)
    {
        if (!_starts.TryGetValue((record.Alert, record.Instance), out var starts))
        {
            _starts.Add((record.Alert, record.Instance), starts = []);
        }

        starts.Add(record.StartedAt);
    }

    private void Restore(RunKit kit, Run run)
    {
        if (RunRestoring.HadLocks(run))
        {
            kit.Locks.Take(run);
        }

        Insert(run);
    }

    private void Insert(Run run)
    {
        var place = _active.FindLastIndex(other => Compare(other, run) < 0) + 1;
        _active.Insert(place, run);
    }

    private static int Compare(Run left, Run right)
    {
        var byName = string.CompareOrdinal(left.Record.Alert, right.Record.Alert);
        var order = byName != 0 ? byName : left.Record.Instance.CompareTo(right.Record.Instance);
        return order != 0 ? order : left.Record.Id.CompareTo(right.Record.Id);
    }
}
