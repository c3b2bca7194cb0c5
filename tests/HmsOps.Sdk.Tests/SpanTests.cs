namespace HmsOps.Sdk.Tests;

public sealed class SpanTests
{
    [Fact]
    public async Task A_span_feeds_latencies_requests_and_errors()
    {
        await using var world = await World.StartAsync("permit-svc.latency", "permit-svc.submit.latency", "permit-svc.requests", "permit-svc.errors");
        world.Client.Span("submit").Ok();
        world.Client.Span("submit").Fail();
        world.Client.Span("submit").Ok();
        await world.Ingest.UntilAsync(
            batches => batches.Observed("permit-svc.latency") == 3
                && batches.Observed("permit-svc.submit.latency") == 3
                && batches.Samples("permit-svc.requests").Sum() == 3
                && batches.Samples("permit-svc.errors").Sum() == 1,
            "three spans");

        var definition = world.Ingest.Read(batches => batches.Definition("permit-svc.submit.latency"));
        Assert.Equal(Ingest.V1.Kind.Histogram, definition?.Kind);
        Assert.Equal("s", definition?.Unit);
        Assert.Equal("us-east", definition?.Labels["region"]);
        var errors = world.Ingest.Read(batches => batches.Definition("permit-svc.errors"));
        Assert.Equal(Ingest.V1.Kind.Counter, errors?.Kind);
        Assert.True(errors?.Delta);
    }

    [Fact]
    public async Task Counters_are_published_as_0_at_the_start_and_while_nothing_happens()
    {
        await using var world = await World.StartAsync("permit-svc.errors");
        await world.Ingest.UntilAsync(batches => batches.Samples("permit-svc.errors").Count > 5, "zeros");
        Assert.All(world.Ingest.Read(batches => batches.Samples("permit-svc.errors")), value => Assert.Equal(0, value));
    }

    [Fact]
    public async Task A_span_counts_once_and_without_ok_it_has_failed()
    {
        await using var world = await World.StartAsync("permit-svc.requests", "permit-svc.errors");
        var span = world.Client.Span("submit");
        var copy = span;
        span.Ok();
        span.Ok();
        copy.Fail();
        using (var next = world.Client.Span("submit"))
        {
            // Reuses the timer of the one before, which a late call must not end.
            copy.Ok();
            Assert.NotEqual(copy, next);
        }

        using (var fine = world.Client.Span("submit"))
        {
            fine.Ok();
        }

        default(OpsSpan).Ok();
        await world.Ingest.UntilAsync(
            batches => batches.Samples("permit-svc.requests").Sum() == 3 && batches.Samples("permit-svc.errors").Sum() == 1,
            "three requests, one of which failed");
    }

    [Fact]
    public async Task Values_are_the_services_own_unless_their_name_has_a_dot()
    {
        await using var world = await World.StartAsync("permit-svc.queue", "tax-bot.ok");
        world.Client.Metric("queue", 3);
        world.Client.Metric("queue", 2.5);
        world.Client.Metric("tax-bot.ok", 1);
        world.Client.Metric("queue", double.NaN);
        await world.Ingest.UntilAsync(
            batches => batches.Samples("permit-svc.queue").Count == 2 && batches.Samples("tax-bot.ok").Count == 1, "three values");
        Assert.Equal([3, 2.5], world.Ingest.Read(batches => batches.Samples("permit-svc.queue")));
        Assert.Equal(1, world.Client.Statistics.Invalid);
    }

    [Fact]
    public async Task Past_the_limit_of_series_spans_feed_the_service_only()
    {
        await using var world = await World.StartAsync("permit-svc.latency");
        for (var i = 0; i < 100; i++)
        {
            world.Client.Span("route-" + i).Ok();
        }

        await world.Ingest.UntilAsync(batches => batches.Observed("permit-svc.latency") == 100, "100 spans");
        Assert.Equal(20, world.Ingest.Read(batches => batches.SelectMany(batch => batch.Definitions).Count()));
        world.Client.Metric("one-more", 1);
        Assert.Equal(1, world.Client.Statistics.Invalid);
    }

    [Fact]
    public async Task A_span_allocates_nothing_once_it_is_warm()
    {
        await using var world = await World.StartAsync("permit-svc.latency", "permit-svc.submit.latency", "permit-svc.requests", "permit-svc.errors");
        world.Client.Span("submit").Ok();
        await world.Client.KnowsAsync("permit-svc.latency", "permit-svc.submit.latency");
        var least = long.MaxValue;
        for (var round = 0; round < 10; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 10_000; i++)
            {
                world.Client.Span("submit").Ok();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // A pane that opens in between may cost a little; nothing is paid per span.
        Assert.InRange(least, 0, 2_000);
    }
}
