using HmsOps.Engine;
using HmsOps.Sidecar.Loop;
using HmsOps.Sidecar.Tests.Doubles;

namespace HmsOps.Sidecar.Tests.Loop;

public sealed class EngineClockTests
{
    private static readonly long Start = EngineTime.From(World.Start);

    private readonly ManualTime _time = new();

    [Theory]
    [InlineData(1, 30)]
    [InlineData(20, 600)]
    [InlineData(0.5, 15)]
    public void Engine_time_is_the_anchor_and_the_monotonic_clock_times_the_speed(double speed, int seconds)
    {
        var clock = new EngineClock(_time, speed, long.MinValue);
        Assert.Equal(Start, clock.Now);
        _time.Pass(30);
        Assert.Equal(Start + (seconds * EngineTime.Second), clock.Now);
        Assert.Equal(_time.Wall, clock.ToWall(clock.Now));
        Assert.Equal(World.Start, clock.ToWall(Start));
    }

    [Fact]
    public void It_begins_after_the_last_tick_of_a_former_process()
    {
        var last = Start + EngineTime.Hour;
        Assert.Equal(last, new EngineClock(_time, 20, last).Now);
        Assert.Equal(Start, new EngineClock(_time, 20, Start - EngineTime.Hour).Now);
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(20, 2_000)]
    public void A_wall_clock_that_jumps_ahead_is_followed(double speed, int seconds)
    {
        var clock = new EngineClock(_time, speed, long.MinValue);
        _time.Wall += TimeSpan.FromSeconds(2);
        Assert.False(clock.FollowWall());
        _time.Wall += TimeSpan.FromSeconds(98);
        Assert.True(clock.FollowWall());
        Assert.Equal(Start + (seconds * EngineTime.Second), clock.Now);
        Assert.False(clock.FollowWall());
    }

    [Fact]
    public void A_wall_clock_that_is_set_back_is_not()
    {
        var clock = new EngineClock(_time, 1, long.MinValue);
        _time.Wall -= TimeSpan.FromHours(1);
        Assert.False(clock.FollowWall());
        _time.Pass(1);
        Assert.Equal(Start + EngineTime.Second, clock.Now);
        Assert.Equal(-EngineTime.Hour, clock.Offset);

        // Set right again: it is where it would be.
        _time.Wall += TimeSpan.FromHours(1);
        Assert.False(clock.FollowWall());
        Assert.Equal(0, clock.Offset);
    }
}
