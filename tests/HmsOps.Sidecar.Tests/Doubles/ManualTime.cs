namespace HmsOps.Sidecar.Tests.Doubles;

/// <summary>A wall clock and a monotonic clock that move apart as the test says.</summary>
internal sealed class ManualTime : TimeProvider
{
    public DateTimeOffset Wall { get; set; } = World.Start;

    public TimeSpan Monotonic { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Wall;

    public override long GetTimestamp() => Monotonic.Ticks;

    public void Pass(double seconds)
    {
        Wall += TimeSpan.FromSeconds(seconds);
        Monotonic += TimeSpan.FromSeconds(seconds);
    }
}
