using HmsOps.Engine.Durable;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Alerts;

/// <summary>Which instances an alert has, and which rows belong to which: rows are taken in as series make them, idle instances without series go.</summary>
internal sealed class InstanceBook(AlertPlan plan, IRuleRows rows, EngineOptions options, EngineOutput output)
{
    private readonly Dictionary<LabelSet, AlertInstance> _byLabels = [];
    private readonly List<AlertInstance> _instances = [];
    private readonly Dictionary<LabelSet, AlertRow> _restored = [];
    private readonly List<int> _waiting = [];
    private readonly Dictionary<AlertInstance, AlertRow> _stoodIn = [];
    private readonly bool _byEachSeries = plan.By.Contains("*");
    private int _seen;
    private bool _isSorted = true;
    private bool _isLimitTold;

    /// <summary>In order of labels.</summary>
    public List<AlertInstance> Instances => _instances;

    /// <summary>The instance of these labels, or null.</summary>
    public AlertInstance? Find(LabelSet labels) => _byLabels.GetValueOrDefault(labels);

    /// <summary>Takes up a row whose state was journaled; a series may make it later.</summary>
    public void Restore(ClockRecord record)
    {
        var row = AlertRow.Restore(record);
        (Find(record.Instance) ?? Open(record.Instance)).Add(row);
        _restored[row.Labels] = row;
    }

    /// <summary>Takes in the rows that appeared, in order of appearance, as far as the limit of instances allows.</summary>
    public void Admit()
    {
        if (plan.By.IsEmpty && _instances.Count == 0 && rows.Count == 0)
        {
            Open(LabelSet.Empty).Add(new AlertRow(LabelSet.Empty, -1));
        }

        if (_waiting.Count > 0 && _instances.Count < options.InstanceLimit)
        {
            _waiting.RemoveAll(number => rows.HasSeries(number) && TryAdmit(number));
        }

        for (; _seen < rows.Count; _seen++)
        {
            if (!TryAdmit(_seen))
            {
                _waiting.Add(_seen);
                TellLimit(_seen);
            }
        }

        _stoodIn.Clear();
        Sort();
    }

    /// <summary>Lets an instance go without a word; its rows come back when their series do.</summary>
    public void Drop(AlertInstance instance)
    {
        _instances.Remove(instance);
        _byLabels.Remove(instance.Labels);
        _isLimitTold = false;
        foreach (var row in instance.Rows)
        {
            if (row.IsDurable)
            {
                output.Add(row.ToRecord(plan, instance.Labels) with { IsGone = true });
            }

            if (row.Number >= 0)
            {
                _waiting.Add(row.Number);
            }

            _restored.Remove(row.Labels);
        }
    }

    /// <summary>True where no row of the instance has a series.</summary>
    public bool IsEmpty(AlertInstance instance)
    {
        foreach (var row in instance.Rows)
        {
            if (row.IsKnown || (row.Number >= 0 && rows.HasSeries(row.Number)))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryAdmit(int number)
    {
        var labels = rows.LabelsOf(number);
        if (_restored.Remove(labels, out var restored))
        {
            restored.Number = number;
            return true;
        }

        var key = _byEachSeries ? labels : plan.By.IsEmpty ? LabelSet.Empty : labels.Keep(plan.By);
        var instance = Find(key);
        if (instance is null && _instances.Count >= options.InstanceLimit)
        {
            return false;
        }

        Join(instance ?? Open(key), labels, number);
        return true;
    }

    // Rows that come while nothing was known inherit what their instance was till then: its "No Data" ends only at a known tick.
    private void Join(AlertInstance instance, LabelSet labels, int number)
    {
        if (instance.HasNoRow)
        {
            var standIn = instance.Rows[0];
            _stoodIn[instance] = standIn;
            _restored.Remove(standIn.Labels);
            instance.Clear();
            if (standIn.IsDurable)
            {
                output.Add(standIn.ToRecord(plan, instance.Labels) with { IsGone = true });
            }
        }

        var row = _stoodIn.TryGetValue(instance, out var before) ? before.Rename(labels, number) : new AlertRow(labels, number);
        instance.Add(row);
        if (row.IsDurable)
        {
            output.Add(row.ToRecord(plan, instance.Labels));
        }
    }

    private AlertInstance Open(LabelSet labels)
    {
        var instance = new AlertInstance(labels);
        _byLabels.Add(labels, instance);
        _isSorted &= _instances.Count == 0;
        _instances.Add(instance);
        return instance;
    }

    private void Sort()
    {
        if (!_isSorted)
        {
            _instances.Sort((left, right) => left.Labels.CompareTo(right.Labels));
            _isSorted = true;
        }
    }

    private void TellLimit(int number)
    {
        if (!_isLimitTold)
        {
            _isLimitTold = true;
            output.AddProblem(
                $"alert {plan.Name} reached its limit of {options.InstanceLimit} instances: these go on, {rows.LabelsOf(number)} "
                + "and later ones are not watched; group by fewer labels or select fewer series");
        }
    }
}
