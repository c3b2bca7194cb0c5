namespace HmsOps.Demo.World;

/// <summary>The size of the little world. A replica works off 20 permits a second: two workers, a tenth of a second each with the ledger's write.</summary>
internal sealed record WorldOptions
{
    public int EastReplicas { get; init; } = 2;

    public int WestReplicas { get; init; } = 4;

    public int Workers { get; init; } = 2;

    public TimeSpan ServiceTime { get; init; } = TimeSpan.FromMilliseconds(90);

    /// <value>Requests that wait in one replica at most.</value>
    public int QueueLimit { get; init; } = 200;

    public TimeSpan ReplicaStart { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <value>How long a citizen reads an answer before the next application.</value>
    public TimeSpan Think { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <value>Never more citizens than this.</value>
    public int MaxCitizens { get; init; } = 400;
}
