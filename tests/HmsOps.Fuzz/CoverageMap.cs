using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace HmsOps.Fuzz;

/// <summary>The edges that the instrumented compiler took, as counts in 64 KiB, and those that any run took before.</summary>
internal sealed unsafe class CoverageMap
{
    private const int Size = 1 << 16;
    private static readonly byte[] Bucket = MakeBuckets();
    private readonly byte* _counts = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly byte[] _seen = new byte[Size];

    /// <summary>Has the instrumented code count into this map.</summary>
    public CoverageMap() => Trace.SharedMem = _counts;

    /// <value>Edges seen so far.</value>
    public int Edges { get; private set; }

    /// <summary>Forgets the counts of the last run.</summary>
    public void Clear()
    {
        NativeMemory.Clear(_counts, Size);
        Trace.PrevLocation = 0;
    }

    /// <summary>Adds the counts of the last run; true where it took an edge, or took it a number of times, that none before did.</summary>
    public bool Merge()
    {
        var isNew = false;
        var words = (ulong*)_counts;
        for (var word = 0; word < Size / sizeof(ulong); word++)
        {
            if (words[word] == 0)
            {
                continue;
            }

            for (var at = word * sizeof(ulong); at < (word + 1) * sizeof(ulong); at++)
            {
                var bucket = Bucket[_counts[at]];
                if ((bucket & ~_seen[at]) != 0)
                {
                    Edges += _seen[at] == 0 ? 1 : 0;
                    _seen[at] |= bucket;
                    isNew = true;
                }
            }
        }

        return isNew;
    }

    // 1, 2, 3, 4-7, 8-15, 16-31, 32-127, more: a bit each.
    private static byte[] MakeBuckets()
    {
        var buckets = new byte[256];
        for (var count = 1; count < 256; count++)
        {
            buckets[count] = (byte)(1 << count switch { 1 => 0, 2 => 1, 3 => 2, < 8 => 3, < 16 => 4, < 32 => 5, < 128 => 6, _ => 7 });
        }

        return buckets;
    }
}
