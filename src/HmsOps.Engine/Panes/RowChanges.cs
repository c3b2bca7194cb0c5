using System.Collections.Immutable;

namespace HmsOps.Engine.Panes;

/// <summary>Which rows of a rule may read differently than at the tick at which someone read them last.</summary>
internal sealed class RowChanges
{
    private readonly ImmutableArray<PredicateRows> _predicates;
    private readonly SingleRows? _singles;
    private readonly RowSource[] _stores;
    private readonly IndexSet _rows = new();
    private bool _isWatched;
    private bool _isAny = true;

    /// <summary>The changes of rows, which <paramref name="singles"/> makes if nothing is joined.</summary>
    public RowChanges(ImmutableArray<PredicateRows> predicates, SingleRows? singles)
    {
        _predicates = predicates;
        _singles = singles;
        _stores = [.. predicates.SelectMany(rows => rows.Predicate.Operands).Distinct()];
        IsOneStore = singles is not null && _stores.Length == 1;
    }

    /// <value>True where all predicates read one entity of one store for each row.</value>
    public bool IsOneStore { get; }

    /// <summary>The rows; null stands for all of them.</summary>
    public IndexSet? Rows => _isAny ? null : _rows;

    /// <summary>All were read.</summary>
    public void Forget()
    {
        _isWatched = true;
        _isAny = false;
        _rows.Clear();
    }

    /// <summary>Any row may read differently.</summary>
    public void AddAll() => _isAny = true;

    /// <summary>Takes the changes of the stores, before they forget them.</summary>
    public void Collect()
    {
        if (!_isWatched || _isAny)
        {
            return;
        }

        var isChanged = false;
        foreach (var store in _stores)
        {
            _isAny |= store.HasMoved;
            isChanged |= !store.Changed.IsEmpty;
        }

        if (_isAny || !isChanged)
        {
            return;
        }

        if (IsOneStore && _singles is not null)
        {
            var changed = _stores[0].Changed;
            for (var entity = changed.Next(0); entity >= 0; entity = changed.Next(entity + 1))
            {
                if (_singles.RowOf(entity) is >= 0 and var row)
                {
                    _rows.Add(row);
                }
            }
        }
        else
        {
            CollectJoined();
        }
    }

    private void CollectJoined()
    {
        foreach (var rows in _predicates)
        {
            for (var row = 0; row < rows.Count; row++)
            {
                if (rows.HasChanged(row))
                {
                    _rows.Add(row);
                }
            }
        }
    }
}
