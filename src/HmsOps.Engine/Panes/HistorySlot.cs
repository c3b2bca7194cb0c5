using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>The values of all entities at one tick: 9 bytes each, and 8 more where one of them is not known exactly.</summary>
internal sealed class HistorySlot
{
    private double[] _low = [];
    private UnknownReason[] _reasons = [];
    private double[]? _high;
    private int _count;

    /// <value>What the values belong to.</value>
    public long Multiple { get; private set; }

    /// <summary>The value of an entity; no data of one that was not there yet.</summary>
    public Interval this[int entity] => entity >= _count
        ? Interval.Unknown(UnknownReason.NoData)
        : Interval.Between(_low[entity], _high is null ? _low[entity] : _high[entity], _reasons[entity]);

    /// <summary>Begins anew, with room for so many entities.</summary>
    public void Begin(long multiple, int entities)
    {
        Multiple = multiple;
        _count = entities;
        _high = null;
        if (entities > _low.Length)
        {
            Array.Resize(ref _low, entities);
            Array.Resize(ref _reasons, entities);
        }
    }

    /// <summary>Sets the value of an entity; they come in order.</summary>
    public void Set(int entity, Interval value)
    {
        _low[entity] = value.Low;
        _reasons[entity] = value.Reason;
        if (_high is null && !value.IsUnknown && !value.IsExact)
        {
            _high = _low.AsSpan(0, _count).ToArray();
        }

        if (_high is not null)
        {
            _high[entity] = value.High;
        }
    }
}
