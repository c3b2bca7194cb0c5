using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HmsOps.Sdk.Tests;

public sealed class AwayTests
{
    [Fact]
    public async Task Without_a_sidecar_nothing_blocks_or_throws_and_what_is_lost_is_counted()
    {
        var client = new OpsClient(new OpsOptions
        {
            Service = "permit-svc",
            Endpoint = $"http://127.0.0.1:{FreePort()}",
            BufferSamples = 1_000,
            ShutdownTimeout = TimeSpan.FromMilliseconds(100),
        });
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 50_000; i++)
        {
            client.Span("submit").Ok();
            client.Metric("queue", i);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"100,000 calls took {watch.Elapsed}");
        await Task.Delay(500);
        var statistics = client.Statistics;
        Assert.Equal(100_000, statistics.Observations);
        Assert.True(statistics.Dropped > 90_000, $"dropped {statistics.Dropped}");
        Assert.False(statistics.IsConnected);
        Assert.NotNull(statistics.LastError);

        watch.Restart();
        await client.DisposeAsync();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"closing took {watch.Elapsed}");
        client.Span("submit").Ok();
        client.Metric("queue", 1);
        Assert.Equal(0, client.Statistics.BufferedBatches);
        Assert.Equal(100_000, client.Statistics.Observations);
    }

    [Fact]
    public async Task What_is_buffered_arrives_when_the_sidecar_comes()
    {
        var endpoint = $"http://127.0.0.1:{FreePort()}";
        await using var client = new OpsClient(new OpsOptions { Service = "s", Endpoint = endpoint, MaxBackoff = TimeSpan.FromMilliseconds(100) });
        for (var i = 0; i < 100; i++)
        {
            client.Span("a").Ok();
        }

        await Task.Delay(300);
        var ingest = new IngestDouble();
        ingest.Want(Received.Wanted("s.latency", 0.5));
        ingest.Want(Received.Wanted("s.requests"));
        await using var server = await IngestServer.StartAsync(ingest, endpoint);
        await ingest.UntilAsync(batches => batches.Samples("s.requests").Sum() == 100, "100 requests");
        Assert.Equal(100, ingest.Read(batches => batches.Observed("s.latency")));
        Assert.Equal(0, client.Statistics.Dropped);
    }

    [Theory]
    [InlineData("127.0.0.1:4317")]
    [InlineData("not an address")]
    [InlineData("ftp://127.0.0.1/")]
    public async Task An_endpoint_that_is_none_is_told_and_harms_nobody(string endpoint)
    {
        await using var client = new OpsClient(new OpsOptions { Service = "s", Endpoint = endpoint, ShutdownTimeout = TimeSpan.FromMilliseconds(50) });
        client.Span("a").Ok();
        for (var i = 0; i < 100 && client.Statistics.LastError is null; i++)
        {
            await Task.Delay(10);
        }

        Assert.Contains(endpoint, client.Statistics.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_static_calls_do_nothing_before_and_after()
    {
        Ops.Span("early").Ok();
        Ops.Metric("early", 1);
        var client = Ops.Init(new OpsOptions { Service = "s", Endpoint = $"http://127.0.0.1:{FreePort()}", ShutdownTimeout = TimeSpan.FromMilliseconds(50) });
        Ops.Span("now").Ok();
        Ops.Metric("now", 1);
        await Ops.ShutdownAsync();
        Assert.Equal(2, client.Statistics.Observations);
        Assert.Null(Ops.Client);
        Ops.Span("late").Fail();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
