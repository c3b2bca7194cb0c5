using System.Collections.Immutable;
using HmsOps.Engine.Durable;

namespace HmsOps.Engine.Tests.Alerts;

/// <summary>Keeps the newest version of each record, as a journal does.</summary>
internal sealed class JournalDouble
{
    private readonly SortedDictionary<(string, LabelSet, LabelSet), ClockRecord> _clocks = [];
    private readonly SortedDictionary<long, EpisodeRecord> _episodes = [];
    private readonly SortedDictionary<long, RunRecord> _runs = [];
    private readonly SortedDictionary<(long Run, int Index), StepRecord> _steps = [];
    private readonly SortedDictionary<long, NoticeRecord> _notices = [];

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
                case RunRecord run:
                    _runs[run.Id] = run;
                    break;
                case StepRecord step:
                    _steps[(step.Run, step.Index)] = step;
                    break;
                case NoticeRecord notice:
                    _notices[notice.Id] = notice;
                    break;
            }
        }
    }

    public DurableState Read(long lastTick) => DurableState.Empty with
    {
        LastTick = lastTick,
        Clocks = [.. _clocks.Values],
        Episodes = [.. _episodes.Values.Where(episode => episode.EndedAt is null)],
        Runs = [.. _runs.Values],
        Steps = [.. _steps.Values],
        Notices = [.. _notices.Values],
        NextEpisode = _episodes.Keys.LastOrDefault() + 1,
        NextRun = _runs.Keys.LastOrDefault() + 1,
        NextNotice = _notices.Keys.LastOrDefault() + 1,
        RunOrdinals = _runs.Values.GroupBy(run => run.Alert).ToImmutableDictionary(group => group.Key, group => group.Count()),
    };
}
