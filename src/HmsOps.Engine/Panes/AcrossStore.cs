using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>An aggregate across series: its entities are groups of the rows of a predicate of its own.</summary>
/// <remarks>
/// A row belongs to its group while a series of it lives. Rows are evaluated again only where they may read differently, and a
/// group is only made anew where a row of it does: conditions are counted up and down, numbers added from the start, since
/// taking a double off a sum drifts.
/// </remarks>
internal sealed class AcrossStore : RowSource
{
    private readonly StoreClock _clock;
    private readonly RulePredicate _inner;
    private readonly RuleRows _rows;
    private readonly AcrossResult _result;
    private readonly Dictionary<LabelSet, int> _byLabels = [];
    private readonly List<LabelSet> _labels = [];
    private readonly IndexSet _dirty = new();
    private Member[] _members = [];
    private Group[] _groups = [];
    private int _seen;
    private bool _isOpen = true;

    public AcrossStore(AcrossPlan plan, RulePredicate inner, StoreClock clock)
    {
        Plan = plan;
        _clock = clock;
        _inner = inner;
        _result = new(plan.Function);
        Fixed = [.. inner.Fixed.Aggregate((all, names) => [.. all.Intersect(names, StringComparer.Ordinal)])];
        IsMerged = plan.Grouping.Kind == GroupingKind.All;
        if (IsMerged)
        {
            GroupOf(LabelSet.Empty);
        }

        _rows = new([inner]);
    }

    /// <summary>What is made of the rows.</summary>
    public AcrossPlan Plan { get; }

    /// <inheritdoc/>
    public override bool IsMerged { get; }

    /// <inheritdoc/>
    public override int Entities => _labels.Count;

    /// <inheritdoc/>
    public override string[] Fixed { get; }

    /// <value>True where each row may read differently at each tick.</value>
    public bool ReadsClock => _rows.ReadsClock;

    /// <value>When further series are no longer waited for, or null where that is past.</value>
    public long? NextEdge => _clock.CompleteFrom + Plan.Settle is var end && end > _clock.Tick
        ? EngineTime.Ceiling(end, _clock.TickLength)
        : null;

    /// <inheritdoc/>
    public override LabelSet LabelsOf(int entity) => _labels[entity];

    /// <inheritdoc/>
    public override bool IsLive(int entity) => _groups[entity].Rows > 0;

    /// <inheritdoc/>
    public override Interval ReadAcross(int entity) => _groups[entity].Value;

    /// <inheritdoc/>
    public override Truth TestAcross(int entity) => _groups[entity].Truth;

    /// <summary>How many rows a group has, and of conditions what they are.</summary>
    public (int Rows, TruthTally Truths) TallyOf(int entity) => (_groups[entity].Rows, _groups[entity].Truths);

    /// <summary>Moves to the clock's tick; what it reads first.</summary>
    public void Refresh()
    {
        _rows.Refresh();
        TakeIn();
        if (_rows.Changed is { } changed)
        {
            for (var row = changed.Next(0); row >= 0; row = changed.Next(row + 1))
            {
                Update(row);
            }
        }
        else
        {
            for (var row = 0; row < _seen; row++)
            {
                Update(row);
            }
        }

        _rows.ForgetChanges();
        var isOpen = NextEdge is not null;
        if (isOpen != _isOpen)
        {
            _isOpen = isOpen;
            for (var group = 0; group < Entities; group++)
            {
                _dirty.Add(group);
            }
        }

        for (var group = _dirty.Next(0); group >= 0; group = _dirty.Next(group + 1))
        {
            Conclude(group);
        }

        _dirty.Clear();
    }

    private void TakeIn()
    {
        if (_members.Length < _rows.Count)
        {
            Array.Resize(ref _members, Math.Max(_rows.Count, 2 * _members.Length));
        }

        for (; _seen < _rows.Count; _seen++)
        {
            var place = GroupOf(Plan.Grouping.KeyOf(_rows.LabelsOf(_seen)));
            ref var group = ref _groups[place];
            _members[_seen] = new() { Group = place, Next = group.LastRow };
            group.LastRow = _seen;
        }
    }

    private int GroupOf(LabelSet labels)
    {
        if (!_byLabels.TryGetValue(labels, out var group))
        {
            group = _labels.Count;
            _byLabels.Add(labels, group);
            _labels.Add(labels);
            if (group >= _groups.Length)
            {
                Array.Resize(ref _groups, Math.Max(4, 2 * group));
            }

            _groups[group] = Group.Empty;
        }

        return group;
    }

    private void Update(int row)
    {
        ref var member = ref _members[row];
        ref var group = ref _groups[member.Group];
        var isIn = _rows.HasSeries(row);
        var truth = isIn && Plan.IsOfConditions ? _rows.Evaluate(0, row) : default;
        var value = isIn && !Plan.IsOfConditions && Plan.Function != AcrossFunction.Count ? _rows.EvaluateNumber(0, row) : default;
        if (isIn == member.IsIn && truth == member.Truth && IsSame(value, member.Value))
        {
            return;
        }

        if (member.IsIn)
        {
            group.Rows--;
            group.Truths.Add(member.Truth, -1);
        }

        if (isIn)
        {
            group.Rows++;
            group.Truths.Add(truth, 1);
        }

        (member.IsIn, member.Truth, member.Value) = (isIn, truth, value);
        _dirty.Add(member.Group);
    }

    private void Conclude(int place)
    {
        ref var group = ref _groups[place];
        var (truth, value) = group.Rows == 0 ? (Group.Empty.Truth, Group.Empty.Value) : Of(in group);
        if (truth != group.Truth || !IsSame(value, group.Value) || group.Rows > 0 != group.IsLive)
        {
            Version += group.Rows > 0 != group.IsLive ? 1 : 0;
            (group.Truth, group.Value, group.IsLive) = (truth, value, group.Rows > 0);
            Changed.Add(place);
        }
    }

    private (Truth Truth, Interval Value) Of(in Group group) => Plan.Function switch
    {
        AcrossFunction.Any or AcrossFunction.All => (_result.Test(in group.Truths, _isOpen), Group.Empty.Value),
        AcrossFunction.CountTrue => (Group.Empty.Truth, AcrossResult.Count(in group.Truths, _isOpen)),
        AcrossFunction.Count => (Group.Empty.Truth, AcrossResult.Count(group.Rows, _isOpen)),
        _ => (Group.Empty.Truth, Added(in group)),
    };

    private Interval Added(in Group group)
    {
        _result.Clear();
        for (var row = group.LastRow; row >= 0; row = _members[row].Next)
        {
            if (_members[row].IsIn)
            {
                _result.Add(_members[row].Value);
            }
        }

        return _result.Value(_isOpen);
    }

    // To the bit: 0 and -0 are equal, but 1 ÷ 0 is told from 1 ÷ -0.
    private static bool IsSame(Interval left, Interval right) =>
        left.Reason == right.Reason
        && BitConverter.DoubleToInt64Bits(left.Low) == BitConverter.DoubleToInt64Bits(right.Low)
        && BitConverter.DoubleToInt64Bits(left.High) == BitConverter.DoubleToInt64Bits(right.High);

    internal struct Member
    {
        public int Group;
        public int Next;
        public bool IsIn;
        public Truth Truth;
        public Interval Value;
    }

    internal struct Group
    {
        public static readonly Group Empty = new()
        {
            LastRow = -1,
            Truth = Truth.Unknown(UnknownReason.NoData),
            Value = Interval.Unknown(UnknownReason.NoData),
        };

        public int LastRow;
        public int Rows;
        public bool IsLive;
        public TruthTally Truths;
        public Truth Truth;
        public Interval Value;
    }
}
