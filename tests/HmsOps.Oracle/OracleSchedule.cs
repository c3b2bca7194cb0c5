using HmsOps.Engine;
using HmsOps.Lang.Binding;

namespace HmsOps.Oracle;

/// <summary>Says when a schedule is on.</summary>
internal static class OracleSchedule
{
    /// <summary>True where the wall clock of the zone shows a time of one of the hours.</summary>
    public static bool IsOn(BoundSchedule schedule, long t)
    {
        var wall = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(EngineTime.ToDateTime(t), schedule.Zone).DateTime;
        return schedule.Hours.Any(hours => new[] { wall.Date.AddDays(-1), wall.Date }.Any(day =>
            hours.Days.Contains(day.DayOfWeek)
            && !schedule.Except.Contains(DateOnly.FromDateTime(day))
            && wall >= day + hours.From.ToTimeSpan()
            && wall < day + hours.To.ToTimeSpan() + (hours.To <= hours.From ? TimeSpan.FromDays(1) : TimeSpan.Zero)));
    }
}
