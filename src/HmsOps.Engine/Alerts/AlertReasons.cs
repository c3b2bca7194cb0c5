using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Alerts;

/// <summary>Says why an instance is in its state: which rows, and what is known exactly of them.</summary>
internal sealed class AlertReasons(AlertPlan plan, IRuleRows rules, InstanceTable table)
{
    private const int RowsNamed = 5;

    private readonly int _value = plan.Clear is null ? 1 : 2;

    /// <summary>Why the instance took a state.</summary>
    /// <param name="instance">The instance's place.</param>
    /// <param name="state">The state that it takes.</param>
    /// <param name="last">The place of the row that changed last.</param>
    public string Of(int instance, AlertState state, int last) => state switch
    {
        AlertState.Firing or AlertState.Pending => Rows(instance, state),
        AlertState.Inactive => Ended(instance, in table.Row(last), last),
        _ => NoData(instance, state),
    };

    /// <summary>What its author says of it, and what is known exactly of the rows that fire; where none does, of all.</summary>
    public string Describe(int instance)
    {
        var labels = table.Instance(instance).Labels;
        var firing = Rows(instance, AlertState.Firing);
        var lines = new List<string>();
        if (plan.Summary is { } summary)
        {
            lines.Add(TextTemplate.Fill(summary, name => name == TextTemplate.Value ? ValueOf(instance) : labels[name]));
        }

        lines.Add(firing.Length > 0 ? firing : Rows(instance, table.StateOf(instance)));
        if (plan.Labels.Count > 0)
        {
            var own = TextTemplate.Labels(plan.Labels, labels).Without([.. labels.Pairs.Select(pair => pair.Key)]);
            lines.Add("Labels: " + string.Join(", ", own.Pairs.Select(pair => $"{pair.Key}={pair.Value}")));
        }

        if (plan.Runbook is { } runbook)
        {
            lines.Add("Runbook: " + TextTemplate.Fill(runbook, name => name == TextTemplate.Value ? ValueOf(instance) : labels[name]));
        }

        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    // Of several rows that fire, the first: the others are named behind it.
    private string ValueOf(int instance)
    {
        var known = "not known";
        foreach (var place in table.RowsOf(instance))
        {
            ref readonly var row = ref table.Row(place);
            if (plan.Value is not null && row.Number >= 0 && rules.EvaluateNumber(_value, row.Number) is { IsExact: true } value)
            {
                known = QuantityText.Format(value.Low, plan.ValueUnit);
                if (row.State == AlertState.Firing)
                {
                    return known;
                }
            }
        }

        return known;
    }

    private string Rows(int instance, AlertState state)
    {
        var clauses = new List<string>();
        var more = 0;
        foreach (var place in table.RowsOf(instance))
        {
            ref readonly var row = ref table.Row(place);
            if (row.State == state && !row.HasLeft)
            {
                more += clauses.Count < RowsNamed ? 0 : 1;
                if (clauses.Count < RowsNamed)
                {
                    clauses.Add(row is { State: AlertState.Firing, Cause: RowCause.WentDark, IsKnown: false }
                        ? AlertText.Cause(RowCause.WentDark, row.Reason, plan)
                        : Row(instance, place, 0));
                }
            }
        }

        clauses.RemoveAll(clause => clause.Length == 0);
        var text = string.Join("; ", clauses);
        return more == 0 ? text : $"{text}; and {more} more rows";
    }

    private string Ended(int instance, in AlertRow row, int place)
    {
        var cause = AlertText.Cause(row.Cause, row.Reason, plan);
        if (row.Cause == RowCause.WentDark && row.HasFired)
        {
            return $"{cause}, no proof that it is over";
        }

        var says = row.IsKnown && row.Cause is not (RowCause.Unscheduled or RowCause.HeldBack);
        var known = says ? Row(instance, place, row.Cause == RowCause.Resolved && plan.Clear is not null ? 1 : 0) : "";
        return known.Length == 0 ? cause : cause.Length == 0 ? known : $"{cause}: {known}";
    }

    private string NoData(int instance, AlertState state)
    {
        foreach (var place in table.RowsOf(instance))
        {
            ref readonly var row = ref table.Row(place);
            if (row.State == state)
            {
                var text = AlertText.Cause(RowCause.WentDark, row.Reason, plan);
                return state == AlertState.NoDataOpen ? $"{text}; it was firing" : text;
            }
        }

        return "";
    }

    private string Row(int instance, int place, int predicate)
    {
        var number = table.Row(place).Number;
        var text = number < 0 ? "" : rules.Describe(predicate, number);
        var own = table.LabelsOf(place).Without([.. table.Instance(instance).Labels.Pairs.Select(pair => pair.Key)]);
        return own.Count == 0 ? text : text.Length == 0 ? own.ToString() : $"{own}: {text}";
    }
}
