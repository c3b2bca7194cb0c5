using System.Collections.Immutable;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Engine.Tests.Playbooks;

/// <summary>Keeps the newest version of every record, as a journal does.</summary>
internal sealed class FakeJournal
{
    private readonly SortedDictionary<long, EpisodeRecord> _episodes = [];
    private readonly SortedDictionary<long, RunRecord> _runs = [];
    private readonly SortedDictionary<(long, int), StepRecord> _steps = [];
    private readonly SortedDictionary<long, NoticeRecord> _notices = [];

    public IReadOnlyCollection<RunRecord> Runs => _runs.Values;

    public IReadOnlyCollection<StepRecord> Steps => _steps.Values;

    public IReadOnlyCollection<NoticeRecord> Notices => _notices.Values;

    public long NextEpisode => _episodes.Count == 0 ? 1 : _episodes.Keys.Last() + 1;

    public void Write(DurableRecord record)
    {
        switch (record)
        {
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

    public EpisodeRecord? OpenEpisode(string alert) => _episodes.Values.LastOrDefault(episode => episode.Alert == alert && episode.EndedAt is null);

    public DurableState Restore() => new(
        null,
        [],
        [.. _episodes.Values.Where(episode => episode.EndedAt is null)],
        [.. _runs.Values],
        [.. _steps.Values],
        [.. _notices.Values],
        NextEpisode,
        _runs.Count == 0 ? 1 : _runs.Keys.Last() + 1,
        _notices.Count == 0 ? 1 : _notices.Keys.Last() + 1,
        _runs.Values.GroupBy(run => run.Alert).ToImmutableDictionary(group => group.Key, group => group.Max(run => run.Ordinal)));
}
