using System.Diagnostics;
using System.Globalization;

namespace HmsOps.Benchmarks.Measures;

/// <summary>Takes times, and prints what was measured for the table.</summary>
internal static class Measured
{
    /// <summary>The median time of an action; what it needs done before is not counted.</summary>
    public static TimeSpan Median(int times, Action act, Action? before = null)
    {
        var spans = new List<TimeSpan>();
        for (var i = 0; i < times; i++)
        {
            before?.Invoke();
            var clock = Stopwatch.GetTimestamp();
            act();
            spans.Add(Stopwatch.GetElapsedTime(clock));
        }

        spans.Sort();
        return spans[spans.Count / 2];
    }

    /// <summary>Prints <c>NAME=VALUE</c>.</summary>
    public static void Print(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}={value:R}"));
}
