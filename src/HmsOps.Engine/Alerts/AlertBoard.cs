using HmsOps.Engine.Durable;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Alerts;

/// <summary>All alerts of a pack, each behind those that it depends on, else in order of name; brings back what was journaled.</summary>
internal sealed class AlertBoard : IInstanceTruths
{
    private readonly List<AlertMachine> _machines = [];
    private readonly Dictionary<string, AlertMachine> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlaybookReadings> _readings = new(StringComparer.Ordinal);
    private readonly EngineOutput _output;
    private readonly IPlaybooks _playbooks;
    private readonly List<ClockRecord> _foreignClocks = [];
    private readonly List<EpisodeRecord> _foreignEpisodes = [];

    public AlertBoard(
        PackPlan plan, IMetricStore store, EngineOptions options, DurableState restored, EngineOutput output, IPlaybooks playbooks)
    {
        _output = output;
        _playbooks = playbooks;
        var episodes = new EpisodeSequence(restored.NextEpisode);
        foreach (var alert in AlertOrder.Of(plan.Alerts) ?? plan.Alerts)
        {
            var upstream = alert.DependsOn.Select(name => _byName.GetValueOrDefault(name)?.Open).OfType<OpenInstances>();
            var machine = new AlertMachine(alert, store, options, episodes, output, playbooks, upstream);
            _machines.Add(machine);
            _byName.Add(alert.Name, machine);
            _readings.Add(alert.Name, new(alert, store));
        }

        Restore(restored);
    }

    /// <summary>Evaluates all alerts as of a tick, in their order, then in that of labels.</summary>
    public void Tick(long time)
    {
        DropForeign(time);
        foreach (var machine in _machines)
        {
            machine.Tick(time);
        }
    }

    /// <summary>Nothing was watched in (from, to].</summary>
    public void Gap(long from, long to)
    {
        DropForeign(to);
        foreach (var machine in _machines)
        {
            machine.Gap(from, to);
        }
    }

    /// <inheritdoc/>
    public InstanceTruth Of(string alert, LabelSet instance) =>
        _byName.TryGetValue(alert, out var machine) ? machine.TruthOf(instance) : InstanceTruth.NotFiring;

    /// <inheritdoc/>
    public string Describe(string alert, LabelSet instance) =>
        _byName.TryGetValue(alert, out var machine) ? machine.Describe(instance) : "";

    /// <inheritdoc/>
    public Truth Holds(string alert, LabelSet instance, PredicatePlan condition) =>
        _readings.TryGetValue(alert, out var readings) ? readings.Holds(condition, instance) : Truth.Unknown(UnknownReason.NoData);

    /// <inheritdoc/>
    public string ValueOf(string alert, LabelSet instance) =>
        _readings.TryGetValue(alert, out var readings) ? readings.ValueOf(instance) : "";

    /// <summary>The next time after <paramref name="now"/> at which a clock is full, or null.</summary>
    public long? NextTimer(long now)
    {
        long? next = null;
        foreach (var machine in _machines)
        {
            var timer = machine.NextTimer(now);
            next = next is null || timer < next ? timer : next;
        }

        return next;
    }

    /// <summary>Every instance, in order of alert, then of labels.</summary>
    public IReadOnlyList<AlertView> Views() =>
        [.. _byName.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.Views())];

    // What was journaled under another meaning, or of a rule that is no more, proves nothing any more.
    private void Restore(DurableState restored)
    {
        var open = new Dictionary<(string, LabelSet), EpisodeRecord>();
        foreach (var episode in restored.Episodes.Where(episode => episode.EndedAt is null))
        {
            if (LimitOf(episode) is { } limited)
            {
                limited.RestoreLimit(episode);
            }
            else
            {
                open[(episode.Alert, episode.Instance)] = episode;
            }
        }

        var groups = restored.Clocks.Where(clock => !clock.IsGone).GroupBy(clock => (clock.Alert, clock.Instance));
        foreach (var group in groups.OrderBy(group => group.Key.Alert, StringComparer.Ordinal).ThenBy(group => group.Key.Instance))
        {
            var isSame = _byName.TryGetValue(group.Key.Alert, out var machine)
                && group.All(clock => string.Equals(clock.Meaning, machine.Plan.Meaning, StringComparison.Ordinal));
            var isFiring = group.Any(clock => clock.State is AlertState.Firing or AlertState.NoDataOpen);
            var hasEpisode = open.TryGetValue(group.Key, out var episode);
            if (machine is null || !isSame || isFiring != hasEpisode)
            {
                _foreignClocks.AddRange(group);
                continue;
            }

            machine.Restore(group, episode);
            open.Remove(group.Key);
        }

        _foreignEpisodes.AddRange(open.Values.OrderBy(episode => episode.Id));
    }

    private AlertMachine? LimitOf(EpisodeRecord episode) =>
        !_byName.ContainsKey(episode.Alert) && episode.Alert.EndsWith(LimitAlert.Suffix, StringComparison.Ordinal)
            ? _byName.GetValueOrDefault(episode.Alert[..^LimitAlert.Suffix.Length])
            : null;

    private void DropForeign(long time)
    {
        foreach (var clock in _foreignClocks)
        {
            _output.Add(clock with { IsGone = true });
        }

        foreach (var episode in _foreignEpisodes)
        {
            const string Reason = "the rule was changed or removed while it was firing; no proof that it is over";
            var ended = episode with { EndedAt = time, KnownClear = false, Reason = Reason };
            _output.Add(ended);
            _output.Add(new TransitionRecord(time, episode.Alert, episode.Instance, "inactive", Reason, episode.Id));
            _output.Add(new AlertTransition(time, episode.Alert, episode.Instance, AlertState.Inactive, Reason, episode.Id));
            if (_byName.TryGetValue(episode.Alert, out var machine))
            {
                _playbooks.Cleared(machine.Plan, ended, time);
            }
        }

        _foreignClocks.Clear();
        _foreignEpisodes.Clear();
    }
}
