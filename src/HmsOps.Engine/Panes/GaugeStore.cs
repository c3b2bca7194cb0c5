using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>A gauge over time, one entity a series.</summary>
/// <remarks>Its last value is known while its sample is not older than <c>stale</c>, whatever the window.</remarks>
internal sealed class GaugeStore(AggregatePlan plan, StoreClock clock, long stale) : CellStore<GaugeCell>(plan, clock)
{
    private readonly List<GaugeSeries> _series = [];
    private long _freshUntil = long.MaxValue;

    /// <summary>Names the series of the newest entity.</summary>
    public void Attach(int entity, GaugeSeries series)
    {
        if (entity == _series.Count)
        {
            _series.Add(series);
        }
    }

    /// <inheritdoc/>
    public override long? NextEdge()
    {
        var edge = base.NextEdge();
        for (var entity = 0; entity < _series.Count; entity++)
        {
            if (IsLive(entity) && IsFresh(entity))
            {
                edge = Earlier(edge, EngineTime.Floor(_series[entity].NewestTime + stale, Clock.TickLength) + Clock.TickLength);
            }
        }

        return edge;
    }

    /// <inheritdoc/>
    protected override void Take(int entity, long time, double value, bool changed)
    {
        Changed.Add(entity);
        _freshUntil = Math.Min(_freshUntil, time + stale);
        if (Open(entity, time) is { } chunk)
        {
            ref var cell = ref chunk[entity];
            cell.Moments.Add(value);
            cell.Changes += changed ? 1 : 0;
        }
        else if (IsFresh(entity))
        {
            SetLive(entity, true);
        }
    }

    /// <inheritdoc/>
    public override Interval Read(int entity, Reading reading, Rank rank)
    {
        var series = _series[entity];
        if (HasLeft(entity))
        {
            return Interval.Unknown(UnknownReason.NoData);
        }

        if (reading == Reading.Last)
        {
            return IsFresh(entity) ? Interval.Exactly(series.NewestValue) : Empty();
        }

        var total = Total(entity);
        return total.Moments.Count == 0
            ? Empty()
            : reading switch
            {
                Reading.Average => Interval.Exactly(total.Moments.Average),
                Reading.Minimum => Interval.Exactly(total.Moments.Minimum),
                Reading.Maximum => Interval.Exactly(total.Moments.Maximum),
                Reading.StandardDeviation => Interval.Exactly(total.Moments.StandardDeviation),
                Reading.Sum => IsPartial ? Interval.Unknown(UnknownReason.Warming) : Interval.Exactly(total.Moments.Sum),
                Reading.Count => Extensive(total.Moments.Count),
                Reading.Changes => Extensive(total.Changes),
                _ => throw Unread(reading),
            };
    }

    /// <inheritdoc/>
    protected override bool Age()
    {
        if (Clock.Tick <= _freshUntil)
        {
            return false;
        }

        _freshUntil = long.MaxValue;
        for (var entity = 0; entity < _series.Count; entity++)
        {
            if (IsFresh(entity))
            {
                _freshUntil = Math.Min(_freshUntil, _series[entity].NewestTime + stale);
            }
            else
            {
                Changed.Add(entity);
            }
        }

        return true;
    }

    /// <inheritdoc/>
    protected override bool StaysLive(int entity) => HasPane(entity) || IsFresh(entity);

    /// <inheritdoc/>
    protected override void Merge(ref GaugeCell total, in GaugeCell later)
    {
        total.Moments.Add(in later.Moments);
        total.Changes += later.Changes;
    }

    private bool IsFresh(int entity) =>
        _series[entity] is { HasValue: true, HasLeft: false } series && Clock.Tick - series.NewestTime <= stale;
}
