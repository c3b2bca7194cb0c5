using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>Where a predicate reads for each row of its rule.</summary>
internal sealed class PredicateRows(RulePredicate predicate)
{
    private readonly int _operands = predicate.Operands.Length;
    private OperandCursor[] _cursors = [];
    private bool[] _manyToMany = [];
    private int _count;

    /// <summary>The predicate.</summary>
    public RulePredicate Predicate => predicate;

    /// <value>How many rows there are.</value>
    public int Count => _count;

    /// <summary>A row's operands.</summary>
    public ReadOnlySpan<OperandCursor> this[int row] => _cursors.AsSpan(row * _operands, _operands);

    /// <summary>True where many series of one side match many of the other.</summary>
    public bool IsManyToMany(int row) => _manyToMany[row];

    /// <summary>Makes room for rows; a new one reads nothing.</summary>
    public void Reserve(int rows)
    {
        if (rows > _manyToMany.Length)
        {
            Array.Resize(ref _manyToMany, Math.Max(rows, 2 * _manyToMany.Length));
            Array.Resize(ref _cursors, _manyToMany.Length * _operands);
        }

        for (; _count < rows; _count++)
        {
            _cursors.AsSpan(_count * _operands, _operands).Fill(new OperandCursor(null, -1));
        }
    }

    /// <summary>Sets where a row reads an operand; -1 where it has no series.</summary>
    public void Set(int row, int operand, int entity) =>
        _cursors[(row * _operands) + operand] = entity < 0 ? new(null, -1) : new(predicate.Operands[operand], entity);

    /// <summary>Sets whether the row is ambiguous.</summary>
    public void SetManyToMany(int row, bool value) => _manyToMany[row] = value;

    /// <summary>True while a series that the row reads has a sample in its window.</summary>
    public bool HasSeries(int row)
    {
        foreach (var cursor in this[row])
        {
            if (cursor is { Totals: RowSource store, Entity: >= 0 } && store.IsLive(cursor.Entity))
            {
                return true;
            }
        }

        return _manyToMany[row];
    }

    /// <summary>True where a series that the row reads got samples, came to life or fell silent.</summary>
    public bool HasChanged(int row)
    {
        foreach (var cursor in this[row])
        {
            if (cursor is { Totals: RowSource store, Entity: >= 0 } && store.Changed.Contains(cursor.Entity))
            {
                return true;
            }
        }

        return false;
    }
}
