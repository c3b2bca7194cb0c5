namespace HmsOps.Sdk.Sending;

/// <summary>Pauses that double up to a limit, each a little off, so that clients do not come back all at once.</summary>
internal sealed class Backoff(TimeSpan minimum, TimeSpan maximum)
{
    private int _doublings;

    public void Reset() => _doublings = 0;

    public TimeSpan Next()
    {
        var pause = minimum * Math.Pow(2, _doublings);
        if (pause < maximum)
        {
            _doublings++;
        }

        return (pause < maximum ? pause : maximum) * (0.8 + (0.4 * Random.Shared.NextDouble()));
    }
}
