using System.Collections.Immutable;
using System.Globalization;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>schedule</c> declarations.</summary>
internal sealed class ScheduleBinder(Action<Diagnostic> report)
{
    private static readonly ImmutableArray<string> Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>The schedule, or null after diagnostics.</summary>
    public BoundSchedule? Bind(DeclarationSyntax declaration, bool isReadWhole)
    {
        var isRight = ClauseChecks.Check(declaration, isReadWhole, report) & declaration.Clauses.All(clause => clause.Tail is not null);
        var zone = "";
        var hours = new List<BoundHours>();
        var except = new SortedSet<DateOnly>();
        foreach (var clause in declaration.Clauses)
        {
            switch (clause.Tail)
            {
                case WordTailSyntax name when clause.Row.Head == "zone":
                    zone = name.Text;
                    isRight &= IsZone(name);
                    break;
                case HoursTailSyntax tail:
                    var bound = HoursOf(tail);
                    isRight &= bound is not null;
                    hours.AddRange(bound is null ? [] : [bound]);
                    break;
                case DatesTailSyntax dates:
                    foreach (var date in dates.Dates)
                    {
                        isRight &= DateOf(date) is { } day && Enter(except, day);
                    }

                    break;
            }
        }

        return isRight ? new(declaration.Source, declaration.Span, declaration.Name.Text, zone, [.. hours], [.. except]) : null;
    }

    private bool IsZone(WordTailSyntax name)
    {
        // What Windows calls zones would be found too, but only on some machines.
        if (name.Text.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(name.Text, out var zone) && (zone.HasIanaId || name.Text is "UTC"))
        {
            return true;
        }

        report(DeclarationDiagnostics.UnknownZone(
            Place.Of(name), name.Text, NearName.Of(name.Text, TimeZoneInfo.GetSystemTimeZones().Select(known => known.Id).Order(StringComparer.Ordinal))));
        return false;
    }

    private BoundHours? HoursOf(HoursTailSyntax tail)
    {
        var from = TimeOf(tail.From, isEnd: false);
        var to = TimeOf(tail.To, isEnd: true);
        if (from is not { } begin || to is not { } end)
        {
            return null;
        }

        var days = tail.Days.SelectMany(DaysOf).Distinct().Order().ToList();
        return new([.. days.Select(day => (DayOfWeek)((day + 1) % 7))], begin, end);
    }

    // From Monday as 0; a range may go over the week's end.
    private static IEnumerable<int> DaysOf(DaysSyntax range)
    {
        if (range.First.Text == "daily")
        {
            return Enumerable.Range(0, 7);
        }

        var first = Days.IndexOf(range.First.Text);
        var last = range.Last is { } end ? Days.IndexOf(end.Text) : first;
        return Enumerable.Range(first, ((last - first + 7) % 7) + 1).Select(day => day % 7);
    }

    private TimeOnly? TimeOf(NameSyntax name, bool isEnd)
    {
        if (isEnd && name.Text == "24:00")
        {
            return TimeOnly.MinValue;
        }

        if (TimeOnly.TryParseExact(name.Text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        report(DeclarationDiagnostics.BadTime(Place.Of(name), name.Text));
        return null;
    }

    private DateOnly? DateOf(NameSyntax name)
    {
        if (DateOnly.TryParseExact(name.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        report(DeclarationDiagnostics.BadDate(Place.Of(name), name.Text));
        return null;
    }

    private static bool Enter(SortedSet<DateOnly> days, DateOnly day)
    {
        days.Add(day);
        return true;
    }
}
