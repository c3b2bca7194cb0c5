using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Alerts;

/// <summary>What the playbooks of an alert ask about its instances: conditions of steps, and the number for messages.</summary>
internal sealed class PlaybookReadings
{
    private readonly AlertPlan _alert;
    private readonly Dictionary<PredicatePlan, IRuleRows> _conditions = new(ReferenceEqualityComparer.Instance);
    private readonly IRuleRows? _value;

    public PlaybookReadings(AlertPlan alert, IMetricStore store)
    {
        _alert = alert;
        foreach (var step in alert.Steps)
        {
            if ((step as IfStepPlan)?.Condition is { } choice)
            {
                _conditions[choice] = store.RowsOf([choice]);
            }
            else if (step is WaitUntilStepPlan wait)
            {
                _conditions[wait.Condition] = store.RowsOf([wait.Condition]);
            }
        }

        _value = alert.Value is null ? null : store.RowsOf([alert.If.Predicate, alert.Value]);
    }

    /// <summary>True where any row of the instance holds; else unknown where any is, or where there is none.</summary>
    public Truth Holds(PredicatePlan condition, LabelSet instance)
    {
        var found = Truth.Unknown(UnknownReason.NoData);
        if (!_conditions.TryGetValue(condition, out var rows))
        {
            return found;
        }

        var any = false;
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows.LabelsOf(row).Join(instance) is null)
            {
                continue;
            }

            var truth = rows.Evaluate(0, row);
            if (truth.IsTrue)
            {
                return truth;
            }

            found = !any || truth.IsUnknown ? truth : found;
            any = true;
        }

        return found;
    }

    /// <summary>The compared number of the first row that fires, with its unit; empty where none is known.</summary>
    public string ValueOf(LabelSet instance)
    {
        for (var row = 0; row < (_value?.Count ?? 0); row++)
        {
            if (_value is { } rows && rows.LabelsOf(row).Join(instance) is not null && rows.Evaluate(0, row).IsTrue
                && rows.EvaluateNumber(1, row) is { IsExact: true } number)
            {
                return QuantityText.Format(number.Low, _alert.ValueUnit);
            }
        }

        return "";
    }
}
