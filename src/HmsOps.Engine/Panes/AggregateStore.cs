using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>The totals of one aggregate: its entities, which of them live, and its panes.</summary>
internal abstract class AggregateStore : RowSource
{
    private readonly Dictionary<LabelSet, int> _entities = [];
    private readonly List<LabelSet> _labels = [];
    private long[] _newestPane = new long[4];
    private bool[] _live = new bool[4];
    private IndexSet? _hasLeft;
    private long _left = long.MinValue;
    private long _closedUpTo = long.MinValue;
    private readonly ReadingHistory[] _histories;
    private AggregateStore[] _coarser = [];
    private AggregateStore? _finer;
    private (long Left, long CompleteFrom, long Length) _seen;

    protected AggregateStore(AggregatePlan plan, StoreClock clock)
    {
        Plan = plan;
        Clock = clock;
        _histories = [.. plan.Histories.Select(history => new ReadingHistory(history, this, clock))];
        IsMerged = plan.Grouping.Kind == GroupingKind.All && !IsEachSeries;
        Fixed = [.. plan.Selector.Where(matcher => matcher.Operator == MatchOperator.Equal).Select(matcher => matcher.Label)];
        if (IsMerged)
        {
            Define(LabelSet.Empty);
        }
    }

    /// <summary>What is kept.</summary>
    public AggregatePlan Plan { get; }

    /// <inheritdoc/>
    public override bool IsMerged { get; }

    /// <inheritdoc/>
    public override string[] Fixed { get; }

    /// <inheritdoc/>
    public override int Entities => _labels.Count;

    /// <value>True where some predicate reads a rate: it changes with the length of the window, between pane edges too.</value>
    public bool HasRate { get; set; }

    /// <value>True where some predicate reads a line at a time that goes on with the tick.</value>
    public bool HasPrediction { get; set; }

    /// <summary>The oldest pane with a sample, or null.</summary>
    public abstract long? OldestPane { get; }

    // Gauges never merge, and whether a series is there is asked of each.
    private bool IsEachSeries => Plan.Kind is AggregateKind.Gauge or AggregateKind.Line or AggregateKind.Presence;

    /// <value>True where a finer store hands its closed panes up to this one.</value>
    protected bool IsFed => _finer is not null;

    /// <value>True where this store is fed or feeds.</value>
    protected bool IsInCascade => IsFed || _coarser.Length > 0;

    /// <summary>The stores that this one's closed panes are handed up to.</summary>
    protected ReadOnlySpan<AggregateStore> Coarser => _coarser;

    /// <summary>Position in time.</summary>
    protected StoreClock Clock { get; }

    /// <value>Where the window begins: ⌊(t−w)/Δ⌋·Δ.</value>
    protected long WindowStart => _left * Plan.Pane;

    /// <value>True where the window was not watched whole.</value>
    protected bool IsPartial => WindowStart < Clock.CompleteFrom;

    /// <value>The true length of the window in seconds.</value>
    protected double WindowSeconds => (double)(Clock.Tick - WindowStart) / EngineTime.Second;

    /// <inheritdoc/>
    public override LabelSet LabelsOf(int entity) => _labels[entity];

    /// <inheritdoc/>
    public override bool IsLive(int entity) => _live[entity];

    /// <summary>The entity of a series, made where it is the first of it.</summary>
    public int EntityOf(LabelSet series) => Define(IsEachSeries ? series : Plan.Grouping.KeyOf(series));

    /// <summary>The next tick at which something changes without a new sample, or null.</summary>
    public virtual long? NextEdge()
    {
        long? edge = null;
        if (OldestPane is { } oldest)
        {
            edge = HasPrediction || (HasRate && Plan.Pane != Clock.TickLength)
                ? Clock.Tick + Clock.TickLength
                : EngineTime.Ceiling((oldest * Plan.Pane) + Plan.Window, Clock.TickLength);
        }

        foreach (var history in _histories)
        {
            edge = Earlier(edge, history.NextEdge);
        }

        return IsPartial
            ? Earlier(edge, EngineTime.Ceiling(EngineTime.Ceiling(Clock.CompleteFrom, Plan.Pane) + Plan.Window, Clock.TickLength))
            : edge;
    }

    /// <summary>From now on hands its closed panes up to a coarser store, which gets all that it knows from here.</summary>
    /// <exception cref="ArgumentException">The coarser one's panes are not made up of this one's.</exception>
    public virtual void Feed(AggregateStore coarser)
    {
        if (!Plan.CanFeed(coarser.Plan))
        {
            throw new ArgumentException($"the panes of aggregate {coarser.Plan.Id} are not made up of those of aggregate {Plan.Id}");
        }

        coarser._finer = this;
        _coarser = [.. _coarser, coarser];
    }

    /// <summary>Hands the panes up that closed by the clock's tick; those of the finer store first.</summary>
    public void Close()
    {
        if (_coarser.Length > 0)
        {
            var last = EngineTime.FloorDivide(Clock.Tick, Plan.Pane);
            _closedUpTo = last * Plan.Pane;
            ClosePanes(last);
        }
    }

    /// <summary>Moves to the clock's tick; the finer store first.</summary>
    public void Roll()
    {
        var left = EngineTime.FloorDivide(Clock.Tick - Plan.Window, Plan.Pane);
        var moved = left != _left;
        if (moved)
        {
            _left = left;
            RollPanes(left);
        }

        var seen = (left, Clock.CompleteFrom, HasRate || HasPrediction ? Clock.Tick - WindowStart : 0);
        HasMoved |= seen != _seen;
        _seen = seen;
        foreach (var history in _histories)
        {
            HasMoved |= history.Move();
        }

        if (Age() || moved)
        {
            for (var entity = 0; entity < Entities; entity++)
            {
                if (_live[entity] && !StaysLive(entity))
                {
                    SetLive(entity, false);
                    MarkCoarser(entity, _newestPane[entity]);
                }
            }
        }
    }

    /// <summary>Keeps the values that are read some time later; all stores have moved to the clock's tick.</summary>
    public void Keep()
    {
        foreach (var history in _histories)
        {
            history.Keep();
        }
    }

    /// <summary>Adds an observation, a counter's growth or a gauge's value; where its pane was handed up, to the coarser stores too.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="time">The pane is that of this time.</param>
    /// <param name="value">In the stored unit.</param>
    /// <param name="changed">True where it differs from the value before.</param>
    public void Add(int entity, long time, double value, bool changed)
    {
        Take(entity, time, value, changed);
        if (time <= _closedUpTo)
        {
            foreach (var coarser in _coarser)
            {
                coarser.Add(entity, time, value, changed);
            }
        }
    }

    /// <summary>Adds observations that the client counted; they were checked.</summary>
    public void Add(int entity, long time, BucketedSample sample)
    {
        Take(entity, time, sample);
        if (time <= _closedUpTo)
        {
            foreach (var coarser in _coarser)
            {
                coarser.Add(entity, time, sample);
            }
        }
    }

    /// <summary>Notes that there was a sample, though it adds nothing.</summary>
    public void Touch(int entity, long time)
    {
        TakeNothing(entity, time);
        if (time <= _closedUpTo)
        {
            foreach (var coarser in _coarser)
            {
                coarser.Touch(entity, time);
            }
        }
    }

    /// <summary>The only series of an entity said that it ends: nothing is known of it until it comes back.</summary>
    public void Leave(int entity)
    {
        (_hasLeft ??= new()).Add(entity);
        Changed.Add(entity);
        SetLive(entity, false);
        foreach (var coarser in _coarser)
        {
            coarser.Leave(entity);
        }
    }

    /// <summary>The only series of an entity has a sample again that is newer than its end.</summary>
    public void Return(int entity)
    {
        _hasLeft?.Remove(entity);
        foreach (var coarser in _coarser)
        {
            coarser.Return(entity);
        }
    }

    /// <summary>Takes over the changes of the finer store, whose open panes belong to this one's window; the finer store first.</summary>
    public void FollowChanges()
    {
        if (_finer is { } finer)
        {
            Changed.UnionWith(finer.Changed);
        }
    }

    /// <inheritdoc/>
    public abstract override Interval Read(int entity, Reading reading, Rank rank);

    /// <inheritdoc/>
    public override Truth TestQuantile(int entity, ComparisonOperator comparison, Rank rank, int bound, int boundBelow) =>
        throw new InvalidOperationException($"{Plan.Kind} keeps no bounds");

    /// <inheritdoc/>
    public override ShareCount CountShare(int entity, ComparisonOperator comparison, int bound, int boundBelow) =>
        throw new InvalidOperationException($"{Plan.Kind} keeps no bounds");

    /// <inheritdoc/>
    public override Interval ReadPast(int entity, int history) => _histories[history].ReadPast(entity);

    /// <inheritdoc/>
    public override Interval Predict(int entity, long horizon) => throw new InvalidOperationException($"{Plan.Kind} keeps no line");

    /// <summary>The sooner of two ticks, of which either may be never.</summary>
    protected static long? Earlier(long? left, long? right) => left is null ? right : right is null ? left : Math.Min(left.Value, right.Value);

    /// <summary>Adds a value to the pane of its time, unless that has left the window.</summary>
    protected abstract void Take(int entity, long time, double value, bool changed);

    /// <summary>Adds counted observations to the pane of their time, unless that has left the window.</summary>
    protected virtual void Take(int entity, long time, BucketedSample sample) =>
        throw new InvalidOperationException($"{Plan.Kind} takes no counted observations");

    /// <summary>Opens the pane of a time for an entity.</summary>
    protected abstract void TakeNothing(int entity, long time);

    /// <summary>Hands panes up.</summary>
    protected abstract void ClosePanes(long last);

    /// <summary>Lets go of panes.</summary>
    protected abstract void RollPanes(long left);

    /// <summary>Notes the entities that read differently only because time went on; returns true where one may have fallen silent by it.</summary>
    protected virtual bool Age() => false;

    /// <summary>True while the entity lives on at the clock's tick: what lives in the finer store's window does so in this one's, which holds it.</summary>
    protected virtual bool StaysLive(int entity) => HasPane(entity) || _finer is { } finer && finer.IsLive(entity);

    /// <summary>True from when the only series of an entity said that it ends until it comes back.</summary>
    protected bool HasLeft(int entity) => _hasLeft is not null && _hasLeft.Contains(entity);

    /// <summary>True while the entity's newest pane lies in the window.</summary>
    protected bool HasPane(int entity) => _newestPane[entity] > _left;

    /// <summary>True where a pane lies in the window.</summary>
    protected bool IsInWindow(long pane) => pane > _left;

    /// <summary>The newest pane in which the entity had a sample.</summary>
    protected long NewestPane(int entity) => _newestPane[entity];

    /// <summary>An entity has a sample in a pane.</summary>
    protected void Mark(int entity, long pane)
    {
        Changed.Add(entity);
        if (!_live[entity])
        {
            if (HasLeft(entity))
            {
                return;
            }

            SetLive(entity, true);
            _newestPane[entity] = pane;
            MarkCoarser(entity, pane);
        }
        else if (pane > _newestPane[entity])
        {
            _newestPane[entity] = pane;
        }
    }

    /// <summary>An entity comes to life or falls silent.</summary>
    protected void SetLive(int entity, bool live)
    {
        if (_live[entity] != live)
        {
            _live[entity] = live;
            Changed.Add(entity);
            Version++;
        }
    }

    /// <summary>An empty window: whether it was watched whole or not, so that <c>stale</c> counts from the first tick on.</summary>
    protected static Interval Empty() => Interval.Unknown(UnknownReason.NoData);

    /// <summary>A reading that only grows with what was not seen.</summary>
    protected Interval Extensive(double seen) =>
        !IsPartial || !double.IsFinite(seen) ? Interval.Exactly(seen) : Interval.Between(seen, double.PositiveInfinity, UnknownReason.Warming);

    /// <summary>Readings that only count observations.</summary>
    protected Interval Counted(long count, Reading reading) => reading switch
    {
        Reading.Count or Reading.Increase => Extensive(count),
        Reading.Rate => Extensive(count / WindowSeconds),
        _ => throw Unread(reading),
    };

    /// <summary>The plan asks for what the aggregate does not keep.</summary>
    protected InvalidOperationException Unread(Reading reading) => new($"{Plan.Kind} keeps no {reading}");

    // Only when an entity comes to life or falls silent, not at each sample: in between, it lives here and so there.
    private void MarkCoarser(int entity, long pane)
    {
        foreach (var coarser in _coarser)
        {
            coarser.Mark(entity, -EngineTime.FloorDivide(-pane * Plan.Pane, coarser.Plan.Pane));
        }
    }

    // Coarser stores number their entities as this one does.
    private int Define(LabelSet labels)
    {
        if (_entities.TryGetValue(labels, out var entity))
        {
            return entity;
        }

        entity = _labels.Count;
        _entities.Add(labels, entity);
        _labels.Add(labels);
        if (entity >= _live.Length)
        {
            Array.Resize(ref _live, 2 * entity);
            Array.Resize(ref _newestPane, 2 * entity);
        }

        foreach (var coarser in _coarser)
        {
            coarser.Define(labels);
        }

        return entity;
    }
}
