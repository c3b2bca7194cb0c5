using System.Collections.Immutable;

namespace HmsOps.Engine.Durable;

/// <summary>What a journal gives back at a restart: the newest version of every record that still matters.</summary>
/// <param name="LastTick">The last tick that was evaluated before the stop.</param>
/// <param name="Clocks">Of every row that is not inactive, fired in an episode that is still open, or remembers ticks at which its condition held.</param>
/// <param name="Episodes">Open ones.</param>
/// <param name="Runs">Those that have not ended, and those whose cooldown may still run.</param>
/// <param name="Steps">Of these runs.</param>
/// <param name="Notices">Of open episodes, and all that were not sent.</param>
/// <param name="NextEpisode">The next free <see cref="EpisodeRecord.Id"/>.</param>
/// <param name="NextRun">The next free <see cref="RunRecord.Id"/>.</param>
/// <param name="NextNotice">The next free <see cref="NoticeRecord.Id"/>.</param>
/// <param name="RunOrdinals">How many runs each alert has had, by name.</param>
public sealed record DurableState(
    long? LastTick,
    ImmutableArray<ClockRecord> Clocks,
    ImmutableArray<EpisodeRecord> Episodes,
    ImmutableArray<RunRecord> Runs,
    ImmutableArray<StepRecord> Steps,
    ImmutableArray<NoticeRecord> Notices,
    long NextEpisode,
    long NextRun,
    long NextNotice,
    ImmutableDictionary<string, int> RunOrdinals)
{
    /// <summary>A first start.</summary>
    public static DurableState Empty { get; } = new(
        null, [], [], [], [], [], 1, 1, 1, ImmutableDictionary<string, int>.Empty.WithComparers(StringComparer.Ordinal));
}
