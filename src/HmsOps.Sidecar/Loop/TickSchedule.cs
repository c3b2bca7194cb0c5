using HmsOps.Engine;

namespace HmsOps.Sidecar.Loop;

/// <summary>Which ticks are due, and which stretch is a gap: a function of engine time.</summary>
internal sealed class TickSchedule
{
    private readonly long _tick;
    private readonly long _stall;

    /// <param name="tick">ε.</param>
    /// <param name="stall">Ticks that are late by more than this are not made up for.</param>
    /// <param name="last">The last tick that counts as done.</param>
    public TickSchedule(long tick, long stall, long last)
    {
        _tick = tick;
        _stall = stall;
        Last = last;
    }

    /// <value>ε.</value>
    public long Length => _tick;

    /// <value>The last tick that was run, or the end of the last gap.</value>
    public long Last { get; private set; }

    /// <value>On a whole multiple of ε.</value>
    public long Next => EngineTime.Floor(Last, _tick) + _tick;

    /// <summary>True where so many ticks were missed that they are one gap, up to the last of them.</summary>
    public bool IsStalled(long now) => now - Next > _stall;

    /// <summary>The end of a gap that ends now.</summary>
    public long GapEnd(long now) => EngineTime.Floor(now, _tick);

    /// <summary>A tick was run, or a gap ended.</summary>
    public void Done(long time) => Last = time;
}
