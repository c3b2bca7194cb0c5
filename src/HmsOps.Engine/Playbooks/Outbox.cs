using System.Security.Cryptography;
using System.Text;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;

namespace HmsOps.Engine.Playbooks;

/// <summary>Notices on their way: keyed, at least once, in order per episode and address, with retries of their own.</summary>
internal sealed class Outbox
{
    private const long LongestPause = 5 * EngineTime.Minute;

    private readonly EngineOptions _options;
    private readonly EngineOutput _output;
    private readonly SortedDictionary<long, OutboxRow> _waiting = [];
    private readonly Dictionary<long, List<NoticeRecord>> _told = [];
    private long _next;

    public Outbox(EngineOptions options, DurableState restored, EngineOutput output)
    {
        (_options, _output, _next) = (options, output, restored.NextNotice);
        foreach (var episode in restored.Episodes)
        {
            Open(episode.Id);
        }

        foreach (var notice in restored.Notices.OrderBy(notice => notice.Id))
        {
            Remember(notice);
            if (notice.SentAt is null && !notice.Merged)
            {
                _waiting.Add(notice.Id, new OutboxRow(notice, long.MinValue));
            }
        }
    }

    /// <summary>When the next notice is to be tried, or null.</summary>
    public long? NextDeadline => _waiting.Values.Where(row => !row.IsInFlight).Select(row => (long?)row.DueAt).Min();

    /// <summary>An episode opened: who is told of it is remembered to its end.</summary>
    public void Open(long episode) => _told.TryAdd(episode, []);

    /// <summary>True while an episode goes on.</summary>
    public bool IsOpen(long episode) => _told.ContainsKey(episode);

    /// <summary>An episode ended.</summary>
    public void Close(long episode) => _told.Remove(episode);

    /// <summary>Everyone who got, or is to get, a notice that the episode's alert fires.</summary>
    public IEnumerable<NoticeTarget> Told(long episode) =>
        _told.GetValueOrDefault(episode, [])
            .Where(notice => notice.Kind is NoticeKind.Notify or NoticeKind.Page)
            .GroupBy(notice => notice.Target, StringComparer.Ordinal)
            .Select(group => new NoticeTarget(group.Key, [.. group.Select(notice => new Plan.NoticeChannel(notice.Notifier, notice.Address)).Distinct()]));

    /// <summary>True where a target was paged about the episode after a time.</summary>
    public bool IsPagedAfter(long episode, string target, long time) =>
        _told.GetValueOrDefault(episode, []).Any(notice =>
            notice.Kind == NoticeKind.Page && notice.QueuedAt > time && string.Equals(notice.Target, target, StringComparison.Ordinal));

    /// <summary>Queues a notice on all channels of a target, and sends it unless an earlier one has to leave first.</summary>
    public void Queue(NoticeKind kind, NoticeTarget target, Occasion occasion, string subject, string body, long time)
    {
        foreach (var channel in target.Channels)
        {
            var id = _next++;
            var (notifier, address) = _options.Observe ? ("log", target.Name) : (channel.Notifier, channel.Address);
            var notice = new NoticeRecord(
                id, KeyOf(occasion, kind, id), kind, target.Name, notifier, address, subject, body,
                occasion.Alert, occasion.Instance, occasion.Episode, time, null, 0, null, false);
            Remember(notice);
            _output.Add(notice);
            _waiting.Add(id, new OutboxRow(notice, time));
            MergeOvertaken(notice);
        }

        Send(time);
    }

    /// <summary>Takes in what a notifier said.</summary>
    public void Answered(NoticeResultInput result, long time)
    {
        if (!_waiting.TryGetValue(result.Notice, out var row))
        {
            return;
        }

        if (result.Error is null)
        {
            _waiting.Remove(result.Notice);
            _output.Add(row.Record with { SentAt = time });
        }
        else
        {
            row.Record = row.Record with { Tries = row.Record.Tries + 1, Error = result.Error };
            row.IsInFlight = false;
            row.DueAt = time + PauseAfter(row.Record.Tries);
            _output.Add(row.Record);
            MergeOvertaken(row.Record);
        }

        Send(time);
    }

    /// <summary>Sends what is due; of one episode and address only the oldest is on its way.</summary>
    public void Send(long time)
    {
        if (_waiting.Count == 0)
        {
            return;
        }

        var ahead = new HashSet<(long, string, string)>();
        foreach (var row in _waiting.Values)
        {
            if (ahead.Add(LaneOf(row.Record)) && !row.IsInFlight && row.DueAt <= time)
            {
                row.IsInFlight = true;
                _output.Add(new SendNoticeCommand(row.Record));
            }
        }
    }

    // A notice that an alert fires has no sense any more once the one that says it is over waits behind it.
    private void MergeOvertaken(NoticeRecord notice)
    {
        var lane = _waiting.Values.Where(row => LaneOf(row.Record) == LaneOf(notice)).ToList();
        if (lane.FindLast(row => row.Record.Kind == NoticeKind.Resolved) is not { } over)
        {
            return;
        }

        foreach (var row in lane.Where(row =>
            row.Record.Id < over.Record.Id && !row.IsInFlight && row.Record.Kind is NoticeKind.Notify or NoticeKind.Page))
        {
            _waiting.Remove(row.Record.Id);
            _output.Add(row.Record with { Merged = true });
        }
    }

    private void Remember(NoticeRecord notice)
    {
        if (_told.TryGetValue(notice.Episode, out var told))
        {
            told.Add(notice);
        }
    }

    private long PauseAfter(int tries) =>
        (long)(Math.Min(LongestPause, EngineTime.Second << Math.Min(tries - 1, 16)) * _options.Speed);

    private static (long, string, string) LaneOf(NoticeRecord notice) => (notice.Episode, notice.Notifier, notice.Address);

    private static string KeyOf(Occasion occasion, NoticeKind kind, long ordinal) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', occasion.Alert, occasion.Instance, occasion.Episode, kind, ordinal))))[..32];
}
