using System.Diagnostics;

namespace HmsOps.Fuzz;

/// <summary>Makes a failing input as small as it gets within a time.</summary>
internal static class Minimizer
{
    /// <summary>Leaves out ever smaller parts while the input still fails.</summary>
    /// <param name="input">An input that fails.</param>
    /// <param name="fails">True for an input that fails in the same way.</param>
    /// <param name="time">When to be content.</param>
    public static byte[] Shrink(byte[] input, Func<byte[], bool> fails, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        for (var isSmaller = true; isSmaller && clock.Elapsed < time;)
        {
            isSmaller = false;
            for (var length = Math.Max(1, input.Length / 2); length > 0 && clock.Elapsed < time; length /= 2)
            {
                for (var at = 0; at < input.Length && clock.Elapsed < time;)
                {
                    byte[] candidate = [.. input.AsSpan(0, at), .. input.AsSpan(Math.Min(input.Length, at + length))];
                    if (fails(candidate))
                    {
                        input = candidate;
                        isSmaller = true;
                    }
                    else
                    {
                        at += length;
                    }
                }
            }
        }

        return input;
    }
}
