namespace HmsOps.Sdk.Tests;

public sealed class ReconnectTests
{
    [Fact]
    public async Task What_was_not_acknowledged_is_sent_again_with_its_number_and_counts_once()
    {
        await using var world = await World.StartAsync("permit-svc.requests", "permit-svc.latency");
        world.Ingest.Acknowledges = false;
        world.Client.Span("submit").Ok();
        await world.Ingest.UntilAsync(batches => batches.Observed("permit-svc.latency") == 1, "the first span");

        // Taken without an answer; then lost on the way; then taken again.
        world.Ingest.Takes = false;
        world.Client.Span("submit").Ok();
        await Task.Delay(100);
        world.Ingest.CutStreams();
        world.Ingest.Takes = true;
        world.Ingest.Acknowledges = true;
        world.Client.Span("submit").Ok();
        await world.Ingest.UntilAsync(batches => batches.Samples("permit-svc.requests").Sum() == 3, "three requests");

        await Task.Delay(100);
        Assert.Equal(3, world.Ingest.Read(batches => batches.Samples("permit-svc.requests").Sum()));
        Assert.Equal(3, world.Ingest.Read(batches => batches.Observed("permit-svc.latency")));
        Assert.Equal(2, world.Ingest.Hellos.Count);
        Assert.Equal(world.Ingest.Hellos[0].Session, world.Ingest.Hellos[1].Session);
        var numbers = world.Ingest.Read(batches => batches.Select(batch => batch.Number).ToList());
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => (ulong)number), numbers);
        Assert.Contains(world.Ingest.Read(batches => batches.ToList()), batch => batch.Replay);
        Assert.Equal(0, world.Client.Statistics.Dropped);
        Assert.Equal(2, world.Client.Statistics.Connections);
    }

    [Fact]
    public async Task Series_are_defined_once_a_session_and_again_for_a_sidecar_that_forgot_them()
    {
        await using var world = await World.StartAsync("permit-svc.requests");
        world.Client.Span("submit").Ok();
        await world.Ingest.UntilAsync(batches => batches.Samples("permit-svc.requests").Sum() == 1, "the first span");
        world.Ingest.CutStreams();
        world.Client.Span("submit").Ok();
        await world.Ingest.UntilAsync(batches => batches.Samples("permit-svc.requests").Sum() == 2, "the second span");
        Assert.Equal(4, world.Ingest.Read(batches => batches.SelectMany(batch => batch.Definitions).Count()));

        world.Ingest.ForgetSessions();
        world.Ingest.CutStreams();
        await world.Ingest.UntilAsync(batches => batches.SelectMany(batch => batch.Definitions).Count() == 8, "definitions again");
    }

    [Fact]
    public async Task A_sidecar_that_was_restarted_gets_what_it_had_not_made_durable()
    {
        var before = new IngestDouble();
        before.Want(Received.Wanted("s.requests"));
        var first = await IngestServer.StartAsync(before);
        var endpoint = first.Endpoint;
        await using var client = new OpsClient(new OpsOptions { Service = "s", Endpoint = endpoint, MaxBackoff = TimeSpan.FromMilliseconds(100) });
        client.Span("a").Ok();
        await before.UntilAsync(batches => batches.Samples("s.requests").Sum() == 1, "the first span");
        before.CutStreams();
        await first.DisposeAsync();
        client.Span("a").Ok();

        var after = new IngestDouble();
        after.Want(Received.Wanted("s.requests"));
        await using var second = await IngestServer.StartAsync(after, endpoint);
        await after.UntilAsync(batches => batches.Samples("s.requests").Sum() == 2, "both spans");
        Assert.Equal(0, client.Statistics.Dropped);
    }

    [Fact]
    public async Task No_more_than_the_window_is_under_way()
    {
        var ingest = new IngestDouble { MaxUnacknowledged = 3, Acknowledges = false };
        ingest.Want(Received.Wanted("s.requests"));
        await using var server = await IngestServer.StartAsync(ingest);
        await using var client = new OpsClient(new OpsOptions { Service = "s", Endpoint = server.Endpoint, ShutdownTimeout = TimeSpan.FromMilliseconds(50) });
        await ingest.UntilAsync(batches => batches.Count == 3, "three batches");
        await Task.Delay(150);
        Assert.Equal(3, ingest.Read(batches => batches.Count));
    }

    [Fact]
    public async Task Batches_are_no_larger_than_the_sidecar_takes()
    {
        var ingest = new IngestDouble { MaxBatchSamples = 50 };
        ingest.Want(Received.Wanted("s.queue"));
        await using var server = await IngestServer.StartAsync(ingest);
        await using var client = new OpsClient(new OpsOptions { Service = "s", Endpoint = server.Endpoint });
        await ingest.UntilAsync(batches => batches.Count > 1, "a connection");
        for (var i = 0; i < 500; i++)
        {
            client.Metric("queue", i);
        }

        await ingest.UntilAsync(batches => batches.Samples("s.queue").Count == 500, "500 values");
        Assert.Equal(Enumerable.Range(0, 500).Select(i => (double)i), ingest.Read(batches => batches.Samples("s.queue")));
        Assert.All(ingest.Read(batches => batches.ToList()), batch => Assert.InRange(batch.Series.Count + batch.Counts.Count, 0, 50));
    }

    [Fact]
    public async Task Closing_sends_the_open_pane()
    {
        var ingest = new IngestDouble { PaneMicroseconds = 60_000_000, FlushMicroseconds = 60_000_000 };
        ingest.Want(Received.Wanted("s.latency", 0.5));
        await using var server = await IngestServer.StartAsync(ingest);
        var client = new OpsClient(new OpsOptions { Service = "s", Endpoint = server.Endpoint });
        await client.KnowsAsync("s.latency");
        client.Span("a").Ok();
        await client.DisposeAsync();
        Assert.Equal(1, ingest.Read(batches => batches.Observed("s.latency")));
        Assert.Equal(0, client.Statistics.Dropped);
    }
}
