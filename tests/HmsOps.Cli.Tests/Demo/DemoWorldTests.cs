using HmsOps.Demo.World;

namespace HmsOps.Cli.Tests.Demo;

[Collection("demo")]
public sealed class DemoWorldTests
{
    [Fact]
    public async Task Overload_makes_real_latency_and_doubling_takes_it_away()
    {
        await using var load = await WorldLoad.StartAsync(citizens: 64);
        Assert.InRange(await load.P95Async(), 0.8, 10);
        Assert.Equal("permit-svc: replicas 2 → 4", await WorldLoad.RunAsync(load.Scale, ("service", "permit-svc"), ("factor", "2")));
        Assert.InRange(await load.P95Async(), 0.05, 0.8);
        Assert.Equal(0, load.World.Citizens.TurnedAway);
    }

    [Fact]
    public async Task Where_doubling_is_not_enough_the_other_region_helps()
    {
        await using var load = await WorldLoad.StartAsync(citizens: 120);
        Assert.InRange(await load.P95Async(), 1.5, 10);
        await WorldLoad.RunAsync(load.Scale, ("service", "permit-svc"), ("factor", "2"));
        Assert.InRange(await load.P95Async(), 0.8, 10);
        Assert.Equal(
            "permit-svc: traffic to us-west 0% → 50%",
            await WorldLoad.RunAsync(load.Shift, ("service", "permit-svc"), ("to", "us-west"), ("percent", "50%")));
        Assert.InRange(await load.P95Async(), 0.05, 0.8);
    }

    [Fact]
    public async Task Behind_a_slow_ledger_nothing_helps()
    {
        await using var load = await WorldLoad.StartAsync(citizens: 64);
        load.World.Ledger.IsDegraded = true;
        await WorldLoad.RunAsync(load.Scale, ("service", "permit-svc"), ("factor", "2"));
        await WorldLoad.RunAsync(load.Shift, ("service", "permit-svc"), ("to", "us-west"), ("percent", "50%"));
        Assert.InRange(await load.P95Async(), 1, 10);
    }

    [Fact]
    public async Task A_full_queue_turns_people_away()
    {
        using var ledger = new Ledger();
        using var region = new Region("us-east", ledger, new WorldOptions { QueueLimit = 3, ReplicaStart = TimeSpan.Zero });
        Assert.False(await region.SubmitAsync());
        region.TryScale(1, expectedVersion: null);
        while (region.State.Ready < 1)
        {
            await Task.Delay(5);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => region.SubmitAsync()));
        Assert.Equal(5, answers.Count(isTaken => isTaken));
        Assert.False(region.TryScale(4, expectedVersion: 99));
        Assert.Equal(1, region.State.Replicas);
    }

    [Fact]
    public void Weights_share_requests_out_evenly()
    {
        var table = new WeightTable(new Dictionary<string, int> { ["a"] = 100, ["b"] = 0 });
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal("a", table.Next()));
        Assert.Equal(WeightChange.Done, table.TrySet(new Dictionary<string, int> { ["a"] = 75, ["b"] = 25 }, 1));
        Assert.Equal(25, Enumerable.Range(0, 100).Count(_ => table.Next() == "b"));
        Assert.Equal(WeightChange.Stale, table.TrySet(new Dictionary<string, int> { ["a"] = 0, ["b"] = 100 }, 1));
        Assert.Equal(WeightChange.Invalid, table.TrySet(new Dictionary<string, int> { ["a"] = 0, ["b"] = 0 }, 2));
        Assert.Equal(WeightChange.Invalid, table.TrySet(new Dictionary<string, int> { ["a"] = 1 }, 2));
    }
}
