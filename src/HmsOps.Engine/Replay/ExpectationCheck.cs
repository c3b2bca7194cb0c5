using HmsOps.Engine.Alerts;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Engine.Replay;

/// <summary>Holds the expectations of a test against what happened.</summary>
internal sealed class ExpectationCheck(PackPlan plan, TestPlan test, TestTimeline timeline, long tick, long lastTick)
{
    private const int ShownAtMost = 8;

    /// <summary>Null where the expectation came true.</summary>
    public Finding? Check(Expectation expectation) => expectation.After is { } after ? CheckOrder(expectation, after) : expectation switch
    {
        StateExpectation state => CheckState(state),
        TileExpectation tile => CheckTile(tile),
        StepExpectation step => CheckEvents(
            step, $"run {step.Verb}", Matching(step).Select(line => (line.Time, line.Step)),
            timeline.Steps.Select(line => (line.Time, line.Step)), "step"),
        NoticeExpectation notice => CheckEvents(
            notice, $"notify {notice.Target}", Matching(notice).Select(record => (record.QueuedAt, Describe(record))),
            timeline.Notices.Select(record => (record.QueuedAt, Describe(record))), "message"),
        _ => throw new ArgumentOutOfRangeException(nameof(expectation), expectation, "not an expectation"),
    };

    private Finding? CheckOrder(Expectation expected, Expectation after)
    {
        var (what, before) = (Name(expected), Name(after));
        var within = expected.When.To == long.MaxValue ? "" : $" within {AlertText.Duration(expected.When.To)}";
        var words = $"{(expected.Negated ? "no " : "")}{what} after {before}{within}";
        if (timeline.Events.FirstOrDefault(happened => IsOf(happened, after)) is not { } first)
        {
            return expected.Negated ? null : new(lastTick, words, $"{before} never came");
        }

        var limit = expected.When.To == long.MaxValue ? lastTick : first.Time + expected.When.To;
        var found = timeline.Events.SkipWhile(happened => happened != first).Skip(1).FirstOrDefault(happened => IsOf(happened, expected));
        if (expected.Negated)
        {
            return found is null || found.Time > limit ? null : new(found.Time, words, $"{before} at {Text(first.Time)}, {what} at {Text(found.Time)}");
        }

        return found is not null && found.Time <= limit ? null : new(
            found?.Time ?? limit, words, $"{before} at {Text(first.Time)}, {(found is null ? $"no {what} after it" : $"{what} at {Text(found.Time)}")}");
    }

    private bool IsOf(TestEvent happened, Expectation expected) => (happened.What, expected) switch
    {
        (AlertTransition change, StateExpectation state) => change.Alert == state.Alert && change.Instance.Join(state.Instance) == change.Instance
            && AlertText.Print(change.State) == AlertText.Print(StateOf(state.State)),
        (TileChange change, TileExpectation tile) => change.Tile == tile.Tile && change.Color.ToString() == tile.Color.ToString(),
        (StepEvent step, StepExpectation run) => step.Outcome == "planned" && IsStep(step.Alert, step.Instance, step.Step, run),
        (NoticeRecord notice, NoticeExpectation told) => Matches(notice, told),
        _ => false,
    };

    private static string Name(Expectation expected) => expected switch
    {
        StateExpectation state => $"{state.Alert}{(state.Instance.Count > 0 ? state.Instance.ToString() : "")} {AlertText.Print(StateOf(state.State))}",
        TileExpectation tile => $"tile {tile.Tile} {tile.Color.ToString().ToLowerInvariant()}",
        StepExpectation step => string.Join(' ', step.Arguments.Select(argument => $"--{argument.Name} {argument.Text}").Prepend($"run {step.Verb}")),
        NoticeExpectation notice => $"notify {notice.Target}",
        _ => "",
    };

    private Finding? CheckState(StateExpectation expected)
    {
        var state = AlertText.Print(StateOf(expected.State));
        var instances = timeline.InstancesOf(expected.Alert, expected.Instance).ToList();
        var name = expected.Alert + (expected.Instance.Count > 0 ? expected.Instance.ToString() : "");
        return CheckSpan(
            expected, $"{name} {state}", instances.SelectMany(instance => instance.Changes).Select(change => change.Time),
            time => expected.State == ExpectedState.Inactive
                ? instances.TrueForAll(instance => TestTimeline.StateAt(instance.Changes, time) == state)
                : instances.Exists(instance => TestTimeline.StateAt(instance.Changes, time) == state),
            time => SeenStates(expected.Alert, instances, time));
    }

    private Finding? CheckTile(TileExpectation expected)
    {
        var color = Enum.Parse<TileColor>(expected.Color.ToString());
        var changes = timeline.TileChanges(expected.Tile);
        return CheckSpan(
            expected, $"tile {expected.Tile} {Word(color)}", changes.Select(change => change.Time),
            time => timeline.ColorAt(expected.Tile, time) == color,
            time => $"{Word(timeline.ColorAt(expected.Tile, time))} at {Text(time)}{ColorsAfter(changes, time)}");
    }

    // What is looked at is constant between changes: it is enough to look at the span's first tick and at each change in it.
    private Finding? CheckSpan(
        Expectation expected, string what, IEnumerable<long> changes, Func<long, bool> holds, Func<long, string> seen)
    {
        var (from, to) = Span(expected.When);
        var looks = changes.Where(time => time > from && time <= to).Append(from).Order().ToList();
        if (expected.When.Every || expected.Negated)
        {
            var wrong = looks.FindIndex(time => holds(time) == expected.Negated);
            return wrong < 0 ? null : new(looks[wrong], Words(expected, what), seen(looks[wrong]));
        }

        return looks.Exists(time => holds(time)) ? null : new(to, Words(expected, what), seen(to));
    }

    private Finding? CheckEvents(
        Expectation expected, string what, IEnumerable<(long Time, string Text)> matching, IEnumerable<(long Time, string Text)> all,
        string noun)
    {
        var (from, to) = Span(expected.When);
        var inside = matching.Where(found => found.Time >= from && found.Time <= to).ToList();
        if (expected.Negated)
        {
            return inside.Count == 0 ? null : new(inside[0].Time, Words(expected, what), $"{inside[0].Text} at {Text(inside[0].Time)}");
        }

        if (inside.Count > 0)
        {
            return null;
        }

        var shown = all.Take(ShownAtMost).Select(found => $"{found.Text} at {Text(found.Time)}").ToList();
        return new(to, Words(expected, what), shown.Count == 0 ? $"no {noun} at all" : string.Join("; ", shown));
    }

    private IEnumerable<StepLine> Matching(StepExpectation expected) =>
        timeline.Steps.Where(line => IsStep(line.Alert, line.Labels, line.Step, expected));

    private bool IsStep(string name, LabelSet instance, string text, StepExpectation expected) => plan.Alerts.Any(
        alert => alert.Name == name
            && alert.Steps.OfType<RunStepPlan>().Select(step => (RunStepPlan)StepText.Expand(step, instance)).Any(
                step => step.Text == text && StepMatch.Is(step, expected.Verb, expected.Arguments)));

    private IEnumerable<NoticeRecord> Matching(NoticeExpectation expected) => timeline.Notices.Where(notice => Matches(notice, expected));

    private static bool Matches(NoticeRecord notice, NoticeExpectation expected) =>
        notice.Kind != NoticeKind.Resolved
        && (notice.Target == expected.Target || notice.Address == expected.Target)
        && (expected.Text is null
            || notice.Subject.Contains(expected.Text, StringComparison.Ordinal)
            || notice.Body.Contains(expected.Text, StringComparison.Ordinal));

    private string SeenStates(string alert, List<(LabelSet Labels, List<StateLine> Changes)> instances, long time)
    {
        if (instances.Count == 0)
        {
            return $"{alert} inactive at {Text(time)}; it never changed";
        }

        return string.Join("; ", instances.Take(ShownAtMost).Select(instance =>
        {
            var name = instance.Labels.Count > 0 ? alert + instance.Labels : alert;
            var since = instance.Changes.FindLast(change => change.Time <= time);
            var next = instance.Changes.Find(change => change.Time > time);
            return $"{name} {since?.State ?? "inactive"} at {Text(time)}"
                + (since is null ? "" : $", since {Text(since.Time)}")
                + (next is null ? "; it did not change after that" : $"; {next.State} at {Text(next.Time)}");
        }));
    }

    private string ColorsAfter(IReadOnlyList<TileChange> changes, long time)
    {
        var color = timeline.ColorAt(changes.Count > 0 ? changes[0].Tile : "", time);
        var next = changes.FirstOrDefault(change => change.Time > time && change.Color != color);
        return next is null ? "; it did not change after that" : $"; {Word(next.Color)} at {Text(next.Time)}";
    }

    private (long From, long To) Span(ExpectationWindow when) =>
        (EngineTime.Ceiling(test.Start + when.From, tick), when.To == long.MaxValue ? lastTick : test.Start + when.To);

    private static string Words(Expectation expected, string what)
    {
        var when = expected.When;
        var (from, to) = (AlertText.Duration(when.From), when.To == long.MaxValue ? "the end" : AlertText.Duration(when.To));
        var span = when.From == 0 && when.To == long.MaxValue ? "at any time" : from == to ? $"at {from}" : $"between {from} and {to}";
        return expected.Negated ? $"no {what} {span}"
            : when.Every ? $"{what} at every tick from {from} to {to}"
            : $"{what} {span}";
    }

    private string Text(long time) => AlertText.Duration(time - test.Start);

    private static string Describe(NoticeRecord notice) => $"{notice.Kind.ToString().ToLowerInvariant()} {notice.Target}";

    private static string Word(TileColor color) => color.ToString().ToLowerInvariant();

    private static AlertState StateOf(ExpectedState state) => state switch
    {
        ExpectedState.Inactive => AlertState.Inactive,
        ExpectedState.Pending => AlertState.Pending,
        ExpectedState.Firing => AlertState.Firing,
        _ => AlertState.NoDataIdle,
    };
}
