using System.Collections.Concurrent;
using System.Globalization;
using HmsOps.Demo.Executors;
using HmsOps.Demo.World;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Steps;

namespace HmsOps.Cli.Tests.Demo;

/// <summary>The demo's world under load, and its executors.</summary>
internal sealed class WorldLoad : IAsyncDisposable
{
    private readonly ConcurrentQueue<double> _durations = new();

    private WorldLoad(DemoWorld world)
    {
        World = world;
        var settings = new Dictionary<string, string> { ["endpoint"] = world.Control.ToString() };
        Scale.Configure(settings);
        Shift.Configure(settings);
        world.Citizens.Observed = (duration, _) => _durations.Enqueue(duration.TotalSeconds);
    }

    public DemoWorld World { get; }

    public ScaleExecutor Scale { get; } = new();

    public TrafficShiftExecutor Shift { get; } = new();

    public static async Task<WorldLoad> StartAsync(int citizens)
    {
        var load = new WorldLoad(await DemoWorld.StartAsync(new WorldOptions { Think = TimeSpan.FromMilliseconds(500) }, default));
        load.World.Citizens.Count = citizens;
        return load;
    }

    /// <summary>The 95th percentile of 1.5 s, once 2 s have let the queues settle.</summary>
    public async Task<double> P95Async()
    {
        await Task.Delay(2_000);
        _durations.Clear();
        await Task.Delay(1_500);
        var sorted = _durations.Order().ToArray();
        Assert.InRange(sorted.Length, 20, 10_000);
        return sorted[((sorted.Length * 95) + 99) / 100 - 1];
    }

    public static StepRequest Request(IStepExecutor executor, params (string Name, string Text)[] arguments) =>
        new("a", LabelSet.Empty, 1, 0, new RunStepPlan(
            "run", executor.Schema.Name, executor.Schema.Effect, [.. arguments.Select(Argument)], "r", 1, 1));

    public static async Task<string> RunAsync(IStepExecutor executor, params (string Name, string Text)[] arguments)
    {
        var planned = Assert.IsType<PlannedAnswer>(await executor.PlanAsync(Request(executor, arguments), default));
        Assert.Equal(TargetCheck.Unchanged, (await executor.CheckAsync(planned.Intent, default)).Check);
        Assert.IsType<AppliedAnswer>(await executor.ApplyAsync(planned.Intent, 1, default));
        Assert.Equal(TargetCheck.AlreadySo, (await executor.CheckAsync(planned.Intent, default)).Check);
        for (var i = 0; i < 100; i++)
        {
            var verified = await executor.VerifyAsync(planned.Intent, default);
            if (verified.Result == Verification.Success)
            {
                return planned.Intent.Summary;
            }

            Assert.Equal(Verification.Pending, verified.Result);
            await Task.Delay(20);
        }

        throw new TimeoutException();
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        Scale.Dispose();
        Shift.Dispose();
    }

    private static StepArgument Argument((string Name, string Text) argument)
    {
        var isPercent = argument.Text.EndsWith('%');
        double? number = double.TryParse(argument.Text.TrimEnd('%'), CultureInfo.InvariantCulture, out var value)
            ? value / (isPercent ? 100 : 1)
            : null;
        return new StepArgument(argument.Name, ArgumentType.Text, argument.Text, number);
    }
}
