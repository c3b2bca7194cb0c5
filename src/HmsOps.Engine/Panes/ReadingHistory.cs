using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>What one reading of an aggregate came to at past ticks: kept once, whatever samples came later.</summary>
/// <remarks>
/// A value belongs to a multiple of the step and is that of the first tick which is not before it. A tick that was never
/// evaluated, before the start or in a gap, has none.
/// </remarks>
internal sealed class ReadingHistory
{
    private readonly HistoryPlan _plan;
    private readonly AggregateStore _store;
    private readonly StoreClock _clock;
    private readonly HistorySlot?[] _slots;
    private readonly int _bound;
    private readonly int _below;
    private long _readAt = long.MinValue;

    public ReadingHistory(HistoryPlan plan, AggregateStore store, StoreClock clock)
    {
        _plan = plan;
        _store = store;
        _clock = clock;
        _slots = new HistorySlot?[plan.Slots];
        (_bound, _below) = (PlaceOf(plan.Share?.Bound), PlaceOf(plan.Share?.Below));
    }

    /// <value>The next tick at which a value is kept, or another one is read.</value>
    public long NextEdge => Math.Min(
        EngineTime.Ceiling((Multiple(_clock.Tick) + 1) * _plan.Step, _clock.TickLength),
        EngineTime.Ceiling(((ReadMultiple + 1) * _plan.Step) + _plan.Shift, _clock.TickLength));

    private long ReadMultiple => Multiple(EngineTime.Floor(_clock.Tick - _plan.Shift, _clock.TickLength));

    /// <summary>Moves to the clock's tick; true where another value is read than before.</summary>
    public bool Move()
    {
        var multiple = ReadMultiple;
        var moved = multiple != _readAt;
        _readAt = multiple;
        return moved;
    }

    /// <summary>Keeps the values of the clock's tick where it is time to.</summary>
    public void Keep()
    {
        var multiple = Multiple(_clock.Tick);
        if (multiple * _plan.Step <= _clock.Tick - _clock.TickLength)
        {
            return;
        }

        var slot = _slots[SlotOf(multiple)] ??= new();
        slot.Begin(multiple, _store.Entities);
        for (var entity = 0; entity < _store.Entities; entity++)
        {
            slot.Set(entity, _store.IsLive(entity) ? Read(entity) : Interval.Unknown(UnknownReason.NoData));
        }
    }

    /// <summary>The value of an entity so long ago; warming where nothing was kept then.</summary>
    public Interval ReadPast(int entity) => _slots[SlotOf(_readAt)] is { } slot && slot.Multiple == _readAt
        ? slot[entity]
        : Interval.Unknown(UnknownReason.Warming);

    private Interval Read(int entity) => _plan switch
    {
        { Share: { } share } => _store.CountShare(entity, share.Counted, _bound, _below).Value,
        { Horizon: { } horizon } => _store.Predict(entity, horizon),
        _ => _store.Read(entity, _plan.Reading, _plan.Rank ?? default),
    };

    private long Multiple(long time) => EngineTime.FloorDivide(time, _plan.Step);

    private int SlotOf(long multiple) => (int)(multiple - EngineTime.Floor(multiple, _slots.Length));

    private int PlaceOf(double? bound) => bound is { } value ? _store.Plan.Bounds.BinarySearch(value) : -1;
}
