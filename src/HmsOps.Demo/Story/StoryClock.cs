using System.Globalization;
using HmsOps.Engine;

namespace HmsOps.Demo.Story;

/// <summary>The story's own time: the first tick is April 15th, 11:52:30 p.m., wherever and whenever it is played.</summary>
internal static class StoryClock
{
    private static readonly DateTime Begin = new(2026, 4, 15, 23, 52, 30, DateTimeKind.Unspecified);

    /// <summary><c>11:57:04 p.m.</c></summary>
    public static string Text(long sinceBegin)
    {
        var time = Begin.AddTicks(sinceBegin);
        return time.ToString("h:mm:ss", CultureInfo.InvariantCulture) + (time.Hour < 12 ? " a.m." : " p.m.");
    }

    /// <summary><c>5:04</c>: engine time since the first tick.</summary>
    public static string Elapsed(long sinceBegin) =>
        string.Create(CultureInfo.InvariantCulture, $"{sinceBegin / EngineTime.Minute}:{sinceBegin / EngineTime.Second % 60:00}");
}
