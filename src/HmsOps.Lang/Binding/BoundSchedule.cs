using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>Hours of a week.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Name">Unique among schedules.</param>
/// <param name="Zone">The time zone's IANA name.</param>
/// <param name="Hours">When it is on.</param>
/// <param name="Except">Days, in the zone, on which no hours begin; ascending.</param>
public sealed record BoundSchedule(
    SourceText Source, TextSpan Span, string Name, string Zone, ImmutableArray<BoundHours> Hours, ImmutableArray<DateOnly> Except)
    : BoundNode(Source, Span);

/// <summary>Hours of some days of the week; the end is excluded, and on the next day where it is not after the begin.</summary>
public sealed record BoundHours(ImmutableArray<DayOfWeek> Days, TimeOnly From, TimeOnly To);
