using System.Runtime.InteropServices;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Panes;

/// <summary>
/// The panes of a window, (kΔ, (k+1)Δ] on the grid of the Unix epoch, by slot: pane k is named by k + 1, the multiple
/// of Δ at which it ends.
/// </summary>
/// <remarks>A pane without a sample has no chunk, so that rolling over silence costs nothing; emptied chunks are used again.</remarks>
internal sealed class PaneRing<TChunk>
    where TChunk : class, IPaneChunk
{
    private readonly TChunk?[] _slots;
    private readonly Stack<TChunk> _spare;
    private readonly Func<TChunk> _create;
    private readonly Action<TChunk> _evicted;
    private readonly List<(long Pane, TChunk Chunk)> _unclosed = [];
    private readonly long _width;
    private long _closed = long.MinValue;
    private TChunk? _open;
    private long _openPane;
    private long _openEnd;

    /// <summary>An empty ring.</summary>
    /// <param name="plan">Its window and pane width.</param>
    /// <param name="tick">The tick length.</param>
    /// <param name="create">Makes a chunk.</param>
    /// <param name="evicted">Told of each chunk that leaves the window, before it is emptied.</param>
    public PaneRing(AggregatePlan plan, long tick, Func<TChunk> create, Action<TChunk> evicted)
    {
        _width = plan.Pane;
        _create = create;
        _evicted = evicted;
        _slots = new TChunk?[SlotsOf(plan, tick)];
        _spare = new Stack<TChunk>(_slots.Length);
    }

    /// <value>The last pane that left the window.</value>
    public long Left { get; private set; } = long.MinValue;

    /// <value>True where closed panes are handed up to coarser rings, so that <see cref="Unclosed"/> is kept.</value>
    public bool Feeds { get; set; }

    /// <value>Of a ring that feeds: the panes with a sample that were not handed up yet, in order of time.</value>
    public ReadOnlySpan<(long Pane, TChunk Chunk)> Unclosed => CollectionsMarshal.AsSpan(_unclosed);

    /// <value>How many slots there are.</value>
    public int Slots => _slots.Length;

    /// <summary>⌈w/Δ⌉ + 1 slots hold a window and the pane that a sample before the next tick may open; more where ticks are not on the grid of Δ.</summary>
    public static int SlotsOf(AggregatePlan plan, long tick) =>
        checked((int)(((plan.Window + plan.Pane - 1) / plan.Pane) + 1 + (plan.Pane % tick == 0 ? 0 : (tick + plan.Pane - 1) / plan.Pane)));

    /// <summary>The pane of a time.</summary>
    public long PaneOf(long time) => -EngineTime.FloorDivide(-time, _width);

    /// <summary>The chunk for a sample of this time, or null where its pane has left the window.</summary>
    public TChunk? Open(long time, out long pane)
    {
        pane = _openPane;
        if (time <= _openEnd && time > _openEnd - _width && _open is { } open)
        {
            return open;
        }

        pane = PaneOf(time);
        if (pane <= Left)
        {
            return null;
        }

        ref var slot = ref _slots[SlotOf(pane)];
        slot ??= Create(pane);
        _open = slot;
        _openPane = pane;
        _openEnd = pane * _width;
        return slot;
    }

    /// <summary>The chunk of a slot in order of time, from 0 (the oldest pane of the window); null where it has no sample.</summary>
    public TChunk? Peek(int place)
    {
        var slot = SlotOf(Left + 1) + place;
        return _slots[slot < _slots.Length ? slot : slot - _slots.Length];
    }

    /// <summary>The oldest pane with a sample, or null.</summary>
    public long? Oldest()
    {
        for (var place = 0; place < _slots.Length; place++)
        {
            if (Peek(place) is not null)
            {
                return Left + 1 + place;
            }
        }

        return null;
    }

    /// <summary>Lets go of all panes up to <paramref name="left"/>.</summary>
    public void Roll(long left)
    {
        if (Left != long.MinValue)
        {
            var last = Math.Min(left, Left + _slots.Length);
            for (var pane = Left + 1; pane <= last; pane++)
            {
                Evict(ref _slots[SlotOf(pane)]);
            }
        }

        Left = left;
        if (_openPane <= left)
        {
            _open = null;
        }
    }

    /// <summary>Hands all panes up to <paramref name="last"/> up, in order of time.</summary>
    public void Close(long last, Action<long, TChunk> handUp)
    {
        _closed = last;
        var count = 0;
        foreach (var (pane, chunk) in Unclosed)
        {
            if (pane > last)
            {
                break;
            }

            handUp(pane, chunk);
            count++;
        }

        _unclosed.RemoveRange(0, count);
    }

    private TChunk Create(long pane)
    {
        var chunk = _spare.TryPop(out var spare) ? spare : _create();
        if (Feeds && pane > _closed)
        {
            var place = _unclosed.Count;
            while (place > 0 && _unclosed[place - 1].Pane > pane)
            {
                place--;
            }

            _unclosed.Insert(place, (pane, chunk));
        }

        return chunk;
    }

    private void Evict(ref TChunk? slot)
    {
        if (slot is { } chunk)
        {
            slot = null;
            _evicted(chunk);
            chunk.Clear();
            _spare.Push(chunk);
        }
    }

    private int SlotOf(long pane)
    {
        var slot = (int)(pane % _slots.Length);
        return slot < 0 ? slot + _slots.Length : slot;
    }
}
