using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>
/// Says of any labels whether a series that agrees with them has a sample in its window. The first entities are the groups that
/// were ever seen, which make rows where nothing else does; the others are those of rows that asked.
/// </summary>
internal sealed class AbsentStore : RowSource
{
    private readonly PresenceStore _series;
    private readonly Grouping _grouping;
    private readonly PresenceIndex _index;
    private readonly Dictionary<LabelSet, int> _entities = [];
    private readonly List<Entity> _list = [];
    private bool[] _wasLive = [];
    private int _version = -1;
    private bool _isUncovered;

    public AbsentStore(PresenceStore series)
    {
        _series = series;
        _grouping = series.Plan.Grouping;
        _index = new(series.Fixed);
        IsMerged = _grouping.Kind == GroupingKind.All;
        if (IsMerged)
        {
            Ask(LabelSet.Empty);
        }
    }

    /// <inheritdoc/>
    public override bool IsMerged { get; }

    /// <inheritdoc/>
    public override int Entities => _list.Count;

    /// <inheritdoc/>
    public override string[] Fixed => _series.Fixed;

    /// <inheritdoc/>
    public override LabelSet LabelsOf(int entity) => _list[entity].Labels;

    /// <summary>True from when a series of the group was first seen: what is absent is known of it for ever.</summary>
    public override bool IsLive(int entity) => _list[entity].IsGroup;

    /// <summary>The entity of a row with these labels.</summary>
    public int Ask(LabelSet labels)
    {
        if (!_entities.TryGetValue(labels, out var entity))
        {
            entity = _list.Count;
            _entities.Add(labels, entity);
            _list.Add(new(labels, _index.Ask(labels)));
        }

        return entity;
    }

    /// <summary>Moves to the clock's tick.</summary>
    public void Refresh()
    {
        if (_version != _series.Version)
        {
            _version = _series.Version;
            Count();
        }

        if (_isUncovered != _series.IsUncovered)
        {
            _isUncovered = _series.IsUncovered;
            HasMoved = true;
        }
    }

    /// <inheritdoc/>
    public override Truth TestAcross(int entity) =>
        _list[entity].Question.Live > 0 ? Truth.False
        : _isUncovered ? Truth.Unknown(UnknownReason.Warming)
        : Truth.True;

    private void Count()
    {
        Array.Resize(ref _wasLive, Math.Max(_wasLive.Length, _series.Entities));
        for (var series = 0; series < _series.Entities; series++)
        {
            if (_wasLive[series] != _series.IsLive(series))
            {
                _wasLive[series] = !_wasLive[series];
                var labels = _series.LabelsOf(series);
                _list[Ask(_grouping.KeyOf(labels))].IsGroup = true;
                _index.Add(labels, _wasLive[series] ? 1 : -1);
            }
        }

        for (var entity = 0; entity < _list.Count; entity++)
        {
            var asked = _list[entity];
            if (asked.WasLive != asked.Question.Live > 0)
            {
                asked.WasLive = !asked.WasLive;
                Changed.Add(entity);
                Version++;
            }
        }
    }

    private sealed class Entity(LabelSet labels, PresenceIndex.Question question)
    {
        public LabelSet Labels { get; } = labels;

        public PresenceIndex.Question Question { get; } = question;

        public bool IsGroup { get; set; }

        public bool WasLive { get; set; }
    }
}
