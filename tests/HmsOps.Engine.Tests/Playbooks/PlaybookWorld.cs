using System.Globalization;
using System.Text;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Playbooks;

/// <summary>The world around a runner: alerts as the script says, targets, a journal that is written before commands are carried out, and crashes.</summary>
internal sealed class PlaybookWorld : IInstanceTruths
{
    private readonly PlaybookCase _case;
    private readonly StringBuilder _printed = new();
    private readonly EngineOutput _output = new();
    private readonly Dictionary<string, InstanceTruth> _truths = [];
    private readonly PriorityQueue<EngineInput, (long, int)> _coming = new();
    private readonly Dictionary<char, Truth> _conditions = [];
    private readonly HashSet<string> _brokenMail = [];
    private readonly bool _everyTick;
    private PlaybookRunner _runner;
    private int _order;
    private long _time;
    private string _digest = "digest";

    public PlaybookWorld(PlaybookCase given, bool everyTick = true)
    {
        (_case, _everyTick) = (given, everyTick);
        Targets = new FakeTargets(given.Given);
        _runner = new PlaybookRunner(given.Plan, _digest, given.Options, DurableState.Empty, _output);
    }

    public FakeTargets Targets { get; }

    public FakeJournal Journal { get; } = new();

    /// <summary>Every copy of a notice that left, by key.</summary>
    public List<NoticeRecord> Mail { get; } = [];

    /// <summary>Asked after each output: crash before (false) or after (true) its commands are carried out, or not (null).</summary>
    public Func<int, bool?> CrashAt { get; init; } = _ => null;

    /// <summary>What happens while the process is down, after the crash: an event of the script, or nothing.</summary>
    public Func<string>? Crashed { get; init; }

    public int Outputs { get; private set; }

    public string Run()
    {
        var script = new Queue<(long Time, string Event)>(_case.Script);
        for (_time = script.Peek().Time; _time <= _case.Until; _time += _case.Options.Tick)
        {
            while (_coming.TryPeek(out _, out var due) && due.Item1 < _time)
            {
                Deliver();
            }

            var happens = false;
            while (script.TryPeek(out var next) && next.Time <= _time)
            {
                Happen(script.Dequeue().Event);
                happens = true;
            }

            var isDue = _runner.NextDeadline <= _time;
            if (isDue || happens || (_everyTick && _runner.HasActiveRuns))
            {
                _runner.Tick(_time, this);
                Take();
            }

            while (_coming.TryPeek(out _, out var due) && due.Item1 <= _time)
            {
                Deliver();
            }
        }

        return _printed.ToString().TrimEnd('\n');
    }

    InstanceTruth IInstanceTruths.Of(string alert, LabelSet instance) => _truths.GetValueOrDefault(alert, InstanceTruth.NotFiring);

    string IInstanceTruths.Describe(string alert, LabelSet instance) => $"p95 > 0.8s at {EngineTime.ToSeconds(_time):0}";

    Truth IInstanceTruths.Holds(string alert, LabelSet instance, PredicatePlan condition) =>
        _conditions.TryGetValue((char)condition.Shape, out var truth) ? truth : Truth.Unknown(UnknownReason.NoData);

    string IInstanceTruths.ValueOf(string alert, LabelSet instance) => "0.9s";

    private void Happen(string what)
    {
        var (word, rest) = PlaybookCase.Cut(what);
        var alert = _case.Plan.Alerts.FirstOrDefault(alert => alert.Name == PlaybookCase.Cut(rest).Word) ?? _case.Plan.Alerts[0];
        switch (word)
        {
            case "fires":
                _truths[alert.Name] = InstanceTruth.KnownFiring;
                var opened = new EpisodeRecord(Journal.NextEpisode, alert.Name, LabelSet.Empty, _time, null, false, "");
                _output.Add(opened);
                _runner.Fired(alert, opened, _time, "p95 > 0.8s");
                break;
            case "clears" or "gone" or "off-hours" when Journal.OpenEpisode(alert.Name) is { } open:
                _truths[alert.Name] = InstanceTruth.NotFiring;
                var closed = open with { EndedAt = _time, KnownClear = word == "clears", Reason = word == "clears" ? "recovered" : word, IsUnscheduled = word == "off-hours" };
                _output.Add(closed);
                _runner.Cleared(alert, closed, _time);
                break;
            case "unknown":
                _truths[alert.Name] = InstanceTruth.Unknown;
                break;
            case "held-back":
                _truths[alert.Name] = InstanceTruth.HeldBack;
                break;
            case "known":
                _truths[alert.Name] = InstanceTruth.KnownFiring;
                break;
            case "vanishes":
                _truths[alert.Name] = InstanceTruth.NotFiring;
                break;
            case "holds":
                _conditions[rest[0]] = Truth.True;
                break;
            case "fails":
                _conditions[rest[0]] = Truth.False;
                break;
            case "lost":
                _conditions.Remove(rest[0]);
                break;
            case "approves" or "rejects":
                Approve(rest, word == "approves");
                break;
            case "set":
                var (target, value) = PlaybookCase.Cut(rest);
                Targets.Values[target] = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "mail-breaks":
                _brokenMail.Add(rest);
                break;
            case "mail-works":
                _brokenMail.Remove(rest);
                break;
            case "other-pack":
                _digest = "another";
                Crash();
                break;
            case "crash":
                Crash();
                break;
            case "tick":
                break;
            default:
                throw new FormatException($"no event: {what}");
        }

        Take();
    }

    // `approves who`, or with a digest of another intent `approves who stale`.
    private void Approve(string rest, bool isYes)
    {
        var (actor, digest) = PlaybookCase.Cut(rest);
        var pending = _runner.Approvals.Count > 0 ? _runner.Approvals[0] : null;
        var refusal = _runner.Approved(
            new ApprovalInput(pending?.Run ?? 1, pending?.Step ?? 0, digest.Length > 0 ? digest : pending?.Digest ?? "none", actor, isYes), _time, this);
        if (refusal is not null)
        {
            Put($"not taken: {refusal}");
        }
    }

    private void Deliver()
    {
        if (!_coming.TryDequeue(out var input, out _))
        {
            return;
        }

        if (input is StepResultInput step)
        {
            _runner.Answered(step, _time, this);
        }
        else if (input is NoticeResultInput notice)
        {
            _runner.NoticeAnswered(notice, _time);
        }

        Take();
    }

    private void Take()
    {
        if (_output.Steps.Count + _output.Durable.Count + _output.Commands.Count == 0)
        {
            return;
        }

        Outputs++;
        Print();
        foreach (var record in _output.Durable)
        {
            Journal.Write(record);
        }

        var crash = CrashAt(Outputs);
        var commands = _output.Commands.ToList();
        _output.Clear();
        if (crash != false)
        {
            commands.ForEach(CarryOut);
        }

        if (crash is not null)
        {
            Crash();
            if (Crashed?.Invoke() is { } meanwhile)
            {
                Happen(meanwhile);
            }
        }
    }

    private void CarryOut(EngineCommand command)
    {
        if (command is StepCommand step && Targets.Take(step) is { } taken)
        {
            var attempt = command is ApplyStepCommand apply ? apply.Try : 0;
            Enqueue(new StepResultInput(step.Run, step.Step, taken.Answer, attempt), _time + taken.After);
        }
        else if (command is SendNoticeCommand { Notice: var notice })
        {
            var isBroken = _brokenMail.Contains(notice.Address);
            if (!isBroken)
            {
                Mail.Add(notice);
            }

            Enqueue(new NoticeResultInput(notice.Id, isBroken ? "connection refused" : null), _time);
        }
    }

    private void Enqueue(EngineInput input, long time) => _coming.Enqueue(input, (time, _order++));

    private void Crash()
    {
        _coming.Clear();
        _output.Clear();
        _runner = new PlaybookRunner(_case.Plan, _digest, _case.Options, Journal.Restore(), _output);
    }

    private void Print()
    {
        foreach (var line in _output.Steps.Where(_ => _case.Show.Contains("lines")))
        {
            Put($"{line.Step}: {line.Outcome}{(line.Detail.Length > 0 ? $" [{line.Detail}]" : "")}", line.Alert);
        }

        foreach (var record in _output.Durable)
        {
            switch (record)
            {
                case RunRecord run when _case.Show.Contains("runs"):
                    var before = Journal.Runs.FirstOrDefault(other => other.Id == run.Id);
                    if (before?.State != run.State || before.Next != run.Next || before.Paged != run.Paged || before.Outcome != run.Outcome)
                    {
                        Put($"run {run.Ordinal} {run.State} at {run.Next}{(run.Outcome == RunOutcome.None ? "" : $" {run.Outcome}")}{(run.Paged ? " paged" : "")}{(run.WaitUntil is { } until ? $" until {EngineTime.ToSeconds(until):0}" : "")}", run.Alert);
                    }

                    break;
                case StepRecord step when _case.Show.Contains("steps"):
                    Put($"  step {step.Index + 1} {step.State}{(step.Try > 0 ? $"({step.Try})" : "")}{(step.Detail.Length > 0 ? $" [{step.Detail}]" : "")}");
                    break;
                case NoticeRecord notice when _case.Show.Contains("notices"):
                    Put($"  {(notice.Merged ? "merged " : notice.SentAt is not null ? "sent " : notice.Tries > 0 ? $"failed({notice.Tries}) " : "")}{notice.Kind} {notice.Notifier}:{notice.Address}: {notice.Subject}");
                    if (_case.Show.Contains("bodies") && notice.SentAt is null)
                    {
                        Put(string.Join('\n', notice.Body.TrimEnd('\n').Split('\n').Select(line => "      | " + line)));
                    }

                    break;
            }
        }

        foreach (var command in _output.Commands.OfType<StepCommand>().Where(_ => _case.Show.Contains("commands")))
        {
            Put($"  > {command.GetType().Name.Replace("StepCommand", "", StringComparison.Ordinal)} {command.Step + 1}");
        }
    }

    private void Put(string text, string? alert = null) =>
        _printed.Append(CultureInfo.InvariantCulture, $"{EngineTime.ToSeconds(_time):0} {(alert is null ? "" : alert + " ")}{text}\n");
}
