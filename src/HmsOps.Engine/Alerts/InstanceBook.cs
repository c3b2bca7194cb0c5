using System.Runtime.InteropServices;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Alerts;

/// <summary>Which instances an alert has, and which rows belong to which: rows are taken in as series make them, idle instances without series go.</summary>
internal sealed class InstanceBook
{
    private readonly AlertPlan _plan;
    private readonly IRuleRows _rules;
    private readonly EngineOptions _options;
    private readonly EngineOutput _output;
    private readonly InstanceTable _table;
    private readonly Dictionary<LabelSet, int> _byLabels = [];
    private readonly List<int> _inOrder = [];
    private readonly Comparison<int> _byOrder;
    private readonly Dictionary<LabelSet, int> _restored = [];
    private readonly List<int> _waiting = [];
    private readonly Predicate<int> _tryWaiting;
    private readonly Predicate<int> _isClosed;
    private readonly Dictionary<int, AlertRow> _stoodIn = [];
    private readonly Grouping _instances;
    private int _seen;
    private bool _isSorted = true;
    private bool _isLimitTold;
    private bool _isExpectedOpen;

    public InstanceBook(AlertPlan plan, IRuleRows rules, EngineOptions options, EngineOutput output, InstanceTable table)
    {
        (_plan, _rules, _options, _output, _table) = (plan, rules, options, output, table);
        _instances = plan.Instances;
        _byOrder = (left, right) => table.Instance(left).Labels.CompareTo(table.Instance(right).Labels);
        _isClosed = instance => !table.IsOpen(instance);
        _tryWaiting = number => rules.HasSeries(number) && TryAdmit(number);
    }

    /// <summary>The instances' places, in order of labels.</summary>
    public ReadOnlySpan<int> InOrder => CollectionsMarshal.AsSpan(_inOrder);

    /// <value>True while a series is there that would make an instance, were there room for it.</value>
    public bool IsLimitReached => _waiting.Count > 0 && _waiting.Exists(_rules.HasSeries);

    private int Limit => _plan.InstanceLimit ?? _options.InstanceLimit;

    /// <summary>Instances whose rows changed by being taken in.</summary>
    public IndexSet Fresh { get; } = new();

    /// <summary>Why there are instances that are not watched.</summary>
    public string LimitText() => $"limit of {Limit} instances reached: these go on, {_rules.LabelsOf(_waiting.Find(_rules.HasSeries))} and later ones are not watched";

    /// <summary>The place of the instance of these labels, or -1.</summary>
    public int Find(LabelSet labels) => _byLabels.GetValueOrDefault(labels, -1);

    /// <summary>Puts places into the order of their labels.</summary>
    public void Sort(List<int> instances) => CollectionsMarshal.AsSpan(instances).Sort(_byOrder);

    /// <summary>Takes up a row whose state was journaled; a series may make it later.</summary>
    public void Restore(ClockRecord record)
    {
        var instance = Find(record.Instance);
        var place = _table.Add(instance < 0 ? Open(record.Instance) : instance, record.Row, AlertRow.Restore(record));
        _restored[record.Row] = place;
        if (record.Ticks is { } ticks)
        {
            _table.WindowOf(place)?.Read(ticks);
        }
    }

    /// <summary>Takes in the rows that appeared, in order of appearance, as far as the limit of instances allows.</summary>
    public void Admit()
    {
        if (_instances.Kind == GroupingKind.All && _inOrder.Count == 0 && _rules.Count == 0)
        {
            _table.Add(Open(LabelSet.Empty), LabelSet.Empty, new AlertRow(-1));
        }

        if (!_isExpectedOpen)
        {
            _isExpectedOpen = true;
            OpenExpected();
        }

        if (_waiting.Count > 0 && _inOrder.Count < Limit)
        {
            _waiting.RemoveAll(_tryWaiting);
        }

        for (var count = _rules.Count; _seen < count; _seen++)
        {
            if (!TryAdmit(_seen))
            {
                _waiting.Add(_seen);
                TellLimit(_seen);
            }
        }

        _stoodIn.Clear();
        if (!_isSorted)
        {
            Sort(_inOrder);
            _isSorted = true;
        }
    }

    /// <summary>Lets instances go without a word; their rows come back when their series do.</summary>
    public void Drop(List<int> instances)
    {
        foreach (var instance in instances)
        {
            var labels = _table.Instance(instance).Labels;
            _byLabels.Remove(labels);
            foreach (var place in _table.RowsOf(instance))
            {
                Forget(labels, place);
            }

            _table.Close(instance);
        }

        _inOrder.RemoveAll(_isClosed);
        _isLimitTold = false;
    }

    private void OpenExpected()
    {
        foreach (var labels in _plan.Expect)
        {
            var instance = Find(labels);
            if (instance < 0 && _inOrder.Count < Limit)
            {
                instance = Open(labels);
                _table.Add(instance, labels, new AlertRow(-1));
            }

            if (instance >= 0)
            {
                _table.Expect(instance);
            }
        }
    }

    private void Forget(LabelSet instance, int place)
    {
        ref readonly var row = ref _table.Row(place);
        var labels = _table.LabelsOf(place);
        if (row.IsDurable)
        {
            _output.Add(_table.RecordOf(place, _plan, instance, labels) with { IsGone = true });
        }

        if (row.Number >= 0)
        {
            _waiting.Add(row.Number);
        }

        _restored.Remove(labels);
    }

    private bool TryAdmit(int number)
    {
        var labels = _rules.LabelsOf(number);
        if (_restored.Remove(labels, out var restored))
        {
            _table.SetNumber(restored, number);
            Fresh.Add(_table.Row(restored).Instance);
            return true;
        }

        var key = _instances.KeyOf(labels);
        var instance = Find(key);
        if (instance < 0 && _inOrder.Count >= Limit)
        {
            return false;
        }

        Join(instance < 0 ? Open(key) : instance, labels, number);
        return true;
    }

    // Rows that come while nothing was known inherit what their instance was till then: its "No Data" ends only at a known tick.
    private void Join(int instance, LabelSet labels, int number)
    {
        var own = _table.Instance(instance).Labels;
        if (HasNoRow(instance))
        {
            var place = _table.Instance(instance).LastRow;
            var standIn = _table.Row(place);
            _stoodIn[instance] = standIn;
            _restored.Remove(own);
            if (standIn.IsDurable)
            {
                _output.Add(_table.RecordOf(place, _plan, own, own) with { IsGone = true });
            }

            _table.Clear(instance);
        }

        var row = _stoodIn.TryGetValue(instance, out var before) ? before.TakenOver(number) : new AlertRow(number);
        var added = _table.Add(instance, labels, row);
        Fresh.Add(instance);
        if (row.IsDurable)
        {
            _output.Add(_table.RecordOf(added, _plan, own, labels));
        }
    }

    // True where no series has made a row of it: it is evaluated as unknown.
    private bool HasNoRow(int instance)
    {
        var last = _table.Instance(instance).LastRow;
        return last >= 0 && _table.Row(last).Next == last && _table.Row(last).Number < 0
            && _table.LabelsOf(last).Equals(_table.Instance(instance).Labels);
    }

    private int Open(LabelSet labels)
    {
        var instance = _table.Open(labels);
        _byLabels.Add(labels, instance);
        _isSorted &= _inOrder.Count == 0 || _table.Instance(_inOrder[^1]).Labels.CompareTo(labels) < 0;
        _inOrder.Add(instance);
        Fresh.Add(instance);
        return instance;
    }

    private void TellLimit(int number)
    {
        if (!_isLimitTold)
        {
            _isLimitTold = true;
            _output.AddProblem(
                $"alert {_plan.Name} reached its limit of {Limit} instances: these go on, {_rules.LabelsOf(number)} "
                + "and later ones are not watched; group by fewer labels or select fewer series");
        }
    }
}
