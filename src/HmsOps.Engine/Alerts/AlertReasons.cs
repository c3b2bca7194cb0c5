using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Alerts;

/// <summary>Says why an instance is in its state: which rows, and what is known exactly of them.</summary>
internal sealed class AlertReasons(AlertPlan plan, IRuleRows rows)
{
    private const int RowsNamed = 5;

    /// <summary>Why the instance took a state.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="state">The state that it takes.</param>
    /// <param name="last">The row that changed last.</param>
    public string Of(AlertInstance instance, AlertState state, AlertRow? last) => state switch
    {
        AlertState.Firing or AlertState.Pending => Rows(instance, state),
        AlertState.Inactive => last is null ? "" : Ended(instance, last),
        _ => NoData(instance, state),
    };

    /// <summary>What is known exactly of the rows that fire; where none does, of all.</summary>
    public string Describe(AlertInstance instance)
    {
        var firing = Rows(instance, AlertState.Firing);
        return firing.Length > 0 ? firing : Rows(instance, instance.State);
    }

    private string Rows(AlertInstance instance, AlertState state)
    {
        var clauses = new List<string>();
        var more = 0;
        foreach (var row in instance.Rows)
        {
            if (row.State == state && !row.HasLeft)
            {
                more += clauses.Count < RowsNamed ? 0 : 1;
                if (clauses.Count < RowsNamed)
                {
                    clauses.Add(Row(instance, row, 0));
                }
            }
        }

        clauses.RemoveAll(clause => clause.Length == 0);
        var text = string.Join("; ", clauses);
        return more == 0 ? text : $"{text}; and {more} more rows";
    }

    private string Ended(AlertInstance instance, AlertRow row)
    {
        var cause = AlertText.Cause(row.Cause, row.Reason, plan);
        var known = row.IsKnown ? Row(instance, row, row.Cause == RowCause.Resolved && plan.Clear is not null ? 1 : 0) : "";
        return known.Length == 0 ? cause : cause.Length == 0 ? known : $"{cause}: {known}";
    }

    private string NoData(AlertInstance instance, AlertState state)
    {
        foreach (var row in instance.Rows)
        {
            if (row.State == state)
            {
                var text = AlertText.Cause(RowCause.WentDark, row.Reason, plan);
                return state == AlertState.NoDataOpen ? $"{text}; it was firing" : text;
            }
        }

        return "";
    }

    private string Row(AlertInstance instance, AlertRow row, int predicate)
    {
        var text = row.Number < 0 ? "" : rows.Describe(predicate, row.Number);
        var own = row.Labels.Without([.. instance.Labels.Pairs.Select(pair => pair.Key)]);
        return own.Count == 0 ? text : text.Length == 0 ? own.ToString() : $"{own}: {text}";
    }
}
