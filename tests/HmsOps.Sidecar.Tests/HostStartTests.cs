using System.Net;
using System.Net.Sockets;
using HmsOps.Sidecar.Tests.Doubles;

namespace HmsOps.Sidecar.Tests;

public sealed class HostStartTests
{
    [Fact]
    public async Task Port_0_gives_the_port_that_was_taken()
    {
        await using var world = await World.StartAsync();
        Assert.Equal(IPAddress.Loopback, world.Host.Endpoint?.Address);
        Assert.InRange(world.Host.Endpoint?.Port ?? 0, 1, IPEndPoint.MaxPort);
    }

    [Fact]
    public async Task A_port_in_use_is_one_line()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var endpoint = (IPEndPoint)listener.LocalEndpoint;
        var failure = await Assert.ThrowsAsync<SidecarException>(() => World.StartAsync(change: options => options with { Listen = endpoint }));
        Assert.Equal($"{endpoint} is in use: stop what listens there, or choose another port with --listen (0 takes a free one)", failure.Message);
    }

    [Fact]
    public async Task A_start_that_failed_leaves_the_journal_as_it_was()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var journal = new MemoryJournal();
        await Assert.ThrowsAsync<SidecarException>(
            () => World.StartAsync(change: options => options with { Listen = (IPEndPoint)listener.LocalEndpoint }, journal: journal));
        Assert.Null(journal.LastTick);
        await using (var world = await World.StartAsync(journal: journal))
        {
            await world.Host.StopAsync();
        }

        Assert.NotNull(journal.LastTick);
    }

    [Fact]
    public async Task Off_loopback_it_does_not_start()
    {
        var failure = await Assert.ThrowsAsync<SidecarException>(
            () => World.StartAsync(change: options => options with { Listen = new IPEndPoint(IPAddress.Any, 0) }));
        Assert.Contains("TLS and a token", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_observer_that_fails_does_not_stop_anything()
    {
        await using var world = await World.StartAsync(change: options => options with { Observer = new Failing() });
        world.Time.Advance(TimeSpan.FromSeconds(3));
        await Wait.UntilAsync(() => world.Engine.Inputs.Count == 3, "three ticks ran");
        Assert.Single(world.Log.Lines, line => line.Contains("the observer failed", StringComparison.Ordinal));
    }

    private sealed class Failing : ISidecarObserver
    {
        public void OnTick(long time) => throw new InvalidOperationException("no");
    }
}
