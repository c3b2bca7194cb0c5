using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Predicates;
using HmsOps.Lang.Binding;

namespace HmsOps.Oracle;

/// <summary>A printed change of an alert instance.</summary>
public sealed record OracleTransition(long Time, string Alert, LabelSet Instance, string State);

/// <summary>An alert: its rows, grouped into instances.</summary>
public sealed class OracleAlert
{
    private readonly BoundAlert _alert;
    private readonly BoundHeld _if;
    private readonly OracleGrouping _by;
    private readonly OracleClocks _clocks;
    private readonly SortedDictionary<LabelSet, List<OracleRow>> _instances = [];
    private readonly Dictionary<LabelSet, string> _printed = [];
    private readonly IReadOnlyList<OracleAlert> _upstream;
    private int _seen;
    private bool _isBegun;

    /// <summary>Its name.</summary>
    public string Name => _alert.Name;

    /// <summary>An alert over samples.</summary>
    public OracleAlert(BoundAlert alert, IReadOnlyList<OracleAlert> upstream, OracleSamples samples, long stale, long forget, long tick)
    {
        _upstream = upstream;
        ArgumentNullException.ThrowIfNull(alert);
        _alert = alert;
        _if = alert.If ?? throw new ArgumentException("an alert of levels", nameof(alert));
        _clocks = new(_if.For, alert.Clear?.For ?? 0, stale, forget, alert.NoData, _if.Share < 1 ? _if.Share : null, alert.Clear is not null, tick);
        _by = OracleGrouping.Of(alert);
        Rule = new(_if.Condition, alert.Clear?.Condition, _by, samples);
    }

    /// <summary>The condition, row by row.</summary>
    public OracleRule Rule { get; }

    /// <summary>The clear for a row; without one, that the condition is known false.</summary>
    public Truth ClearOf(LabelSet row) => _alert.Clear is { } clear
        ? Rule.Evaluate(clear.Condition, row)
        : Truth.Not(Rule.Evaluate(_if.Condition, row));

    /// <summary>Evaluates a tick; the changes in order of labels.</summary>
    public List<OracleTransition> Tick(long t)
    {
        Rule.Tick();
        TakeIn();
        var isOutside = _alert.Meta.During is { } during && !OracleSchedule.IsOn(during, t);
        foreach (var (instance, rows) in _instances)
        {
            var isHeldBack = _upstream.Any(other => other.HoldsBack(instance));
            foreach (var row in rows)
            {
                var condition = row.Labels is { } labels
                    ? Rule.Evaluate(_if.Condition, labels)
                    : Truth.Unknown(UnknownReason.NoData);
                var clear = row.Labels is { } own ? ClearOf(own) : Truth.Unknown(UnknownReason.NoData);
                row.Tick(t, condition, clear, isOutside, isHeldBack, rows.TrueForAll(other => other == row || other.HasLeft));
            }
        }

        return Changes(t);
    }

    /// <summary>Nothing was watched.</summary>
    public List<OracleTransition> Gap(long from, long to)
    {
        foreach (var row in _instances.Values.SelectMany(rows => rows))
        {
            row.Gap(from, to);
        }

        return Changes(to);
    }

    private bool HoldsBack(LabelSet instance) => _instances.Any(own =>
        own.Value.Exists(row => row.State is AlertState.Firing or AlertState.NoDataOpen)
        && own.Key.Pairs.All(pair => instance[pair.Key] is not { } value || value == pair.Value));

    private OracleClocks ClocksOf(LabelSet instance) =>
        Expected().Contains(instance) ? _clocks with { Forget = 1_000_000 * EngineTime.Hour } : _clocks;

    private IEnumerable<LabelSet> Expected() => _alert.Expect.IsEmpty
        ? []
        : _alert.Expect.Single().Values.Select(value => LabelSet.Of((_alert.Expect.Single().Label, value)));

    private void TakeIn()
    {
        if (!_isBegun)
        {
            _isBegun = true;
            foreach (var instance in Expected())
            {
                _instances[instance] = [new(null, ClocksOf(instance))];
            }
        }

        if (_by.IsNone && _instances.Count == 0)
        {
            _instances[LabelSet.Empty] = [new(null, _clocks)];
        }

        var standIns = _instances.Where(pair => pair.Value is [{ Labels: null }]).ToDictionary(pair => pair.Key, pair => pair.Value[0]);
        for (; _seen < Rule.Rows.Count; _seen++)
        {
            var labels = Rule.Rows[_seen];
            var instance = _by.Of(labels);
            if (!_instances.TryGetValue(instance, out var rows))
            {
                _instances[instance] = rows = [];
            }

            rows.RemoveAll(row => row.Labels is null);
            rows.Add(standIns.TryGetValue(instance, out var standIn) ? standIn.As(labels) : new(labels, ClocksOf(instance)));
        }
    }

    private List<OracleTransition> Changes(long t)
    {
        var changes = new List<OracleTransition>();
        foreach (var (instance, rows) in _instances)
        {
            var state = Shown(rows);
            if (state != _printed.GetValueOrDefault(instance, "inactive"))
            {
                _printed[instance] = state;
                changes.Add(new(t, _alert.Name, instance, state));
            }
        }

        return changes;
    }

    private static string Shown(List<OracleRow> rows) =>
        rows.Exists(row => row.State == AlertState.Firing) ? "firing"
        : rows.Exists(row => row.State == AlertState.NoDataOpen) ? "nodata"
        : rows.Exists(row => row.State == AlertState.Pending) ? "pending"
        : rows.Exists(row => row.State == AlertState.NoDataIdle) ? "nodata"
        : "inactive";
}
