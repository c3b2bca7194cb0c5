namespace HmsOps.Engine.Panes;

/// <summary>How many observations fell into each bin, over the range of bins that was ever touched.</summary>
internal sealed class BinCounts(int width)
{
    /// <value>Bins are added by so many: an octave.</value>
    public const int Room = 32;

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

    /// <summary>Adds all of another's counts.</summary>
    public void Add(BinCounts other)
    {
        for (var i = 0; i < other._counts.Length; i++)
        {
            var count = other._counts[i];
            if (count != 0)
            {
                Add(other._first + i, count);
            }
        }
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

    /// <summary>The bin of the k-th smallest observation of counts, of these and more, or of both less some; k is from 1 to how many there are.</summary>
    public static int BinOf(BinCounts? counts, BinCounts? more, BinCounts? less, long k)
    {
        var first = Math.Min(counts?._first ?? int.MaxValue, more?._first ?? int.MaxValue);
        var end = Math.Max(counts?.End ?? int.MinValue, more?.End ?? int.MinValue);
        var seen = 0L;
        for (var bin = first; bin < end; bin++)
        {
            seen += In(counts, bin) + In(more, bin) - In(less, bin);
            if (seen >= k)
            {
                return bin;
            }
        }

        return end - 1;
    }

    /// <summary>Sets all to 0; the range stays.</summary>
    public void Clear()
    {
        _counts.Clear();
        Count = 0;
    }

    private int End => _first + _counts.Length;

    private static long In(BinCounts? counts, int bin) =>
        counts is not null && bin >= counts._first && bin < counts.End ? counts._counts[bin - counts._first] : 0;

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
