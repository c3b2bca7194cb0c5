using System.Collections.Immutable;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>What someone who reads a failed expectation wants to know next: the readings behind it, and how far the clocks had come.</summary>
internal sealed class FailureValues(PackPlan plan, TestPlan test, TestTimeline timeline)
{
    private readonly RawReadings _readings = new(plan, test);

    /// <summary>The lines for an expectation that failed at a time.</summary>
    public ImmutableArray<string> Of(Expectation expectation, long time) =>
    [
        .. expectation is TileExpectation tile
            ? plan.Tiles.Where(candidate => candidate.Name == tile.Tile).SelectMany(candidate => OfTile(candidate, time))
            : AlertsBehind(expectation).SelectMany(alert => OfAlert(alert, time)),
    ];

    // A page that the engine decides names a target that no step does: any alert may be behind it.
    private IEnumerable<AlertPlan> AlertsBehind(Expectation expectation)
    {
        var named = plan.Alerts.Where(alert => IsBehind(expectation, alert)).ToList();
        return named.Count > 0 || expectation is not NoticeExpectation ? named : plan.Alerts;
    }

    private static bool IsBehind(Expectation expectation, AlertPlan alert) => expectation switch
    {
        StateExpectation state => alert.Name == state.Alert,
        StepExpectation step => alert.Steps.OfType<RunStepPlan>().Any(run => StepMatch.Is(run, step.Verb, step.Arguments)),
        NoticeExpectation notice => alert.Steps.OfType<NotifyStepPlan>().Any(step => step.Target == notice.Target),
        _ => false,
    };

    private IEnumerable<string> OfTile(TilePlan tile, long time) =>
        (tile.Slo is null ? _readings.Describe(tile.Value, time) : _readings.Describe(tile.Slo, time)).Distinct();

    private IEnumerable<string> OfAlert(AlertPlan alert, long time)
    {
        var clear = alert.Clear is null ? [] : _readings.Describe(alert.Clear.Predicate, time);
        foreach (var line in _readings.Describe(alert.If.Predicate, time).Concat(clear).Distinct())
        {
            yield return line;
        }

        var instances = timeline.InstancesOf(alert.Name, LabelSet.Empty).ToList();
        if (instances.Count == 0 && alert.If.For > 0)
        {
            yield return $"for {AlertText.Duration(alert.If.For)}: not begun";
        }

        foreach (var (labels, changes) in instances)
        {
            var name = labels.Count == 0 ? alert.Name : alert.Name + labels;
            var change = changes.FindLast(change => change.Time <= time);
            yield return change is null ? $"{name}: inactive from the start" : Progress(alert, name, change, time);
        }
    }

    private string Progress(AlertPlan alert, string name, StateLine change, long time)
    {
        var since = $"{name}: {change.State} since {AlertText.Duration(change.Time - test.Start)}";
        var reason = change.Detail.Length > 0 ? $" ({change.Detail})" : "";
        return change.State == "pending"
            ? $"{since}, {AlertText.Duration(time - change.Time)} of {AlertText.Duration(alert.If.For)} full{reason}"
            : since + reason;
    }
}
