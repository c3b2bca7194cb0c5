namespace HmsOps.Engine;

/// <summary>Times and durations in the engine: whole 100 ns ticks, times counted from the Unix epoch (UTC).</summary>
public static class EngineTime
{
    /// <value>Ticks in one second: 10,000,000.</value>
    public const long Second = TimeSpan.TicksPerSecond;

    /// <value>Ticks in one minute.</value>
    public const long Minute = TimeSpan.TicksPerMinute;

    /// <value>Ticks in one hour.</value>
    public const long Hour = TimeSpan.TicksPerHour;

    /// <summary>The engine time of a wall-clock instant.</summary>
    public static long From(DateTimeOffset instant) => instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;

    /// <summary>The wall-clock instant of an engine time.</summary>
    public static DateTimeOffset ToDateTime(long time) => DateTimeOffset.UnixEpoch.AddTicks(time);

    /// <summary>Unix seconds, the unit of recorded samples and of printed lines.</summary>
    public static decimal ToSeconds(long time) => (decimal)time / Second;

    /// <summary>The smallest whole multiple of <paramref name="step"/> that is not before <paramref name="time"/>.</summary>
    public static long Ceiling(long time, long step) => -FloorDivide(-time, step) * step;

    /// <summary>The greatest whole multiple of <paramref name="step"/> that is not after <paramref name="time"/>.</summary>
    public static long Floor(long time, long step) => FloorDivide(time, step) * step;

    /// <summary>Division that rounds towards negative infinity, so that the pane grid has no seam at the epoch.</summary>
    public static long FloorDivide(long value, long step) =>
        value >= 0 ? value / step : -((-value + step - 1) / step);
}
