using HmsOps.Engine.Panes;

namespace HmsOps.Engine.Replay;

/// <summary>What a backtest read and did.</summary>
/// <param name="Samples">Samples read.</param>
/// <param name="Counters">What became of them; <see cref="StoreCounters.Late"/> is always to be printed, with the hint at sorting.</param>
/// <param name="FirstTick">The first tick, or null where there was no sample.</param>
/// <param name="LastTick">The last tick, or null.</param>
/// <param name="Ticks">Ticks evaluated: those at which nothing could happen were left out.</param>
/// <param name="Firings">How often each alert fired, by name, in order; alerts that never did are 0.</param>
/// <param name="Steps">Steps started; their outcomes are assumed, not known.</param>
/// <param name="Problems">What someone should look at, one sentence each.</param>
public sealed record BacktestSummary(
    long Samples,
    StoreCounters Counters,
    long? FirstTick,
    long? LastTick,
    long Ticks,
    IReadOnlyList<KeyValuePair<string, int>> Firings,
    int Steps,
    IReadOnlyList<string> Problems);
