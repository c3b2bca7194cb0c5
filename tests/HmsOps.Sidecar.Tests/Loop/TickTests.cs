using HmsOps.Engine;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Sidecar.Tests.Doubles;

namespace HmsOps.Sidecar.Tests.Loop;

public sealed class TickTests
{
    private static readonly long Start = EngineTime.From(World.Start);

    [Fact]
    public async Task Ticks_lie_on_the_grid_and_missed_ones_run_in_order()
    {
        await using var world = await World.StartAsync();
        await AdvanceAsync(world, 1, ticks: 1);
        await AdvanceAsync(world, 5, ticks: 6);
        Assert.Equal(
            Enumerable.Range(1, 6).Select(second => Start + (second * EngineTime.Second)),
            world.Engine.Inputs.OfType<TickInput>().Select(tick => tick.Time));
        Assert.Empty(world.Engine.Inputs.OfType<GapInput>());
    }

    [Fact]
    public async Task A_stall_of_more_than_ten_seconds_is_one_gap()
    {
        await using var world = await World.StartAsync();
        await AdvanceAsync(world, 1, ticks: 1);
        world.Time.Advance(TimeSpan.FromSeconds(30));
        await Wait.UntilAsync(() => world.Engine.Inputs.OfType<GapInput>().Any(), "the gap is in the log");
        Assert.Equal(new GapInput(Start + EngineTime.Second, Start + (31 * EngineTime.Second)), world.Engine.Inputs.OfType<GapInput>().Single());
        await AdvanceAsync(world, 1, ticks: 2);
        Assert.Equal(Start + (32 * EngineTime.Second), world.Engine.Inputs.OfType<TickInput>().Last().Time);
        Assert.InRange(world.Host.Statistics.TicksLate, 30, 31);
        Assert.Contains(world.Log.Lines, line => line.Contains("nothing was watched for 30 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_speed_a_stall_is_longer_in_engine_time()
    {
        await using var world = await World.StartAsync(change: options => options with { Speed = 20, Tick = 10 * EngineTime.Second });
        world.Time.Advance(TimeSpan.FromSeconds(9.5));
        await Wait.UntilAsync(() => world.Engine.Inputs.OfType<TickInput>().Count() == 19, "190 s were ticked");
        Assert.Empty(world.Engine.Inputs.OfType<GapInput>());
    }

    [Fact]
    public async Task A_restart_begins_with_the_gap()
    {
        var last = Start - EngineTime.Minute;
        await using var world = await World.StartAsync(journal: new MemoryJournal { State = DurableState.Empty with { LastTick = last } });
        await AdvanceAsync(world, 1, ticks: 1);
        Assert.Equal([new GapInput(last, Start), new TickInput(Start + EngineTime.Second)], world.Engine.Inputs);
    }

    [Fact]
    public async Task A_restart_never_goes_back()
    {
        var last = Start + EngineTime.Hour;
        await using var world = await World.StartAsync(journal: new MemoryJournal { State = DurableState.Empty with { LastTick = last } });
        await AdvanceAsync(world, 1, ticks: 1);
        Assert.Equal([new GapInput(last, last + EngineTime.Second), new TickInput(last + (2 * EngineTime.Second))], world.Engine.Inputs);
    }

    [Fact]
    public async Task A_batch_is_taken_after_the_ticks_before_it()
    {
        await using var world = await World.StartAsync();
        using var client = world.Client();
        await client.HelloAsync();
        world.Engine.Gate.Reset();
        await client.TryAsync(Sample(1));
        world.Time.Advance(TimeSpan.FromSeconds(2.5));
        await client.TryAsync(Sample(2));
        world.Engine.Gate.Set();
        await Wait.UntilAsync(() => world.Engine.Samples.Count() == 2, "both samples are in the log");
        Assert.Equal(
            ["sample 1", "tick 1", "tick 2", "sample 2"],
            world.Engine.Inputs.Select(input => input is TickInput tick
                ? $"tick {(tick.Time - Start) / EngineTime.Second}"
                : $"sample {((BatchInput)input).Samples.Span[0].Value}"));
    }

    [Fact]
    public async Task An_engine_that_fails_ends_the_host()
    {
        await using var world = await World.StartAsync(new ScriptedEngine((_, _) => throw new InvalidOperationException("a bug")));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        var failure = await Assert.ThrowsAsync<SidecarException>(() => world.Host.Completion.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.EndsWith(": a bug", failure.Message, StringComparison.Ordinal);
    }

    private static HmsOps.Ingest.V1.Batch Sample(ulong number) => new()
    {
        Number = number, Definitions = { IngestClient.Latency() }, Series = { 0 }, Time = { 0 }, Value = { number },
    };

    private static async Task AdvanceAsync(World world, int seconds, int ticks)
    {
        // The loop sets its timer by itself; until it has, time that passes is simply seen at the next turn.
        await Task.Delay(50);
        world.Time.Advance(TimeSpan.FromSeconds(seconds));
        await Wait.UntilAsync(() => world.Engine.Inputs.OfType<TickInput>().Count() >= ticks, $"{ticks} ticks ran");
    }
}
