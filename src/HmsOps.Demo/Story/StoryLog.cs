using System.Collections.Immutable;
using System.Globalization;
using HmsOps.Demo.Mail;
using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Sidecar;

namespace HmsOps.Demo.Story;

/// <summary>Writes down what the sidecar tells, and what happens around it.</summary>
internal sealed class StoryLog : ISidecarObserver
{
    private const int MaxEvents = 500;
    private const long HistoryStep = 5 * EngineTime.Second;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly AlertPlan _alert;
    private readonly TilePlan _tile;
    private readonly PlaybookStep[] _steps;
    private readonly List<StoryEvent> _events = [];
    private readonly List<TilePoint> _history = [];
    private readonly List<AlertEdge> _alertEdges = [];
    private readonly List<TilePoint> _tileEdges = [];
    private long? _begin;
    private long _beganAt;
    private long _now;
    private TileColor _color = TileColor.Grey;
    private double? _value;
    private AlertState _state = AlertState.Inactive;
    private long? _stateSince;
    private RunRecord? _run;
    private bool _isClosed;
    private TimeSpan _real;

    public StoryLog(PackPlan plan, TimeProvider time)
    {
        _time = time;
        _alert = plan.Alerts.Single();
        _tile = plan.Tiles.Single();
        _steps = [.. _alert.Steps.Select(step => new PlaybookStep(step.Text, null, null, null, ""))];
    }

    public StorySnapshot Snapshot()
    {
        lock (_gate)
        {
            return new StorySnapshot(
                _now,
                Real(),
                _tile.Name,
                _color,
                _value,
                [.. _history],
                _alert.Name,
                _state,
                _stateSince,
                _run?.Outcome ?? RunOutcome.None,
                _run?.EndedAt is not null,
                _run?.Paged ?? false,
                [.. _steps],
                [.. _alertEdges],
                [.. _tileEdges],
                [.. _events]);
        }
    }

    /// <summary>The story is told: what comes now is not part of it.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _real = Real();
            _isClosed = true;
        }
    }

    /// <summary>Something of the world.</summary>
    public void Tell(string text)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            Add(StoryEventKind.World, text);
        }
    }

    /// <summary>A mail arrived.</summary>
    public void Tell(ReceivedMail mail)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            Add(StoryEventKind.Mail, $"to {string.Join(", ", mail.To)}: {mail.Subject}");
        }
    }

    public void OnTick(long time)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            Begin(time);
            _now = time - _begin.GetValueOrDefault();
            if (_history.Count == 0 || _now - _history[^1].Time >= HistoryStep)
            {
                _history.Add(new TilePoint(_now, _color, _value));
            }
        }
    }

    public void OnTile(TileChange tile)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            Begin(tile.Time);
            if (tile.Color != _color)
            {
                _tileEdges.Add(new TilePoint(_now, tile.Color, tile.Value));
                Add(StoryEventKind.Tile, $"{_color.ToString().ToLowerInvariant()} → {tile.Color.ToString().ToLowerInvariant()}, {Seconds(tile.Value)}");
            }

            (_color, _value) = (tile.Color, tile.Value);
        }
    }

    public void OnTransition(AlertTransition transition)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            Begin(transition.Time);
            (_state, _stateSince) = (transition.State, _now);
            _alertEdges.Add(new AlertEdge(_now, _state));
            Add(StoryEventKind.Alert, $"{_alert.Name} is {transition.State.ToString().ToLowerInvariant()}: {transition.Reason}");
        }
    }

    public void OnStep(StepEvent step)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            Begin(step.Time);
            var isStart = step.Outcome == "planned";
            var index = Array.FindIndex(_steps, known => known.Text == step.Step && (known.StartedAt is null) == isStart);
            if (index >= 0)
            {
                _steps[index] = isStart ? _steps[index] with { StartedAt = _now } : _steps[index] with { Detail = step.Outcome };
            }

            Add(StoryEventKind.Step, isStart ? step.Step : $"{step.Step}: {step.Outcome}");
        }
    }

    public void OnRecord(DurableRecord record)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            switch (record)
            {
                case RunRecord run:
                    _run = run;
                    break;
                case StepRecord step when step.Index < _steps.Length:
                    Update(step);
                    break;
                default:
                    break;
            }
        }
    }

    private static string Seconds(double? value) =>
        value is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"p95 {seconds:0.00} s") : "no data";

    private void Update(StepRecord step)
    {
        var before = _steps[step.Index];
        var detail = step.Detail.Length > 0 ? step.Detail : before.Detail;
        _steps[step.Index] = before with { State = step.State, Intent = step.Intent?.Summary, Detail = detail };
        if (step.State != before.State && step.Intent is { } intent)
        {
            var word = step.State switch
            {
                StepState.Recorded => $"{intent.Summary}, in the journal before it is touched",
                StepState.Success => $"{intent.Summary}: done and verified ({step.Detail})",
                StepState.Sent or StepState.Answered or StepState.Verifying => null,
                _ => $"{intent.Summary}: {step.State.ToString().ToLowerInvariant()} {step.Detail}",
            };
            if (word is not null)
            {
                Add(StoryEventKind.Step, word);
            }
        }
    }

    private void Begin(long time)
    {
        if (_begin is null)
        {
            _begin = time;
            _beganAt = _time.GetTimestamp();
        }

        _now = Math.Max(_now, time - _begin.GetValueOrDefault());
    }

    private TimeSpan Real() => _isClosed ? _real : _begin is null ? TimeSpan.Zero : _time.GetElapsedTime(_beganAt);

    private void Add(StoryEventKind kind, string text)
    {
        if (_events.Count < MaxEvents)
        {
            _events.Add(new StoryEvent(_now, Real(), kind, text));
        }
    }
}
