using System.Numerics;

namespace HmsOps.Engine.Panes;

/// <summary>A set of small numbers, a bit each, in ascending order.</summary>
internal sealed class IndexSet
{
    private const int WordBits = 6;

    private ulong[] _words = [];

    /// <value>True where no number was added since the last <see cref="Clear"/>.</value>
    public bool IsEmpty { get; private set; } = true;

    /// <value>How many numbers there are; counted at each call.</value>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in IsEmpty ? [] : _words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>Adds a number that is not negative.</summary>
    public void Add(int number)
    {
        var word = number >> WordBits;
        if (word >= _words.Length)
        {
            Array.Resize(ref _words, Math.Max(word + 1, 2 * _words.Length));
        }

        _words[word] |= 1UL << number;
        IsEmpty = false;
    }

    /// <summary>Takes a number out.</summary>
    public void Remove(int number)
    {
        if (number >> WordBits < _words.Length)
        {
            _words[number >> WordBits] &= ~(1UL << number);
        }
    }

    /// <summary>True where the number is in it.</summary>
    public bool Contains(int number) =>
        number >> WordBits < _words.Length && (_words[number >> WordBits] & (1UL << number)) != 0;

    /// <summary>Adds all numbers of another set.</summary>
    public void UnionWith(IndexSet other)
    {
        if (other.IsEmpty)
        {
            return;
        }

        if (other._words.Length > _words.Length)
        {
            Array.Resize(ref _words, other._words.Length);
        }

        for (var word = 0; word < other._words.Length; word++)
        {
            _words[word] |= other._words[word];
        }

        IsEmpty = false;
    }

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        if (!IsEmpty)
        {
            Array.Clear(_words);
            IsEmpty = true;
        }
    }

    /// <summary>The least number that is not below <paramref name="from"/>, or -1.</summary>
    public int Next(int from)
    {
        var word = from >> WordBits;
        if (IsEmpty || word >= _words.Length)
        {
            return -1;
        }

        var rest = _words[word] & (ulong.MaxValue << from);
        while (rest == 0)
        {
            if (++word == _words.Length)
            {
                return -1;
            }

            rest = _words[word];
        }

        return (word << WordBits) + BitOperations.TrailingZeroCount(rest);
    }
}
