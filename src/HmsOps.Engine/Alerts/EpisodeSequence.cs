namespace HmsOps.Engine.Alerts;

/// <summary>Gives episodes their numbers; goes on where the journal ended.</summary>
internal sealed class EpisodeSequence(long next)
{
    private long _next = next;

    /// <summary>The next number.</summary>
    public long Next() => _next++;
}
