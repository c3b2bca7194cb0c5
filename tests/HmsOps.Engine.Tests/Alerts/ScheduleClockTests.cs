using System.Globalization;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Tests.Alerts;

public sealed class ScheduleClockTests
{
    private static readonly DayOfWeek[] WorkDays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
    private static readonly DayOfWeek[] EveryDay = Enum.GetValues<DayOfWeek>();

    [Theory]
    [InlineData("2026-07-06T12:59:59Z", false)] // a Monday in New York, four hours behind
    [InlineData("2026-07-06T13:00:00Z", true)]
    [InlineData("2026-07-06T20:59:59Z", true)]
    [InlineData("2026-07-06T21:00:00Z", false)]
    [InlineData("2026-01-05T13:30:00Z", false)] // in winter five hours
    [InlineData("2026-01-05T14:00:00Z", true)]
    [InlineData("2026-07-05T15:00:00Z", false)] // a Sunday
    [InlineData("2026-07-03T15:00:00Z", false)] // an exception
    public void Begin_is_included_end_is_not(string time, bool expected) =>
        Assert.Equal(expected, Of("America/New_York", WorkDays, "09:00", "17:00", "2026-07-03").IsOn(Time(time)));

    [Theory]
    [InlineData("2026-03-08T06:59:59Z", false)] // 01:59:59; the clock goes on to 03:00
    [InlineData("2026-03-08T07:00:00Z", true)] // 03:00 is the first instant after the skipped 02:30
    [InlineData("2026-03-08T07:59:59Z", true)]
    [InlineData("2026-03-08T08:00:00Z", false)]
    [InlineData("2026-11-01T06:29:59Z", false)]
    [InlineData("2026-11-01T07:30:00Z", true)]
    public void A_local_time_that_is_skipped_is_the_next_instant(string time, bool expected) =>
        Assert.Equal(expected, Of("America/New_York", EveryDay, "02:30", "04:00").IsOn(Time(time)));

    [Theory]
    [InlineData("2026-11-01T05:00:00Z", true)] // 01:00 for the first time
    [InlineData("2026-11-01T05:29:59Z", true)]
    [InlineData("2026-11-01T05:30:00Z", false)]
    [InlineData("2026-11-01T06:00:00Z", true)] // and for the second
    [InlineData("2026-11-01T06:30:00Z", false)]
    public void A_local_time_that_comes_twice_is_both(string time, bool expected) =>
        Assert.Equal(expected, Of("America/New_York", EveryDay, "01:00", "01:30").IsOn(Time(time)));

    [Theory]
    [InlineData("2026-07-03T23:00:00Z", true)]
    [InlineData("2026-07-04T05:59:59Z", true)] // began on the Friday
    [InlineData("2026-07-04T06:00:00Z", false)]
    [InlineData("2026-07-04T23:00:00Z", false)]
    public void Hours_may_end_on_the_next_day(string time, bool expected) =>
        Assert.Equal(expected, Of("UTC", [DayOfWeek.Friday], "22:00", "06:00").IsOn(Time(time)));

    [Theory]
    [InlineData("America/New_York", "02:30", "04:00", "2026-03-06T00:00:00Z")]
    [InlineData("America/New_York", "01:00", "01:30", "2026-10-30T00:00:00Z")]
    [InlineData("Australia/Lord_Howe", "22:00", "02:15", "2026-04-03T00:00:00Z")]
    [InlineData("Asia/Kathmandu", "09:00", "17:00", "2026-04-03T00:00:00Z")]
    public void The_next_edge_is_where_it_changes(string zone, string from, string to, string begin)
    {
        var start = Time(begin);
        var clock = Of(zone, EveryDay, from, to);
        var (first, last) = (TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture));
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        bool IsOn(long time) =>
            TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(EngineTime.ToDateTime(time), place).DateTime).IsBetween(first, last);

        var edges = 0;
        for (var time = start; time < start + (4 * 24 * EngineTime.Hour); time += EngineTime.Minute)
        {
            var changes = IsOn(time + EngineTime.Minute) != IsOn(time);
            edges += changes ? 1 : 0;
            Assert.Equal(IsOn(time), clock.IsOn(time));
            Assert.Equal(changes, clock.NextEdge(time) == time + EngineTime.Minute);
        }

        Assert.InRange(edges, 7, 10);
    }

    private static ScheduleClock Of(string zone, DayOfWeek[] days, string from, string to, params string[] except) => new(new(
        "s", zone,
        [new([.. days], TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture))],
        [.. except.Select(day => DateOnly.Parse(day, CultureInfo.InvariantCulture))]));

    private static long Time(string text) => EngineTime.From(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));
}
