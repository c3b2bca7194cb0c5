using HmsOps.Engine.Alerts;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>Collects the lines of a tick, and hands them on in the order in which they are printed: transitions before steps, alerts behind those that they depend on, else by name, then by labels.</summary>
internal sealed class LineOrder(PackPlan plan, Action<ReplayLine> sink)
{
    private readonly Dictionary<string, LabelSet> _said = plan.Alerts
        .Where(alert => alert.Labels.Count > 0).ToDictionary(alert => alert.Name, alert => alert.Labels, StringComparer.Ordinal);

    private readonly Dictionary<string, int> _places = (AlertOrder.Of(plan.Alerts) ?? plan.Alerts)
        .Select((alert, place) => (alert.Name, place)).ToDictionary(pair => pair.Name, pair => pair.place, StringComparer.Ordinal);

    private readonly List<ReplayLine> _lines = [];

    /// <summary>Takes what an input led to.</summary>
    public void Add(EngineOutput output)
    {
        foreach (var change in output.Transitions)
        {
            _lines.Add(new StateLine(change.Time, change.Alert, Labels(change.Alert, change.Instance), AlertText.Print(change.State), change.Reason));
        }

        foreach (var step in output.Steps)
        {
            _lines.Add(new StepLine(step.Time, step.Alert, Labels(step.Alert, step.Instance), step.Run, step.Step, step.Outcome, step.Detail));
        }
    }

    /// <summary>A tick, with all its answers, is over.</summary>
    public void Flush()
    {
        if (_lines.Count == 0)
        {
            return;
        }

        var ordered = _lines.OrderBy(line => line.Time).ThenBy(line => line is StepLine)
            .ThenBy(line => _places.GetValueOrDefault(line.Alert, int.MaxValue)).ThenBy(line => line.Alert, StringComparer.Ordinal).ThenBy(line => line.Labels);
        foreach (var line in ordered)
        {
            sink(line);
        }

        _lines.Clear();
    }

    private LabelSet Labels(string alert, LabelSet instance) =>
        _said.TryGetValue(alert, out var labels) ? TextTemplate.Labels(labels, instance) : instance;
}
