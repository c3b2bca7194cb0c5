using HmsOps.Engine.Playbooks;
using HmsOps.Steps;

namespace HmsOps.Cli.Tests.Demo;

[Collection("demo")]
public sealed class DemoExecutorTests
{
    [Theory]
    [InlineData("factor", "1.2", "permit-svc: replicas 2 → 3")]
    [InlineData("replicas", "7", "permit-svc: replicas 2 → 7")]
    [InlineData("factor", "0.4", "permit-svc: replicas 2 → 1")]
    public async Task A_factor_becomes_a_number_of_replicas(string name, string text, string summary)
    {
        await using var load = await WorldLoad.StartAsync(citizens: 0);
        var answer = await load.Scale.PlanAsync(WorldLoad.Request(load.Scale, ("service", "permit-svc"), (name, text)), default);
        Assert.Equal(summary, Assert.IsType<PlannedAnswer>(answer).Intent.Summary);
    }

    [Fact]
    public async Task What_must_not_be_done_is_refused_and_what_is_so_is_left()
    {
        await using var load = await WorldLoad.StartAsync(citizens: 0);
        Assert.IsType<RefusedAnswer>(await PlanAsync(load, ("service", "permit-svc"), ("factor", "11")));
        Assert.IsType<RefusedAnswer>(await PlanAsync(load, ("service", "other-svc"), ("factor", "2")));
        Assert.IsType<AlreadySoAnswer>(await PlanAsync(load, ("service", "permit-svc"), ("replicas", "2")));
        var shift = await load.Shift.PlanAsync(WorldLoad.Request(load.Shift, ("service", "permit-svc"), ("to", "us-wset")), default);
        Assert.Contains("us-east, us-west", Assert.IsType<RefusedAnswer>(shift).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_call_of_one_intent_changes_nothing()
    {
        await using var load = await WorldLoad.StartAsync(citizens: 0);
        var intent = Assert.IsType<PlannedAnswer>(await PlanAsync(load, ("service", "permit-svc"), ("factor", "2"))).Intent;
        Assert.IsType<AppliedAnswer>(await load.Scale.ApplyAsync(intent, 1, default));
        Assert.IsType<AppliedAnswer>(await load.Scale.ApplyAsync(intent, 2, default));
        Assert.Equal(4, load.World.East.State.Replicas);
    }

    [Fact]
    public async Task Another_hand_is_seen()
    {
        await using var load = await WorldLoad.StartAsync(citizens: 0);
        var intent = Assert.IsType<PlannedAnswer>(await PlanAsync(load, ("service", "permit-svc"), ("factor", "2"))).Intent;
        load.World.East.TryScale(3, expectedVersion: null);
        Assert.Equal(TargetCheck.ChangedByOther, (await load.Scale.CheckAsync(intent, default)).Check);
        Assert.Equal(Verification.Failure, (await load.Scale.VerifyAsync(intent, default)).Result);
        Assert.False(Assert.IsType<FailedAnswer>(await load.Scale.ApplyAsync(intent, 1, default)).WasExecuted);
        Assert.Equal(3, load.World.East.State.Replicas);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    public void The_control_api_must_have_an_address(string endpoint)
    {
        using var executor = new HmsOps.Demo.Executors.ScaleExecutor();
        Assert.Throws<ArgumentException>(() => executor.Configure(new Dictionary<string, string> { ["endpoint"] = endpoint }));
        Assert.Throws<ArgumentException>(() => executor.Configure(new Dictionary<string, string>()));
    }

    private static ValueTask<StepAnswer> PlanAsync(WorldLoad load, params (string Name, string Text)[] arguments) =>
        load.Scale.PlanAsync(WorldLoad.Request(load.Scale, arguments), default);
}
