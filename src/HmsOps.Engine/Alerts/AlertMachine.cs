using HmsOps.Engine.Durable;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Alerts;

/// <summary>One alert: looks at the rows that may have changed, and steps the instances in which something moves.</summary>
internal sealed class AlertMachine
{
    private readonly AlertPlan _plan;
    private readonly AlertClocks _clocks;
    private readonly IRuleRows _rules;
    private readonly EngineOptions _options;
    private readonly EngineOutput _output;
    private readonly InstanceTable _table;
    private readonly InstanceBook _book;
    private readonly InstanceTimers _timers;
    private readonly AlertEpisodes _ends;
    private readonly AlertReasons _reasons;
    private readonly AlertGates _gates;
    private readonly LimitAlert _limit;
    private readonly List<int> _abandoned = [];
    private readonly List<int> _steps = [];
    private readonly bool _isLasting;
    private IndexSet _due = new();
    private IndexSet _dueNext = new();
    private bool _isAllDue = true;

    public AlertMachine(
        AlertPlan plan,
        IMetricStore store,
        EngineOptions options,
        EpisodeSequence episodes,
        EngineOutput output,
        IPlaybooks playbooks,
        IEnumerable<OpenInstances> upstream)
    {
        _plan = plan;
        _clocks = AlertClocks.Of(plan, options.Tick);
        _rules = store.RowsOf([.. new[] { plan.If.Predicate, plan.Clear?.Predicate, plan.Value }.OfType<PredicatePlan>()]);
        _options = options;
        _output = output;
        _table = new(_rules, _clocks);
        _book = new(plan, _rules, options, output, _table);
        _timers = new(options, _table);
        _reasons = new(plan, _rules, _table);
        _ends = new(plan, _table, _reasons, episodes, output, playbooks) { Open = Open };
        _gates = new(plan, upstream);
        _limit = new(plan, episodes, output);
        _isLasting = plan.Instances.Kind == GroupingKind.All;
    }

    /// <summary>The alert.</summary>
    public AlertPlan Plan => _plan;

    /// <summary>The instances that hold others back.</summary>
    public OpenInstances Open { get; } = new();

    /// <summary>Every instance, in order of labels.</summary>
    public IReadOnlyList<AlertView> Views()
    {
        var views = new List<AlertView>();
        foreach (var place in _book.InOrder)
        {
            var (labels, story) = (_table.Instance(place).Labels, _table.Instance(place).Story);
            views.Add(new(
                _plan.Name, _plan.Severity, labels, _table.StateOf(place), story?.StateSince, story?.Reason ?? "", story?.Episode?.Id));
        }

        if (_limit.View is { } limit)
        {
            views.Add(limit);
        }

        return views;
    }

    /// <summary>Takes up the open episode of the alert about the limit of instances.</summary>
    public void RestoreLimit(EpisodeRecord episode) => _limit.Restore(episode);

    /// <summary>Takes up an instance as it was journaled; <paramref name="episode"/> is the one that is open, or null.</summary>
    public void Restore(IEnumerable<ClockRecord> clocks, EpisodeRecord? episode)
    {
        foreach (var clock in clocks)
        {
            _book.Restore(clock);
            var instance = _book.Find(clock.Instance);
            var state = _table.Summarise(instance);
            if (state != AlertState.Inactive || episode is not null)
            {
                var story = _table.StoryOf(instance);
                story.Episode = episode;
                story.State = state;
                story.StateSince = state == AlertState.Firing ? episode?.OpenedAt : null;
                story.Reason = episode?.Reason ?? "";
                Open.Set(clock.Instance, state);
            }

            _timers.Set(instance, long.MinValue);
        }
    }

    /// <summary>Evaluates as of a tick: the rows that may read differently, and the instances of which a clock may be full.</summary>
    public void Tick(long time)
    {
        _book.Admit();
        _due.UnionWith(_book.Fresh);
        _book.Fresh.Clear();
        _timers.Expire(time, _due);
        _isAllDue |= _gates.MoveTo(time);
        if (!_isAllDue)
        {
            Look(time);
        }

        _rules.ForgetChanges();
        StepDue(time);
        DropAbandoned();
        _limit.Tick(time, _book.IsLimitReached, _book.LimitText);
    }

    /// <summary>Nothing was watched in (from, to].</summary>
    public void Gap(long from, long to)
    {
        _isAllDue = true;
        var isLong = to - from >= _plan.Stale;
        if (isLong)
        {
            _timers.WatchAllAnew();
        }

        foreach (var instance in _book.InOrder)
        {
            var last = -1;
            foreach (var place in _table.RowsOf(instance))
            {
                var isForgotten = isLong && _clocks.Needed > 0 && _table.WindowOf(place)?.Clear() == true;
                if (_table.Row(place).Gap(isLong) || isForgotten)
                {
                    Journal(instance, place);
                    last = place;
                }
            }

            if (last >= 0)
            {
                _ends.Conclude(instance, last, to);
            }
        }
    }

    /// <summary>What is known of an instance for its playbook.</summary>
    public InstanceTruth TruthOf(LabelSet labels)
    {
        var isOpen = false;
        foreach (var place in _table.RowsOf(_book.Find(labels)))
        {
            ref readonly var row = ref _table.Row(place);
            if (row.State == AlertState.Firing && row.IsCertain)
            {
                return _gates.IsHeldBack(labels) ? InstanceTruth.HeldBack : InstanceTruth.KnownFiring;
            }

            isOpen |= row.IsOpen;
        }

        return isOpen ? InstanceTruth.Unknown : InstanceTruth.NotFiring;
    }

    /// <summary>What is known exactly of an instance.</summary>
    public string Describe(LabelSet labels) => _book.Find(labels) is >= 0 and var instance ? _reasons.Describe(instance) : "";

    /// <summary>The next time after <paramref name="now"/> at which a clock is full, or null.</summary>
    public long? NextTimer(long now)
    {
        var (timer, edge) = (_timers.Next(now), _gates.NextEdge(now));
        return timer is null || edge < timer ? edge : timer;
    }

    private void Look(long time)
    {
        if (_rules.Changed is { } changed)
        {
            for (var number = changed.Next(0); number >= 0; number = changed.Next(number + 1))
            {
                if (_table.PlaceOf(number) is >= 0 and var place)
                {
                    Look(ref _table.Row(place), place, time);
                }
            }

            return;
        }

        for (var chunk = 0; chunk < _table.Rows.Chunks; chunk++)
        {
            var place = ChunkedList<AlertRow>.FirstOf(chunk);
            foreach (ref var row in _table.Rows.Chunk(chunk))
            {
                if (row.Number >= 0)
                {
                    Look(ref row, place, time);
                }

                place++;
            }
        }
    }

    // Most rows stay where they are; an instance steps, all its rows in order, as soon as one of them does not.
    private void Look(ref AlertRow row, int place, long time)
    {
        var condition = _rules.Evaluate(0, row.Number);
        var dark = row.DarkSince;
        var tick = new RowTick(time, condition, ClearOf(condition, row.Number), _gates.Of(_table.Instance(row.Instance).Labels), _table.WindowOf(place));
        var stays = row.Stays(in _table.ClocksOf(row.Instance), in tick, row.Next == place);
        if (!stays || (!_isLasting && IsBare(in row) != row.IsBare))
        {
            _due.Add(row.Instance);
        }
        else if (row.DarkSince != dark && row.DarkSince != AlertRow.Unset)
        {
            _timers.SetEarlier(row.Instance, row.DarkSince + _clocks.Stale);
        }
    }

    private void StepDue(long time)
    {
        var isAll = _isAllDue;
        _isAllDue = _options.StepsAllRows;
        var count = isAll || _due.IsEmpty ? 0 : _due.Count;
        if (isAll || count > _book.InOrder.Length / 8)
        {
            foreach (var instance in _book.InOrder)
            {
                if (isAll || _due.Contains(instance))
                {
                    Step(instance, time);
                }
            }
        }
        else if (count > 0)
        {
            _steps.Clear();
            for (var instance = _due.Next(0); instance >= 0; instance = _due.Next(instance + 1))
            {
                _steps.Add(instance);
            }

            _book.Sort(_steps);
            foreach (var instance in _steps)
            {
                Step(instance, time);
            }
        }

        _due.Clear();
        (_due, _dueNext) = (_dueNext, _due);
    }

    // What moved may let a row of the same instance move at the next tick, though it reads the same then.
    private void Step(int instance, long time)
    {
        var last = StepRows(instance, time);
        if (last >= 0)
        {
            _ends.Conclude(instance, last, time);
            _dueNext.Add(instance);
        }

        WatchLife(instance, time);
        _timers.Set(instance, time);
    }

    private int StepRows(int instance, long time)
    {
        var last = -1;
        var present = _table.PresentOf(instance);
        var gate = _gates.Of(_table.Instance(instance).Labels);
        foreach (var place in _table.RowsOf(instance))
        {
            ref var row = ref _table.Row(place);
            var condition = row.Number < 0 ? Truth.Unknown(UnknownReason.NoData) : _rules.Evaluate(0, row.Number);
            var before = (row.State, row.HasLeft);
            var tick = new RowTick(time, condition, ClearOf(condition, row.Number), gate, _table.WindowOf(place));
            if (row.Step(in _table.ClocksOf(instance), in tick, present == 1 && !row.HasLeft))
            {
                Journal(instance, place);
            }

            if (before != (row.State, row.HasLeft))
            {
                present += row.HasLeft ? -1 : before.HasLeft ? 1 : 0;
                last = place;
            }
        }

        return last;
    }

    private Truth ClearOf(Truth condition, int row) =>
        _plan.Clear is null || row < 0 ? Truth.Not(condition)
        : condition.IsTrue ? Truth.False
        : _rules.Evaluate(1, row);

    // Only an instance that a series made can go: the one of an alert without grouping stands from the first tick on.
    private void WatchLife(int instance, long time)
    {
        var isEmpty = !_isLasting && !_table.IsExpected(instance);
        foreach (var place in _table.RowsOf(instance))
        {
            ref var row = ref _table.Row(place);
            row.IsBare = !_isLasting && IsBare(in row);
            isEmpty &= row.IsBare;
        }

        if (!isEmpty || _table.StateOf(instance) is not (AlertState.Inactive or AlertState.NoDataIdle))
        {
            _timers.Watch(instance);
        }
        else if (_timers.IsOver(instance, time))
        {
            _abandoned.Add(instance);
        }
    }

    // True where nothing is known of a row and it has no series.
    private bool IsBare(in AlertRow row) => !row.IsKnown && !(row.Number >= 0 && _rules.HasSeries(row.Number));

    private void DropAbandoned()
    {
        if (_abandoned.Count == 0)
        {
            return;
        }

        foreach (var instance in _abandoned)
        {
            _timers.Drop(instance);
            _due.Remove(instance);
        }

        _book.Drop(_abandoned);
        _abandoned.Clear();
    }

    private void Journal(int instance, int place) =>
        _output.Add(_table.RecordOf(place, _plan, _table.Instance(instance).Labels, _table.LabelsOf(place)));
}
