namespace HmsOps.Engine;

/// <summary>Settings of an engine; all durations in ticks of engine time.</summary>
public sealed record EngineOptions
{
    /// <value>ε, the tick length: 1 s.</value>
    public long Tick { get; init; } = EngineTime.Second;

    /// <value>How late a sample may be: 10 s.</value>
    public long Lateness { get; init; } = 10 * EngineTime.Second;

    /// <value>How late a sample of a resumed session may be: 60 s, the clients' buffer bound.</value>
    public long ReplayLateness { get; init; } = EngineTime.Minute;

    /// <value>No run is silent longer than this: 15 minutes.</value>
    public long PageAfter { get; init; } = 15 * EngineTime.Minute;

    /// <value>A run waits this long for its locks: 5 minutes.</value>
    public long LockWait { get; init; } = 5 * EngineTime.Minute;

    /// <value>A run may take this long: 1 hour.</value>
    public long RunMaximum { get; init; } = EngineTime.Hour;

    /// <value>An idle instance without series is dropped after this: 1 hour.</value>
    public long IdleDrop { get; init; } = EngineTime.Hour;

    /// <value>Instances an alert may have: 1,000.</value>
    public int InstanceLimit { get; init; } = 1_000;

    /// <value>Steps every row of every alert at each tick, changed or not: what leaves rows out must give the same.</value>
    internal bool StepsAllRows { get; init; }

    /// <value>Plans and records, applies nothing.</value>
    public bool Observe { get; init; }

    /// <value>How many times faster than real time the clock runs; bounds that stand for real time (time-outs, verification, lateness, locks) are multiplied by it.</value>
    public double Speed { get; init; } = 1;
}
