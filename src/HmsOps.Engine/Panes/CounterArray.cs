using System.Numerics;

namespace HmsOps.Engine.Panes;

/// <summary>Counters as narrow as they may be: all are widened, exactly, when the first one would overflow.</summary>
internal sealed class CounterArray
{
    private ushort[]? _narrow;
    private uint[]? _medium;
    private long[]? _wide;

    /// <summary>Counters that are 0.</summary>
    /// <param name="width">2, 4 or 8 bytes to begin with.</param>
    /// <param name="length">How many.</param>
    public CounterArray(int width, int length)
    {
        switch (width)
        {
            case 2:
                _narrow = new ushort[length];
                break;
            case 4:
                _medium = new uint[length];
                break;
            default:
                _wide = new long[length];
                break;
        }
    }

    /// <value>Bytes of one counter.</value>
    public int Width => _narrow is not null ? 2 : _medium is not null ? 4 : 8;

    /// <value>How many counters there are.</value>
    public int Length => _narrow?.Length ?? _medium?.Length ?? _wide?.Length ?? 0;

    /// <summary>The value of a counter.</summary>
    public long this[int index] => _narrow is { } narrow ? narrow[index] : _medium is { } medium ? medium[index] : _wide is { } wide ? wide[index] : 0;

    /// <summary>The width that counters of a pane begin with: 2 bytes up to an hour's window, 4 below a day, 8 from a day.</summary>
    public static int WidthOf(long window) =>
        window <= EngineTime.Hour ? 2 : window < 24 * EngineTime.Hour ? 4 : 8;

    /// <summary>Adds a count; only a counter of 8 bytes takes a negative one.</summary>
    public void Add(int index, long count)
    {
        if (_narrow is { } narrow)
        {
            var sum = narrow[index] + count;
            if (sum <= ushort.MaxValue)
            {
                narrow[index] = (ushort)sum;
                return;
            }

            Widen();
        }

        if (_medium is { } medium)
        {
            var sum = medium[index] + count;
            if (sum <= uint.MaxValue)
            {
                medium[index] = (uint)sum;
                return;
            }

            Widen();
        }

        if (_wide is { } wide)
        {
            wide[index] += count;
        }
    }

    /// <summary>Adds all counters of an array of the same layout, which is not longer.</summary>
    public void Add(CounterArray other)
    {
        var done = AddFrom(other, 0);
        while (done < other.Length)
        {
            Widen();
            done = AddFrom(other, done);
        }
    }

    /// <summary>Adds these counters to totals of the same layout.</summary>
    public void AddTo(long[] totals) => AddTo(totals, 0, long.MaxValue);

    /// <summary>Takes these counters off totals of the same layout.</summary>
    public void SubtractFrom(Span<long> totals)
    {
        if (_narrow is { } narrow)
        {
            for (var i = 0; i < narrow.Length; i++)
            {
                totals[i] -= narrow[i];
            }
        }
        else if (_medium is { } medium)
        {
            for (var i = 0; i < medium.Length; i++)
            {
                totals[i] -= medium[i];
            }
        }
        else if (_wide is { } wide)
        {
            for (var i = 0; i < wide.Length; i++)
            {
                totals[i] -= wide[i];
            }
        }
    }

    /// <summary>Sets all to 0; the width stays.</summary>
    public void Clear()
    {
        Array.Clear(_narrow ?? (Array?)_medium ?? _wide ?? Array.Empty<long>());
    }

    /// <summary>Makes room for <paramref name="length"/> counters, of which the present ones begin at <paramref name="at"/>.</summary>
    public void Resize(int length, int at = 0)
    {
        _narrow = Grown(_narrow, length, at);
        _medium = Grown(_medium, length, at);
        _wide = Grown(_wide, length, at);
    }

    private void Widen()
    {
        if (_narrow is { } narrow)
        {
            _medium = Array.ConvertAll(narrow, static value => (uint)value);
            _narrow = null;
        }
        else if (_medium is { } medium)
        {
            _wide = Array.ConvertAll(medium, static value => (long)value);
            _medium = null;
        }
    }

    // Adds as far as the width allows, and returns where it stopped.
    private int AddFrom(CounterArray other, int start) =>
        _narrow is { } narrow ? other.AddTo(narrow, start, ushort.MaxValue)
        : _medium is { } medium ? other.AddTo(medium, start, uint.MaxValue)
        : other.AddTo(_wide ?? [], start, long.MaxValue);

    private int AddTo<T>(T[] sums, int start, long limit)
        where T : struct, IBinaryInteger<T> =>
        _narrow is { } narrow ? Add(sums, narrow, start, limit)
        : _medium is { } medium ? Add(sums, medium, start, limit)
        : Add(sums, _wide ?? [], start, limit);

    private static int Add<TSum, T>(TSum[] sums, T[] counts, int start, long limit)
        where TSum : struct, IBinaryInteger<TSum>
        where T : struct, IBinaryInteger<T>
    {
        for (var i = start; i < counts.Length; i++)
        {
            var sum = long.CreateTruncating(sums[i]) + long.CreateTruncating(counts[i]);
            if (sum > limit)
            {
                return i;
            }

            sums[i] = TSum.CreateTruncating(sum);
        }

        return counts.Length;
    }

    private static T[]? Grown<T>(T[]? counters, int length, int at)
    {
        if (counters is null)
        {
            return null;
        }

        var grown = new T[length];
        counters.CopyTo(grown, at);
        return grown;
    }
}
