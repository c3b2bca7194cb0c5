using System.Numerics;
using System.Runtime.InteropServices;

namespace HmsOps.Engine.Alerts;

/// <summary>Deadlines by time: each level has 64 slots, each as long as all slots of the level below, so that setting, dropping and expiring cost the same however many there are.</summary>
/// <param name="unit">The length of a slot of the lowest level, in ticks of engine time.</param>
internal sealed class TimerWheel(long unit)
{
    private const int Bits = 6;
    private const int Slots = 1 << Bits;
    private const int Levels = (64 + Bits - 1) / Bits;
    private const int None = -1;

    private readonly ChunkedList<Timer> _timers = new();
    private readonly int[]?[] _heads = new int[Levels][];
    private readonly ulong[] _occupied = new ulong[Levels];
    private readonly List<int> _expired = [];
    private ulong _now;

    /// <value>How many deadlines are set.</value>
    public int Count => _timers.Count;

    /// <summary>Sets a deadline; returns its number, which is void once it expired.</summary>
    public int Add(long due, int owner)
    {
        var timer = _timers.Add(new Timer { Due = due, Owner = owner });
        Link(timer);
        return timer;
    }

    /// <summary>Drops a deadline.</summary>
    public void Remove(int timer)
    {
        Unlink(timer);
        _timers.Free(timer, default);
    }

    /// <summary>When it is.</summary>
    public long DueOf(int timer) => _timers[timer].Due;

    /// <summary>The earliest deadline, or null.</summary>
    public (long Due, int Owner)? First()
    {
        for (var level = 0; level < Levels; level++)
        {
            if (_occupied[level] != 0)
            {
                return FirstOf(HeadOf(level, BitOperations.TrailingZeroCount(_occupied[level])));
            }
        }

        return null;
    }

    /// <summary>Moves to a time, never back; returns the owners of the deadlines that are no later, in no order. The span is good until the next call.</summary>
    public ReadOnlySpan<int> Expire(long time)
    {
        _expired.Clear();
        var now = Math.Max(_now, KeyOf(time));
        if (now != _now)
        {
            MoveTo(now, time);
        }

        ExpireSlot(0, (int)(now % Slots), time);
        return CollectionsMarshal.AsSpan(_expired);
    }

    // What lies in levels below the highest digit that changes is over, so are that level's slots before the new digit; the new digit's own slot is spread anew.
    private void MoveTo(ulong now, long time)
    {
        var top = LevelOf(now);
        for (var level = 0; level <= top; level++)
        {
            var digit = level == top ? (int)((now >> (Bits * top)) % Slots) : Slots;
            for (var rest = _occupied[level]; rest != 0; rest &= rest - 1)
            {
                var slot = BitOperations.TrailingZeroCount(rest);
                if (slot < digit)
                {
                    ExpireSlot(level, slot, time);
                }
            }
        }

        _now = now;
        if (top > 0)
        {
            Spread(top, (int)((now >> (Bits * top)) % Slots));
        }
    }

    private void Spread(int level, int slot)
    {
        for (var timer = HeadOf(level, slot); timer != None;)
        {
            var next = _timers[timer].Next;
            Unlink(timer);
            Link(timer);
            timer = next;
        }
    }

    private void ExpireSlot(int level, int slot, long time)
    {
        for (var timer = HeadOf(level, slot); timer != None;)
        {
            var next = _timers[timer].Next;
            if (_timers[timer].Due <= time)
            {
                _expired.Add(_timers[timer].Owner);
                Remove(timer);
            }

            timer = next;
        }
    }

    private (long Due, int Owner) FirstOf(int timer)
    {
        var first = (_timers[timer].Due, _timers[timer].Owner);
        for (; timer != None; timer = _timers[timer].Next)
        {
            first = _timers[timer].Due < first.Due ? (_timers[timer].Due, _timers[timer].Owner) : first;
        }

        return first;
    }

    private void Link(int timer)
    {
        ref var linked = ref _timers[timer];
        var key = Math.Max(_now, KeyOf(linked.Due));
        linked.Level = (byte)LevelOf(key);
        linked.Slot = (byte)((key >> (Bits * linked.Level)) % Slots);
        var heads = _heads[linked.Level] ??= NoHeads();
        linked.Next = heads[linked.Slot];
        linked.Previous = None;
        if (linked.Next != None)
        {
            _timers[linked.Next].Previous = timer;
        }

        heads[linked.Slot] = timer;
        _occupied[linked.Level] |= 1UL << linked.Slot;
    }

    private void Unlink(int timer)
    {
        ref var linked = ref _timers[timer];
        if (linked.Next != None)
        {
            _timers[linked.Next].Previous = linked.Previous;
        }

        if (linked.Previous != None)
        {
            _timers[linked.Previous].Next = linked.Next;
        }
        else if (_heads[linked.Level] is { } heads)
        {
            heads[linked.Slot] = linked.Next;
            _occupied[linked.Level] &= linked.Next == None ? ~(1UL << linked.Slot) : ulong.MaxValue;
        }
    }

    private int HeadOf(int level, int slot) => _heads[level] is { } heads ? heads[slot] : None;

    private int LevelOf(ulong key) => BitOperations.Log2((key ^ _now) | 1) / Bits;

    private ulong KeyOf(long time) => (ulong)Math.Max(0, EngineTime.FloorDivide(time, unit));

    private static int[] NoHeads()
    {
        var heads = new int[Slots];
        Array.Fill(heads, None);
        return heads;
    }

    private struct Timer
    {
        public long Due;
        public int Owner;
        public int Next;
        public int Previous;
        public byte Level;
        public byte Slot;
    }
}
