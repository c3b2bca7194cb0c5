using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>Whether a sample of a series lies in the window: its newest pane says so, nothing else is kept.</summary>
internal sealed class PresenceStore(AggregatePlan plan, StoreClock clock) : AggregateStore(plan, clock)
{
    private readonly List<GaugeSeries> _gauges = [];

    /// <inheritdoc/>
    public override long? OldestPane
    {
        get
        {
            long? oldest = null;
            for (var entity = 0; entity < Entities; entity++)
            {
                if (IsLive(entity) && !(oldest <= NewestPane(entity)))
                {
                    oldest = NewestPane(entity);
                }
            }

            return oldest;
        }
    }

    /// <inheritdoc/>
    public override Interval Read(int entity, Reading reading, Rank rank) => throw Unread(reading);

    /// <summary>Names the gauge of the newest entity.</summary>
    public void Attach(int entity, GaugeSeries series)
    {
        if (entity == _gauges.Count)
        {
            _gauges.Add(series);
        }
    }

    /// <summary>True where the window was not watched whole.</summary>
    public bool IsUncovered => IsPartial;

    /// <inheritdoc/>
    protected override void Take(int entity, long time, double value, bool changed) => TakeNothing(entity, time);

    /// <inheritdoc/>
    protected override void Take(int entity, long time, BucketedSample sample) => TakeNothing(entity, time);

    /// <inheritdoc/>
    protected override void TakeNothing(int entity, long time)
    {
        // A late sample does not bring a gauge back that has left.
        var pane = -EngineTime.FloorDivide(-time, Plan.Pane);
        if (IsInWindow(pane) && !(entity < _gauges.Count && _gauges[entity].HasLeft))
        {
            Mark(entity, pane);
        }
    }

    /// <inheritdoc/>
    protected override void ClosePanes(long last)
    {
    }

    /// <inheritdoc/>
    protected override void RollPanes(long left)
    {
    }
}
