using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Alerts;

/// <summary>Says when a schedule is on, by the clock on the wall of its zone: an hour that the clock skips is never on, one that it shows twice is on twice.</summary>
internal sealed class ScheduleClock
{
    // Nothing but a change of the zone's rules can be further off.
    private const int MinutesAhead = 8 * 24 * 60;

    private readonly SchedulePlan _plan;
    private readonly TimeZoneInfo _zone;
    private (long From, long Until, bool IsOn) _known = (0, long.MinValue, false);

    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone.</exception>
    public ScheduleClock(SchedulePlan plan)
    {
        _plan = plan;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(plan.Zone);
    }

    /// <summary>True where the schedule is on; the begin is included, the end is not.</summary>
    public bool IsOn(long time)
    {
        if (time < _known.From || time >= _known.Until)
        {
            var isOn = At(time);
            _known = (time, EdgeAfter(time, isOn), isOn);
        }

        return _known.IsOn;
    }

    /// <summary>The next time after <paramref name="time"/> at which it is to be asked again.</summary>
    public long NextEdge(long time)
    {
        IsOn(time);
        return _known.Until;
    }

    private long EdgeAfter(long time, bool isOn)
    {
        var edge = EngineTime.Floor(time, EngineTime.Minute);
        for (var minute = 0; minute < MinutesAhead; minute++)
        {
            edge += EngineTime.Minute;
            if (At(edge) != isOn)
            {
                break;
            }
        }

        return edge;
    }

    private bool At(long time)
    {
        var local = TimeZoneInfo.ConvertTime(EngineTime.ToDateTime(time), _zone).DateTime;
        var today = DateOnly.FromDateTime(local);
        return IsOnSince(today, local) || IsOnSince(today.AddDays(-1), local);
    }

    // Whether hours that began on a day are still on.
    private bool IsOnSince(DateOnly day, DateTime local)
    {
        if (_plan.Except.Contains(day))
        {
            return false;
        }

        foreach (var hours in _plan.Hours)
        {
            var end = day.AddDays(hours.To > hours.From ? 0 : 1).ToDateTime(hours.To);
            if (hours.Days.Contains(day.DayOfWeek) && local >= day.ToDateTime(hours.From) && local < end)
            {
                return true;
            }
        }

        return false;
    }
}
