using System.Diagnostics;

namespace HmsOps.Fuzz;

/// <summary>Runs one input and says what is wrong with what came of it.</summary>
internal sealed class Trial(FuzzTarget target)
{
    private const int Repeats = 3;
    private const double BytesASecond = 1_000_000;

    /// <summary>The time that an input of this length may take: a second a megabyte, and a second at least.</summary>
    public static TimeSpan LimitOf(int length) => TimeSpan.FromSeconds(Math.Max(1, length / BytesASecond));

    /// <summary>The mistake that the input shows, or null.</summary>
    /// <param name="input">The input.</param>
    /// <param name="isOfUse">False for an input that is not worth changing further.</param>
    public Finding? Run(byte[] input, out bool isOfUse)
    {
        isOfUse = false;
        try
        {
            var clock = Stopwatch.StartNew();
            var outcome = target.Run(input);
            if (clock.Elapsed > LimitOf(input.Length) && Fastest(input) is var time && time > LimitOf(input.Length))
            {
                return new Finding($"takes {time.TotalSeconds:0.0} s", "slow", input);
            }

            isOfUse = target.Check(outcome);
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Finding.Of(error, input);
        }
    }

    // The machine may have been busy with something else: what counts is the processor's time.
    private TimeSpan Fastest(byte[] input)
    {
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < Repeats; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            target.Run(input);
            var used = Environment.CpuUsage.TotalTime - before;
            fastest = used < fastest ? used : fastest;
        }

        return fastest;
    }
}
