using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Tests.Alerts;

/// <summary>Plays a case: clocks of an alert on the first line, then a line of letters a row, then gaps and restarts.</summary>
internal sealed class AlertScript
{
    private readonly AlertPlan _alert;
    private readonly EngineOptions _options;
    private readonly string[] _scripts;
    private readonly LabelSet[] _labels;
    private readonly string[] _upScripts;
    private readonly LabelSet[] _upLabels;
    private readonly Dictionary<long, (string Kind, long Length)> _breaks = [];
    private readonly JournalDouble _journal = new();
    private readonly StringBuilder _printed = new();
    private readonly long _upFor;
    private string _meaning = "m";

    public AlertScript(string text)
    {
        var lines = text.Split('\n');
        var (alert, options) = (Plain(), new EngineOptions());
        var scripts = new List<(LabelSet Labels, string Letters)>();
        var up = new List<(LabelSet Labels, string Letters)>();
        foreach (var clause in lines[0].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = clause.Split(' ');
            if (words[0] == "upfor")
            {
                _upFor = long.Parse(words[1], CultureInfo.InvariantCulture) * EngineTime.Second;
            }
            else
            {
                (alert, options) = Clause(alert, options, words);
            }
        }

        foreach (var line in lines[1..])
        {
            if (Regex.Match(line, @"^(gap|restart|changed restart) at (\d+) for (\d+)$") is { Success: true } found)
            {
                _breaks[long.Parse(found.Groups[2].Value, CultureInfo.InvariantCulture)] =
                    (found.Groups[1].Value, long.Parse(found.Groups[3].Value, CultureInfo.InvariantCulture));
            }
            else
            {
                var at = line.IndexOf(':', StringComparison.Ordinal);
                var isUp = line.StartsWith("up", StringComparison.Ordinal);
                (isUp ? up : scripts).Add((Labels(at < 0 ? "" : line[(isUp ? 2 : 0)..at]), Expand(line[(at + 1)..])));
            }
        }

        (_alert, _options) = (alert, options);
        _scripts = [.. scripts.Select(script => script.Letters)];
        _labels = [.. scripts.Select(script => script.Labels)];
        _upScripts = [.. up.Select(script => script.Letters)];
        _upLabels = [.. up.Select(script => script.Labels)];
    }

    /// <summary>Restart after this tick, without downtime.</summary>
    public void RestartAfter(long tick) => _breaks[tick] = ("restart", 0);

    /// <summary>The transitions, and what the playbooks were told.</summary>
    /// <param name="tellsChanges">True where the alert is told which rows changed: all else is left to its timers.</param>
    public string Play(bool tellsChanges = false)
    {
        var rows = new ScriptedRows(_scripts, _labels, tellsChanges);
        var up = _upScripts.Length > 0 ? new ScriptedRows(_upScripts, _upLabels, tellsChanges) : null;
        var (engine, playbooks) = Engine(rows, up, 0);
        var time = 0L;
        for (var step = 0; step < rows.Length; step++)
        {
            Feed(engine, playbooks, new TickInput(++time * EngineTime.Second));
            if (_breaks.TryGetValue(time, out var found))
            {
                if (found.Kind != "gap")
                {
                    _meaning = found.Kind == "restart" ? _meaning : "other";
                    rows.Forget();
                    up?.Forget();
                    (engine, playbooks) = Engine(rows, up, time);
                }

                Feed(engine, playbooks, new GapInput(time * EngineTime.Second, (time + found.Length) * EngineTime.Second));
                time += found.Length;
            }
        }

        return _printed.ToString();
    }

    /// <summary>Where the rows stand in the end, as it is journaled.</summary>
    public string Clocks()
    {
        var text = new StringBuilder();
        foreach (var clock in _journal.Clocks)
        {
            text.Append(clock.Alert == "a" ? "" : clock.Alert + " ").Append(clock.Row.Count > 0 ? clock.Row + ": " : "").Append(clock.State);
            text.Append(Clock("since", clock.Since)).Append(Clock("calm", clock.Calm));
            text.Append(clock.Ticks is { } ticks ? $" held {Stretches(ticks)}" : "");
            text.Append(clock is { HasFired: true, State: AlertState.Inactive } ? clock.KnownClear ? " ended, known" : " ended" : "").Append('\n');
        }

        return text.ToString();
    }

    private static string Stretches(string ticks) => string.Join(' ', ticks.Split(' ').Select(stretch => string.Join('-', stretch.Split('-')
        .Select(time => time.Length == 0 ? "" : (long.Parse(time, CultureInfo.InvariantCulture) / EngineTime.Second).ToString(CultureInfo.InvariantCulture)))));

    private static string Clock(string name, long? time) => time is { } at ? $" {name} {at / EngineTime.Second}" : "";

    private static AlertPlan Plain()
    {
        var predicate = new PredicatePlan(0, [], [], [], []);
        return new(
            0, "a", Severity.Warning, [], new(predicate, 0), null, AlertPlan.DefaultStale, AlertPlan.DefaultForget,
            AlertPlan.DefaultCooldown, AlertPlan.SettleOf(0, 0), [], "a.hmsrule:1:1", "m");
    }

    private static (AlertPlan Alert, EngineOptions Options) Clause(AlertPlan alert, EngineOptions options, string[] words)
    {
        long Seconds(int at) => long.Parse(words[at], CultureInfo.InvariantCulture) * EngineTime.Second;
        return words[0] switch
        {
            "for" when words.Length > 2 => (alert with { If = alert.If with { For = Seconds(3), Share = ShareOf(words[1]) } }, options),
            "nodata" => (alert with { NoData = Enum.Parse<NoDataPolicy>(words[1], ignoreCase: true) }, options),
            "for" => (alert with { If = alert.If with { For = Seconds(1) } }, options),
            "clear" => (alert with { Clear = new(alert.If.Predicate, Seconds(1)) }, options),
            "stale" => (alert with { Stale = Seconds(1) }, options),
            "forget" => (alert with { Forget = Seconds(1) }, options),
            "by" => (alert with { By = [.. words[1..]] }, options),
            "during" => (alert with { During = new("s", "UTC", [new([.. Enum.GetValues<DayOfWeek>()], TimeOnly.Parse(words[1], CultureInfo.InvariantCulture), TimeOnly.Parse(words[2], CultureInfo.InvariantCulture))], []) }, options),
            "expect" => (alert with { Expect = [.. words[1..].Select(Labels)] }, options),
            "instances" => (alert with { InstanceLimit = int.Parse(words[1], CultureInfo.InvariantCulture) }, options),
            "drop" => (alert, options with { IdleDrop = Seconds(1) }),
            "limit" => (alert, options with { InstanceLimit = int.Parse(words[1], CultureInfo.InvariantCulture) }),
            _ => throw new InvalidDataException(words[0]),
        };
    }

    private static Rank ShareOf(string percent) => new(long.Parse(percent.TrimEnd('%'), CultureInfo.InvariantCulture), 100);

    private static LabelSet Labels(string text) => LabelSet.Create(
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1])));

    private static string Expand(string letters) =>
        Regex.Replace(letters, @"([A-Z.])(\d*)\s*", found => new string(
            found.Groups[1].Value[0], found.Groups[2].Length == 0 ? 1 : int.Parse(found.Groups[2].Value, CultureInfo.InvariantCulture))).Trim();

    private (OpsEngine Engine, RecordingPlaybooks Playbooks) Engine(ScriptedRows rows, ScriptedRows? up, long time)
    {
        ImmutableArray<AlertPlan> alerts = up is null
            ? [_alert with { Meaning = _meaning }]
            : [_alert with { Meaning = _meaning, DependsOn = ["b"] }, Plain() with { Id = 1, Name = "b", By = _alert.By, Stale = _alert.Stale, If = _alert.If with { For = _upFor } }];
        var plan = new PackPlan("p", [], [], [], alerts, [], []);
        var playbooks = new RecordingPlaybooks();
        var restored = time == 0 ? Durable.DurableState.Empty : _journal.Read(time * EngineTime.Second);
        return (new OpsEngine(plan, _options, restored, new ScriptedStore(rows, up), _ => playbooks), playbooks);
    }

    private void Feed(OpsEngine engine, RecordingPlaybooks playbooks, EngineInput input)
    {
        var output = engine.Process(input);
        _journal.Write(output.Durable);
        foreach (var transition in output.Transitions)
        {
            var state = AlertText.Print(transition.State);
            var episode = transition.Episode is { } id ? $" #{id}" : "";
            var instance = (transition.Alert == "a" ? "" : $" {transition.Alert}") + (transition.Instance.Count > 0 ? $" {transition.Instance}" : "");
            var reason = transition.Reason.Length > 0 ? $" ({transition.Reason})" : "";
            _printed.Append(CultureInfo.InvariantCulture, $"{transition.Time / EngineTime.Second}{instance} {state}{episode}{reason}\n");
        }

        foreach (var line in playbooks.Take().Concat(output.Problems))
        {
            _printed.Append("  ").Append(line).Append('\n');
        }
    }
}
