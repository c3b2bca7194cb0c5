using System.Collections.Immutable;

namespace HmsOps.Engine.Plan;

/// <summary>Hours of a week at which an alert is watched.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Zone">The time zone's IANA name.</param>
/// <param name="Hours">When it is on.</param>
/// <param name="Except">Days, in the zone, on which no hours begin; ascending.</param>
public sealed record SchedulePlan(string Name, string Zone, ImmutableArray<HoursPlan> Hours, ImmutableArray<DateOnly> Except);

/// <summary>Hours of some days of the week; the end is excluded, and on the next day where it is not after the begin.</summary>
public sealed record HoursPlan(ImmutableArray<DayOfWeek> Days, TimeOnly From, TimeOnly To);
