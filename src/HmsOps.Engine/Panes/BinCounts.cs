namespace HmsOps.Engine.Panes;

/// <summary>How many observations fell into each bin, over the range of bins that was ever touched.</summary>
internal sealed class BinCounts(int width)
{
    private const int Room = 32;

    private readonly CounterArray _counts = new(width, 0);
    private int _first;

    /// <value>Observations in all bins.</value>
    public long Count { get; private set; }

    /// <summary>Adds observations.</summary>
    public void Add(int bin, long count)
    {
        if (bin < _first || bin >= _first + _counts.Length)
        {
            Include(bin);
        }

        _counts.Add(bin - _first, count);
        Count += count;
    }

    /// <summary>Takes all of another's off these counts, which they are part of.</summary>
    public void Subtract(BinCounts part)
    {
        for (var i = 0; i < part._counts.Length; i++)
        {
            var count = part._counts[i];
            if (count != 0)
            {
                Add(part._first + i, -count);
            }
        }
    }

    /// <summary>The bin of the k-th smallest observation; k is from 1 to <see cref="Count"/>.</summary>
    public int BinOf(long k)
    {
        var seen = 0L;
        var last = 0;
        for (var i = 0; i < _counts.Length && seen < k; i++)
        {
            seen += _counts[i];
            last = i;
        }

        return _first + last;
    }

    /// <summary>Sets all to 0; the range stays.</summary>
    public void Clear()
    {
        _counts.Clear();
        Count = 0;
    }

    private void Include(int bin)
    {
        var wanted = (int)EngineTime.FloorDivide(bin, Room) * Room;
        if (_counts.Length == 0)
        {
            _first = wanted;
            _counts.Resize(Room);
            return;
        }

        var first = Math.Min(_first, wanted);
        var end = Math.Max(_first + _counts.Length, wanted + Room);
        _counts.Resize(end - first, _first - first);
        _first = first;
    }
}
