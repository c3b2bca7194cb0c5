using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>All that happened in a test, to look up by time.</summary>
internal sealed class TestTimeline
{
    private readonly Dictionary<string, SortedDictionary<LabelSet, List<StateLine>>> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TileChange>> _tiles = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, NoticeRecord> _notices = [];
    private readonly List<ReplayLine> _lines = [];
    private readonly List<TestEvent> _events = [];

    /// <summary>All that happened, in order.</summary>
    public IReadOnlyList<TestEvent> Events => _events;

    /// <summary>Everything that is printed, in order.</summary>
    public IReadOnlyList<ReplayLine> Lines => _lines;

    /// <summary>Steps that started, in order.</summary>
    public IEnumerable<StepLine> Steps =>
        _lines.OfType<StepLine>().Where(line => string.Equals(line.Outcome, "planned", StringComparison.Ordinal));

    /// <summary>Messages to people that something is wrong, in order; what tells that it is over does not count.</summary>
    public IEnumerable<NoticeRecord> Notices => _notices.Values.Where(notice => notice.Kind != NoticeKind.Resolved);

    /// <summary>Takes a line.</summary>
    public void Add(ReplayLine line)
    {
        _lines.Add(line);
        if (line is StateLine state)
        {
            if (!_states.TryGetValue(state.Alert, out var instances))
            {
                _states.Add(state.Alert, instances = []);
            }

            if (!instances.TryGetValue(state.Labels, out var changes))
            {
                instances.Add(state.Labels, changes = []);
            }

            changes.Add(state);
        }
    }

    /// <summary>Takes what is not printed: notices and tiles.</summary>
    public void Observe(EngineOutput output)
    {
        var fresh = output.Durable.OfType<NoticeRecord>().Where(notice => _notices.TryAdd(notice.Id, notice)).ToList();
        _events.AddRange(output.Transitions.Select(change => new TestEvent(change.Time, change)));
        foreach (var step in output.Steps)
        {
            _events.Add(new(step.Time, step));

            // A notice stands behind the line that says that it is sent.
            foreach (var notice in fresh.Where(notice => step.Step == $"page {notice.Target}" || IsNotify(step.Step, notice.Target)).ToList())
            {
                _events.Add(new(notice.QueuedAt, notice));
                fresh.Remove(notice);
            }
        }

        _events.AddRange(fresh.Select(notice => new TestEvent(notice.QueuedAt, notice)));
        _events.AddRange(output.Tiles.Select(change => new TestEvent(change.Time, change)));

        foreach (var change in output.Tiles)
        {
            if (!_tiles.TryGetValue(change.Tile, out var changes))
            {
                _tiles.Add(change.Tile, changes = []);
            }

            changes.Add(change);
        }
    }

    private static bool IsNotify(string step, string target) =>
        step == $"notify {target}" || step.StartsWith($"notify {target} ", StringComparison.Ordinal);

    /// <summary>The changes of each instance of an alert that has the labels, in order of labels; an instance that never changed is not known.</summary>
    public IEnumerable<(LabelSet Labels, List<StateLine> Changes)> InstancesOf(string alert, LabelSet labels) =>
        _states.TryGetValue(alert, out var instances)
            ? instances.Where(instance => instance.Key.Join(labels) == instance.Key).Select(instance => (instance.Key, instance.Value))
            : [];

    /// <summary>The changes of a tile.</summary>
    public IReadOnlyList<TileChange> TileChanges(string tile) => _tiles.GetValueOrDefault(tile) ?? [];

    /// <summary>The state of an instance as of a time.</summary>
    public static string StateAt(List<StateLine> changes, long time) =>
        changes.FindLast(change => change.Time <= time)?.State ?? "inactive";

    /// <summary>A tile's colour as of a time.</summary>
    public TileColor ColorAt(string tile, long time) =>
        TileChanges(tile).LastOrDefault(change => change.Time <= time)?.Color ?? TileColor.Grey;
}
