using System.Collections.Concurrent;
using System.Net;
using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Sdk;
using HmsOps.Sidecar.Tests.Doubles;

namespace HmsOps.Sidecar.Tests.Sdk;

/// <summary>The client library against the sidecar itself.</summary>
public sealed class SdkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Told _told = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_the_client_counts_decides_and_a_restart_loses_nothing_of_the_service()
    {
        var port = 0;
        OpsClient client;
        await using (var host = new SidecarHost(Options(port)))
        {
            await host.StartAsync();
            port = host.Endpoint?.Port ?? 0;
            client = new OpsClient(new OpsOptions { Service = "permit-svc", Endpoint = $"http://127.0.0.1:{port}", MaxBackoff = TimeSpan.FromMilliseconds(200) });
            await UntilAsync(() => client.Statistics.IsConnected, "a connection");
            for (var i = 0; i < 40; i++)
            {
                client.Metric("latency", 0.9);
            }

            client.Span("submit").Ok();
            await UntilAsync(() => _told.Transitions.Any(transition => transition.State == AlertState.Firing), "the alert fires");
            var firing = _told.Transitions.Single(transition => transition.State == AlertState.Firing);
            Assert.Contains("of 41 above 0.5s", firing.Reason, StringComparison.Ordinal);
        }

        await using var again = new SidecarHost(Options(port));
        await again.StartAsync();
        await UntilAsync(() => client.Statistics.Connections == 2, "a second connection");
        await UntilAsync(
            () =>
            {
                client.Metric("latency", 0.1);
                return _told.Transitions.Any(transition => transition.State == AlertState.Inactive);
            },
            "the alert clears");
        Assert.Equal(0, again.Statistics.Refusals);
        await client.DisposeAsync();
        Assert.Equal(0, client.Statistics.Dropped);
        Assert.Equal(0, client.Statistics.Refused);
    }

    private static async Task UntilAsync(Func<bool> condition, string what)
    {
        var deadline = Environment.TickCount64 + 30_000;
        while (!condition())
        {
            Assert.True(Environment.TickCount64 < deadline, $"waited in vain until {what}");
            await Task.Delay(10);
        }
    }

    private SidecarOptions Options(int port) => new()
    {
        Pack = Plans.Rule(),
        StateFolder = _folder.Path,
        Listen = new IPEndPoint(IPAddress.Loopback, port),
        Speed = 10,
        Observer = _told,
    };

    private sealed class Told : ISidecarObserver
    {
        public ConcurrentQueue<AlertTransition> Transitions { get; } = [];

        public void OnTransition(AlertTransition transition) => Transitions.Enqueue(transition);
    }
}
