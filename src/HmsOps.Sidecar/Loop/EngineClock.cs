using HmsOps.Engine;

namespace HmsOps.Sidecar.Loop;

/// <summary>Engine time: an anchor and, from there, the monotonic clock times the speed. It never goes back.</summary>
/// <remarks>Read by any thread; anchored anew by the engine's loop only.</remarks>
internal sealed class EngineClock
{
    private const long Tolerance = 2 * EngineTime.Second;

    private readonly TimeProvider _time;
    private volatile Anchor _anchor;

    /// <param name="time">Wall and monotonic clock.</param>
    /// <param name="speed">How many times faster than real time.</param>
    /// <param name="earliest">Engine time does not begin before this: the last tick of a former process and one more.</param>
    public EngineClock(TimeProvider time, double speed, long earliest)
    {
        _time = time;
        Speed = speed;
        var wall = EngineTime.From(time.GetUtcNow());
        _anchor = new Anchor(Math.Max(wall, earliest), wall, time.GetTimestamp());
    }

    /// <value>How many times faster than real time the clock runs.</value>
    public double Speed { get; }

    /// <value>Engine time.</value>
    public long Now
    {
        get
        {
            var anchor = _anchor;
            return anchor.Engine + Scale(Elapsed(anchor));
        }
    }

    /// <summary>A duration of real time in engine time.</summary>
    public long Scale(long real) => Speed == 1 ? real : (long)(real * Speed);

    /// <summary>A duration of engine time in real time, at least one tick of the clock.</summary>
    public TimeSpan ToReal(long engine) => new(Math.Max(1, Speed == 1 ? engine : (long)Math.Ceiling(engine / Speed)));

    /// <summary>The wall-clock time of an engine time.</summary>
    public DateTimeOffset ToWall(long engine) => EngineTime.ToDateTime(EngineTime.From(_time.GetUtcNow()) + (long)((engine - Now) / Speed));

    /// <summary>How far the wall clock is ahead of this time line, in real time; negative where it was set back.</summary>
    public long Offset
    {
        get
        {
            var anchor = _anchor;
            return EngineTime.From(_time.GetUtcNow()) - (anchor.Wall + Elapsed(anchor));
        }
    }

    /// <summary>Follows a wall clock that jumped ahead by more than 2 s; true where it had. One that was set back is not followed.</summary>
    public bool FollowWall()
    {
        var offset = Offset;
        if (offset <= Tolerance)
        {
            return false;
        }

        _anchor = new Anchor(Now + Scale(offset), EngineTime.From(_time.GetUtcNow()), _time.GetTimestamp());
        return true;
    }

    private long Elapsed(Anchor anchor) => _time.GetElapsedTime(anchor.Timestamp).Ticks;

    private sealed record Anchor(long Engine, long Wall, long Timestamp);
}
