using HmsOps.Engine.Durable;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Alerts;

/// <summary>One alert: steps the rows of its instances at each tick, and tells episodes and transitions.</summary>
internal sealed class AlertMachine
{
    private readonly AlertPlan _plan;
    private readonly IRuleRows _rows;
    private readonly EngineOptions _options;
    private readonly EpisodeSequence _episodes;
    private readonly EngineOutput _output;
    private readonly IPlaybooks _playbooks;
    private readonly InstanceBook _book;
    private readonly AlertReasons _reasons;
    private readonly List<AlertInstance> _abandoned = [];
    private readonly bool _isLasting;

    public AlertMachine(
        AlertPlan plan, IMetricStore store, EngineOptions options, EpisodeSequence episodes, EngineOutput output, IPlaybooks playbooks)
    {
        _plan = plan;
        _rows = store.RowsOf(plan.Clear is null ? [plan.If.Predicate] : [plan.If.Predicate, plan.Clear.Predicate]);
        _options = options;
        _episodes = episodes;
        _output = output;
        _playbooks = playbooks;
        _book = new(plan, _rows, options, output);
        _reasons = new(plan, _rows);
        _isLasting = plan.By.IsEmpty;
    }

    /// <summary>The alert.</summary>
    public AlertPlan Plan => _plan;

    /// <summary>In order of labels.</summary>
    public IReadOnlyList<AlertInstance> Instances => _book.Instances;

    /// <summary>Takes up an instance as it was journaled; <paramref name="episode"/> is the one that is open, or null.</summary>
    public void Restore(IEnumerable<ClockRecord> clocks, EpisodeRecord? episode)
    {
        foreach (var clock in clocks)
        {
            _book.Restore(clock);
            if (_book.Find(clock.Instance) is { } instance)
            {
                instance.Episode = episode;
                instance.State = instance.Summarise();
                instance.StateSince = instance.State == AlertState.Firing ? episode?.OpenedAt : null;
                instance.Reason = episode?.Reason ?? "";
            }
        }
    }

    /// <summary>Evaluates all rows as of a tick.</summary>
    public void Tick(long time)
    {
        _book.Admit();
        foreach (var instance in _book.Instances)
        {
            var last = StepRows(instance, time);
            if (last is not null)
            {
                Conclude(instance, last, time);
            }

            WatchLife(instance, time);
        }

        foreach (var instance in _abandoned)
        {
            _book.Drop(instance);
        }

        _abandoned.Clear();
    }

    /// <summary>Nothing was watched in (from, to].</summary>
    public void Gap(long from, long to)
    {
        var isLong = to - from >= _plan.Stale;
        foreach (var instance in _book.Instances)
        {
            instance.EmptySince = isLong ? AlertRow.Unset : instance.EmptySince;
            AlertRow? last = null;
            foreach (var row in instance.Rows)
            {
                if (row.Gap(isLong))
                {
                    Journal(instance, row);
                    last = row;
                }
            }

            if (last is not null)
            {
                Conclude(instance, last, to);
            }
        }
    }

    /// <summary>What is known of an instance for its playbook.</summary>
    public InstanceTruth TruthOf(LabelSet labels)
    {
        var isOpen = false;
        foreach (var row in _book.Find(labels) is { } instance ? instance.Rows : default)
        {
            if (row.State == AlertState.Firing && row.IsKnown)
            {
                return InstanceTruth.KnownFiring;
            }

            isOpen |= row.IsOpen;
        }

        return isOpen ? InstanceTruth.Unknown : InstanceTruth.NotFiring;
    }

    /// <summary>What is known exactly of an instance.</summary>
    public string Describe(LabelSet labels) => _book.Find(labels) is { } instance ? _reasons.Describe(instance) : "";

    /// <summary>The next time after <paramref name="now"/> at which a clock is full, or null.</summary>
    public long? NextTimer(long now)
    {
        long? next = null;
        foreach (var instance in _book.Instances)
        {
            foreach (var row in instance.Rows)
            {
                next = Earlier(next, row.NextTimer(_plan, now));
            }

            var drop = instance.EmptySince == AlertRow.Unset ? now : instance.EmptySince + _options.IdleDrop;
            next = Earlier(next, drop > now ? drop : null);
        }

        return next;
    }

    private static long? Earlier(long? left, long? right) => left is null || right < left ? right : left;

    private AlertRow? StepRows(AlertInstance instance, long time)
    {
        AlertRow? last = null;
        var present = instance.Present;
        foreach (var row in instance.Rows)
        {
            var condition = row.Number < 0 ? Truth.Unknown(UnknownReason.NoData) : _rows.Evaluate(0, row.Number);
            var before = (row.State, row.HasLeft);
            if (row.Step(_plan, time, condition, ClearOf(condition, row.Number), present == 1 && !row.HasLeft))
            {
                Journal(instance, row);
            }

            if (before != (row.State, row.HasLeft))
            {
                present += row.HasLeft ? -1 : before.HasLeft ? 1 : 0;
                last = row;
            }
        }

        return last;
    }

    private Truth ClearOf(Truth condition, int row) =>
        _plan.Clear is null || row < 0 ? Truth.Not(condition)
        : condition.IsTrue ? Truth.False
        : _rows.Evaluate(1, row);

    private void Conclude(AlertInstance instance, AlertRow last, long time)
    {
        var state = instance.Summarise();
        var isPrinted = !string.Equals(AlertText.Print(state), AlertText.Print(instance.State), StringComparison.Ordinal);
        var reason = _reasons.Of(instance, state, last);
        var opened = state == AlertState.Firing && instance.Episode is null;
        var ended = state is not (AlertState.Firing or AlertState.NoDataOpen) && instance.Episode is not null;
        instance.State = state;
        if (opened)
        {
            instance.Episode = new(_episodes.Next(), _plan.Name, instance.Labels, time, null, false, reason);
            _output.Add(instance.Episode);
        }

        var episode = ended ? CloseEpisode(instance, last, time) : instance.Episode;
        if (isPrinted)
        {
            instance.StateSince = time;
            instance.Reason = reason;
            _output.Add(new TransitionRecord(time, _plan.Name, instance.Labels, AlertText.Print(state), reason, episode?.Id));
            _output.Add(new AlertTransition(time, _plan.Name, instance.Labels, state, reason, episode?.Id));
        }

        if (opened && episode is not null)
        {
            _playbooks.Fired(_plan, episode, time, _reasons.Describe(instance));
        }

        if (ended && episode is not null)
        {
            _playbooks.Cleared(_plan, episode, time);
        }
    }

    private EpisodeRecord? CloseEpisode(AlertInstance instance, AlertRow last, long time)
    {
        var ended = instance.Episode is null ? null : instance.Episode with
        {
            EndedAt = time,
            KnownClear = instance.EndedByKnownClear,
            Reason = _reasons.Of(instance, AlertState.Inactive, last),
        };
        instance.Episode = null;
        foreach (var row in instance.Rows)
        {
            if (row.CloseEpisode())
            {
                Journal(instance, row);
            }
        }

        if (ended is not null)
        {
            _output.Add(ended);
        }

        return ended;
    }

    // Only an instance that a series made can go: the one of an alert without grouping stands from the first tick on.
    private void WatchLife(AlertInstance instance, long time)
    {
        var isIdle = !_isLasting && instance.State is AlertState.Inactive or AlertState.NoDataIdle;
        if (!isIdle || !_book.IsEmpty(instance))
        {
            instance.EmptySince = AlertRow.Unset;
            return;
        }

        instance.EmptySince = instance.EmptySince == AlertRow.Unset ? time : instance.EmptySince;
        if (time - instance.EmptySince >= _options.IdleDrop)
        {
            _abandoned.Add(instance);
        }
    }

    private void Journal(AlertInstance instance, AlertRow row) => _output.Add(row.ToRecord(_plan, instance.Labels));
}
