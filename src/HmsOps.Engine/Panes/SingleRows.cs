namespace HmsOps.Engine.Panes;

/// <summary>The rows of a predicate that reads one operand: one an entity, without anything to join.</summary>
internal sealed class SingleRows(RulePredicate predicate, int operand)
{
    private readonly RowSource _store = predicate.Operands[operand];
    private readonly List<int> _entities = [];
    private int[] _rows = [];

    /// <summary>The operand that makes rows.</summary>
    public int Operand => operand;

    /// <value>How many rows there are.</value>
    public int Count => _entities.Count;

    /// <summary>A row's entity.</summary>
    public int EntityOf(int row) => _entities[row];

    /// <summary>The row of an entity, or -1 where it has none.</summary>
    public int RowOf(int entity) => entity < _rows.Length ? _rows[entity] : -1;

    /// <summary>A row's labels.</summary>
    public LabelSet LabelsOf(int row) => _store.LabelsOf(_entities[row]);

    /// <summary>The labels by which a row joins.</summary>
    public LabelSet JoinLabelsOf(int row) => predicate.JoinLabels(operand, _entities[row]);

    /// <summary>Makes the rows of entities that live and have none, in order of labels; returns the first one.</summary>
    public int AddAlive()
    {
        var first = _entities.Count;
        var known = _rows.Length;
        if (known < _store.Entities)
        {
            Array.Resize(ref _rows, Math.Max(_store.Entities, 2 * known));
            _rows.AsSpan(known).Fill(-1);
        }

        for (var entity = 0; entity < _store.Entities; entity++)
        {
            if (_rows[entity] < 0 && (_store.IsMerged || _store.IsLive(entity)))
            {
                _entities.Add(entity);
            }
        }

        _entities.Sort(first, _entities.Count - first, Comparer<int>.Create((left, right) => _store.LabelsOf(left).CompareTo(_store.LabelsOf(right))));
        for (var row = first; row < _entities.Count; row++)
        {
            _rows[_entities[row]] = row;
        }

        return first;
    }
}
