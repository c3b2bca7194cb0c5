using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Alerts;

/// <summary>What stands between an alert's conditions and its states: its hours, and the alerts that it depends on.</summary>
internal sealed class AlertGates(AlertPlan plan, IEnumerable<OpenInstances> upstream)
{
    private readonly ScheduleClock? _schedule = plan.During is { } during ? new(during) : null;
    private readonly OpenInstances[] _upstream = [.. upstream];
    private bool _isOn = true;
    private int _version;

    /// <summary>True where an alert that this one depends on fires, for these labels.</summary>
    public bool IsHeldBack(LabelSet instance)
    {
        foreach (var open in _upstream)
        {
            if (open.HoldBack(instance))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is in the way of an instance, as of the tick that was last moved to.</summary>
    public RowGate Of(LabelSet instance) =>
        !_isOn ? RowGate.Outside : IsHeldBack(instance) ? RowGate.HeldBack : RowGate.Open;

    /// <summary>Moves to a tick; returns true where an instance may have another gate than before.</summary>
    public bool MoveTo(long time)
    {
        var before = (_isOn, _version);
        _isOn = _schedule?.IsOn(time) ?? true;
        _version = 0;
        foreach (var open in _upstream)
        {
            _version += open.Version;
        }

        return before != (_isOn, _version);
    }

    /// <summary>The next time after <paramref name="now"/> at which the hours begin or end, or null.</summary>
    public long? NextEdge(long now) => _schedule?.NextEdge(now);
}
