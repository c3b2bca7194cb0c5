using System.Diagnostics;
using System.Globalization;

namespace HmsOps.Benchmarks.Table;

/// <summary>Runs the commands of rows, each of them only once for all the values that it prints.</summary>
internal sealed class CommandRun(IReadOnlyDictionary<string, string> words)
{
    private const int Times = 5;
    private readonly Dictionary<string, IReadOnlyDictionary<string, double>> _printed = [];

    /// <summary>The row's value; or null where its command failed, or prints no such value.</summary>
    public double? ValueOf(TableRow row)
    {
        if (row.Value.Length == 0)
        {
            return WallTime(row);
        }

        if (!_printed.TryGetValue(row.Command, out var values))
        {
            _printed.Add(row.Command, values = Printed(row));
        }

        return values.TryGetValue(row.Value, out var value) ? value : null;
    }

    // The first time warms up the disk's cache; of the others the median.
    private double? WallTime(TableRow row)
    {
        var times = new List<double>();
        for (var i = 0; i <= Times; i++)
        {
            Start(row.Before, out _);
            var clock = Stopwatch.GetTimestamp();
            if (Start(row.Command, out var output) != 0)
            {
                Console.Error.WriteLine($"failed: {row.Command}\n{output}");
                return null;
            }

            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        times.RemoveAt(0);
        times.Sort();
        return times[times.Count / 2];
    }

    private Dictionary<string, double> Printed(TableRow row)
    {
        var values = new Dictionary<string, double>();
        if (Start(row.Command, out var output) != 0)
        {
            Console.Error.WriteLine($"failed: {row.Command}\n{output}");
            return values;
        }

        foreach (var line in output.Split('\n'))
        {
            if (line.Split('=') is [var name, var number] && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                values[name] = value;
            }
        }

        return values;
    }

    private int Start(string command, out string output)
    {
        output = "";
        if (command.Length == 0)
        {
            return 0;
        }

        foreach (var (word, path) in words)
        {
            command = command.Replace(word, path, StringComparison.Ordinal);
        }

        var start = new ProcessStartInfo("bash", ["-c", $"exec 2>&1; {command}"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash cannot be started");
        output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
