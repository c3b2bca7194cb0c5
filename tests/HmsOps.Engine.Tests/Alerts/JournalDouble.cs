using System.Collections.Immutable;
using HmsOps.Engine.Durable;

namespace HmsOps.Engine.Tests.Alerts;

/// <summary>Keeps the newest version of each record, as a journal does.</summary>
internal sealed class JournalDouble
{
    private readonly SortedDictionary<(string, LabelSet, LabelSet), ClockRecord> _clocks = [];
    private readonly SortedDictionary<long, EpisodeRecord> _episodes = [];

    public IReadOnlyCollection<ClockRecord> Clocks => _clocks.Values;

    public void Write(IEnumerable<DurableRecord> records)
    {
        foreach (var record in records)
        {
            switch (record)
            {
                case ClockRecord { IsGone: true } clock:
                    _clocks.Remove((clock.Alert, clock.Instance, clock.Row));
                    break;
                case ClockRecord clock:
                    _clocks[(clock.Alert, clock.Instance, clock.Row)] = clock;
                    break;
                case EpisodeRecord episode:
                    _episodes[episode.Id] = episode;
                    break;
            }
        }
    }

    public DurableState Read(long lastTick) => DurableState.Empty with
    {
        LastTick = lastTick,
        Clocks = [.. _clocks.Values],
        Episodes = [.. _episodes.Values.Where(episode => episode.EndedAt is null)],
        NextEpisode = _episodes.Count == 0 ? 1 : _episodes.Keys.Max() + 1,
    };
}
