namespace HmsOps.Engine.Alerts;

/// <summary>The places of an instance's rows, in order of appearance.</summary>
internal struct RowPlaces(ChunkedList<AlertRow> rows, int last)
{
    private readonly int _last = last;
    private bool _isBegun;

    /// <summary>The present place.</summary>
    public int Current { get; private set; } = last;

    /// <summary>This.</summary>
    public readonly RowPlaces GetEnumerator() => this;

    /// <summary>Moves to the next place.</summary>
    public bool MoveNext()
    {
        if (_last < 0 || (_isBegun && Current == _last))
        {
            return false;
        }

        _isBegun = true;
        Current = rows[Current].Next;
        return true;
    }
}
