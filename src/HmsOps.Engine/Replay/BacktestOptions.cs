namespace HmsOps.Engine.Replay;

/// <summary>How recorded samples are replayed.</summary>
public sealed record BacktestOptions
{
    /// <value>The engine's settings.</value>
    public EngineOptions Engine { get; init; } = new();

    /// <value>The last tick, where it is later than that of the last sample; engine time; null: the last sample's.</value>
    public long? Until { get; init; }
}
