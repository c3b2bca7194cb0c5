using HmsOps.Engine.Durable;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Alerts;

/// <summary>The rows and instances of an alert side by side in memory, by place: a tick reads them in order, and what is idle has no object of its own.</summary>
internal sealed class InstanceTable(IRuleRows rules, AlertClocks clocks)
{
    private readonly Dictionary<int, TickWindow> _windows = [];
    private readonly HashSet<int> _expected = [];
    private readonly AlertClocks _clocks = clocks;

    // An instance that is named is never gone.
    private readonly AlertClocks _lasting = clocks with { Forget = long.MaxValue / 4 };
    private readonly ChunkedList<AlertInstance> _instances = new();
    private readonly Dictionary<int, LabelSet> _labels = [];
    private int[] _places = [];

    /// <summary>All rows.</summary>
    public ChunkedList<AlertRow> Rows { get; } = new();

    /// <summary>A row.</summary>
    public ref AlertRow Row(int place) => ref Rows[place];

    /// <summary>An instance.</summary>
    public ref AlertInstance Instance(int place) => ref _instances[place];

    /// <summary>False of a place that no instance has.</summary>
    public bool IsOpen(int instance) => _instances[instance].Labels is not null;

    /// <summary>True of an instance that is named: it never goes.</summary>
    public bool IsExpected(int instance) => _expected.Count > 0 && _expected.Contains(instance);

    /// <summary>The instance is named.</summary>
    public void Expect(int instance) => _expected.Add(instance);

    /// <summary>The durations of an instance's clocks.</summary>
    public ref readonly AlertClocks ClocksOf(int instance) => ref IsExpected(instance) ? ref _lasting : ref _clocks;

    /// <summary>The highest state of an instance's rows, as of the last tick at which one changed.</summary>
    public AlertState StateOf(int instance) => _instances[instance].Story?.State ?? AlertState.Inactive;

    /// <summary>The story of an instance, begun where there is none.</summary>
    public InstanceStory StoryOf(int instance) => _instances[instance].Story ??= new();

    /// <summary>The rows of an instance.</summary>
    public RowPlaces RowsOf(int instance) => new(Rows, instance < 0 ? -1 : _instances[instance].LastRow);

    /// <summary>How many of an instance's rows have not left.</summary>
    public int PresentOf(int instance)
    {
        var count = 0;
        foreach (var place in RowsOf(instance))
        {
            count += Rows[place].HasLeft ? 0 : 1;
        }

        return count;
    }

    /// <summary>The state that an instance's rows make: firing, else the highest of open "No Data", pending, idle "No Data".</summary>
    public AlertState Summarise(int instance)
    {
        var state = AlertState.Inactive;
        foreach (var place in RowsOf(instance))
        {
            state = Urgency(Rows[place].State) > Urgency(state) ? Rows[place].State : state;
        }

        return state;
    }

    /// <summary>True where each row that fired in the episode last ended by a known clear.</summary>
    public bool EndedByKnownClear(int instance)
    {
        foreach (var place in RowsOf(instance))
        {
            if (Rows[place] is { HasFired: true, KnownClear: false })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A row's labels.</summary>
    public LabelSet LabelsOf(int place) => Rows[place] is { Number: >= 0 and var number } ? rules.LabelsOf(number) : _labels[place];

    /// <summary>Of <c>for N% of D</c>: the ticks at which a row's condition held; null of a plain <c>for</c>.</summary>
    public TickWindow? WindowOf(int place)
    {
        if (_clocks.Needed == 0)
        {
            return null;
        }

        if (!_windows.TryGetValue(place, out var window))
        {
            _windows.Add(place, window = new(_clocks.For, _clocks.Tick));
        }

        return window;
    }

    /// <summary>What of a row outlives the process.</summary>
    public ClockRecord RecordOf(int place, AlertPlan plan, LabelSet instance, LabelSet labels) =>
        Rows[place].ToRecord(plan, instance, labels, _windows.GetValueOrDefault(place));

    /// <summary>The place of a row by its number among the rule's rows, or -1.</summary>
    public int PlaceOf(int number) => number < _places.Length ? _places[number] - 1 : -1;

    /// <summary>Makes an instance without rows; returns its place.</summary>
    public int Open(LabelSet labels) => _instances.Add(new(labels));

    /// <summary>Puts a row behind those of an instance; returns its place.</summary>
    /// <param name="instance">The instance's place.</param>
    /// <param name="labels">The row's labels.</param>
    /// <param name="row">The row.</param>
    public int Add(int instance, LabelSet labels, AlertRow row)
    {
        row.Instance = instance;
        var place = Rows.Add(row);
        ref var last = ref _instances[instance];
        Rows[place].Next = last.LastRow < 0 ? place : Rows[last.LastRow].Next;
        if (last.LastRow >= 0)
        {
            Rows[last.LastRow].Next = place;
        }

        last.LastRow = place;
        if (row.Number < 0)
        {
            _labels[place] = labels;
        }
        else
        {
            Register(place, row.Number);
        }

        return place;
    }

    /// <summary>A series has made the row.</summary>
    public void SetNumber(int place, int number)
    {
        Rows[place].Number = number;
        _labels.Remove(place);
        Register(place, number);
    }

    /// <summary>Takes an instance's rows away.</summary>
    public void Clear(int instance)
    {
        ref var cleared = ref _instances[instance];
        for (var (place, left) = (cleared.LastRow, cleared.LastRow >= 0); left;)
        {
            var next = Rows[place].Next;
            if (Rows[place].Number is >= 0 and var number)
            {
                _places[number] = 0;
            }

            _labels.Remove(place);
            _windows.Remove(place);
            Rows.Free(place, new AlertRow(-1));
            left = next != cleared.LastRow;
            place = next;
        }

        cleared.LastRow = -1;
    }

    /// <summary>Takes an instance and its rows away.</summary>
    public void Close(int instance)
    {
        Clear(instance);
        _instances.Free(instance, default);
    }

    private static int Urgency(AlertState state) => state switch
    {
        AlertState.Firing => 4,
        AlertState.NoDataOpen => 3,
        AlertState.Pending => 2,
        AlertState.NoDataIdle => 1,
        _ => 0,
    };

    private void Register(int place, int number)
    {
        if (number >= _places.Length)
        {
            Array.Resize(ref _places, Math.Max(number + 1, 2 * _places.Length));
        }

        _places[number] = place + 1;
    }
}
