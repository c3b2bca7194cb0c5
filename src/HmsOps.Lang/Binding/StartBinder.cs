using System.Globalization;
using HmsOps.Engine;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds a test's beginning to engine time; of a doubled local time it is the first, of a skipped one the next instant that there is.</summary>
internal static class StartBinder
{
    /// <summary>The engine time, or null after one diagnostic.</summary>
    public static long? Bind(StartTailSyntax tail, Action<Diagnostic> report)
    {
        if (!DateOnly.TryParseExact(tail.Date.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year is < 1970 or > 2199)
        {
            return Fail(report, tail.Date, "a date of 1970 to 2199, such as 2026-04-15");
        }

        if (!TimeOnly.TryParseExact(tail.Time.Text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return Fail(report, tail.Time, "a time of day, such as 23:50");
        }

        var zone = TimeZoneInfo.Utc;
        if (tail.Zone is { } name && !TimeZoneInfo.TryFindSystemTimeZoneById(name.Text, out zone))
        {
            return Fail(report, name, "a time zone, such as \"America/New_York\"");
        }

        return EngineTime.From(InstantOf(date.ToDateTime(time), zone));
    }

    private static DateTimeOffset InstantOf(DateTime local, TimeZoneInfo zone)
    {
        if (!zone.IsInvalidTime(local))
        {
            var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
            return new(local, offset);
        }

        var after = local;
        while (zone.IsInvalidTime(after))
        {
            after = after.AddMinutes(1);
        }

        after = new(after.Year, after.Month, after.Day, after.Hour, after.Minute, 0, DateTimeKind.Unspecified);
        return new(after, zone.GetUtcOffset(after));
    }

    private static long? Fail(Action<Diagnostic> report, NameSyntax part, string expected)
    {
        report(TypeDiagnostics.BadStart(Place.Of(part), part.Text, expected));
        return null;
    }
}
