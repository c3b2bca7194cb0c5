namespace HmsOps.Lang;

/// <summary>Does things that don't touch each other on all cores.</summary>
internal static class Side
{
    /// <summary>Does all of 0 … <paramref name="count"/> - 1, in any order; one after the other where the work is not worth a thread.</summary>
    /// <exception cref="Exception">That of the first thing that failed, by its number.</exception>
    public static void BySide(int count, bool isWorthIt, Action<int> work)
    {
        if (!isWorthIt || count < 2)
        {
            for (var at = 0; at < count; at++)
            {
                work(at);
            }

            return;
        }

        try
        {
            Parallel.For(0, count, work);
        }
        catch (AggregateException failures)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }
}
