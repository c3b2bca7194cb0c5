namespace HmsOps.Engine.Alerts;

/// <summary>Structs at places that never move, in arrays of one length, so that growing copies nothing; places that were freed are used again.</summary>
internal sealed class ChunkedList<T>
    where T : struct
{
    private const int Bits = 10;
    private const int Length = 1 << Bits;

    private readonly List<int> _free = [];
    private T[][] _chunks = [[]];
    private int _end;

    /// <value>How many places are taken.</value>
    public int Count => _end - _free.Count;

    /// <value>How many chunks there are.</value>
    public int Chunks => (_end + Length - 1) >> Bits;

    /// <summary>What stands at a place.</summary>
    public ref T this[int place] => ref _chunks[place >> Bits][place & (Length - 1)];

    /// <summary>The place of a chunk's first element.</summary>
    public static int FirstOf(int chunk) => chunk << Bits;

    /// <summary>A chunk up to the last place ever taken, free places included.</summary>
    public Span<T> Chunk(int chunk) => _chunks[chunk].AsSpan(0, Math.Min(Length, _end - (chunk << Bits)));

    /// <summary>Puts an element in; returns its place.</summary>
    public int Add(in T element)
    {
        var place = _end;
        if (_free.Count > 0)
        {
            place = _free[^1];
            _free.RemoveAt(_free.Count - 1);
        }
        else
        {
            MakeRoom();
            _end++;
        }

        this[place] = element;
        return place;
    }

    /// <summary>Frees a place and leaves <paramref name="blank"/> there.</summary>
    public void Free(int place, in T blank)
    {
        this[place] = blank;
        _free.Add(place);
    }

    // The first chunk grows as it is needed: most alerts have few instances.
    private void MakeRoom()
    {
        if (_end < Length)
        {
            if (_end == _chunks[0].Length)
            {
                Array.Resize(ref _chunks[0], Math.Clamp(2 * _end, 1, Length));
            }

            return;
        }

        var chunk = _end >> Bits;
        if (chunk == _chunks.Length)
        {
            Array.Resize(ref _chunks, 2 * chunk);
        }

        _chunks[chunk] ??= new T[Length];
    }
}
