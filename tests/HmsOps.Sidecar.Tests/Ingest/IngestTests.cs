using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Ingest.V1;
using HmsOps.Sidecar.Tests.Doubles;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using EngineBounds = HmsOps.Engine.Input.MetricBounds;
using WireDefinition = HmsOps.Ingest.V1.SeriesDefinition;

namespace HmsOps.Sidecar.Tests.Ingest;

public sealed class IngestTests
{
    private static readonly long Now = EngineTime.From(World.Start);

    [Fact]
    public async Task A_batch_becomes_an_entry_of_the_log_in_engine_time()
    {
        await using var world = await World.StartAsync();
        using var client = world.Client();
        var welcome = await client.HelloAsync();
        Assert.Equal((0UL, 1_000_000U, 1_000_000UL, false), (welcome.Received, welcome.FlushIntervalUs, welcome.PaneUs, welcome.KnowsSeries));

        // The client's clock is hours off; only ages by it count.
        var refusals = await client.TryAsync(new Batch
        {
            Number = 1,
            SentAt = 5_000_000_000,
            Definitions = { IngestClient.Latency() },
            Series = { 0, 0 },
            Time = { -300_000, 100_000 },
            Value = { 0.2, 0.9 },
        });

        Assert.Empty(refusals);
        await Wait.UntilAsync(() => world.Engine.Batches.Any(), "the batch is in the log");
        var batch = world.Engine.Batches.Single();
        Assert.Equal(("permit-svc.latency", 0), (batch.Definitions.Single().Metric, batch.Definitions.Single().Series));
        Assert.Equal(
            [new Sample(0, Now - (3 * EngineTime.Second / 10), 0.2), new Sample(0, Now - (2 * EngineTime.Second / 10), 0.9)],
            batch.Samples.ToArray());
    }

    [Fact]
    public async Task Ages_are_multiplied_by_the_speed_and_panes_divided_by_it()
    {
        await using var world = await World.StartAsync(change: options => options with { Speed = 20 });
        using var client = world.Client();
        var welcome = await client.HelloAsync();
        Assert.Equal((50_000U, 50_000UL), (welcome.FlushIntervalUs, welcome.PaneUs));

        await client.TryAsync(new Batch
        {
            Number = 1, SentAt = 7, Definitions = { IngestClient.Latency() }, Series = { 0 }, Time = { -100_000 }, Value = { 1 },
        });

        await Wait.UntilAsync(() => world.Engine.Samples.Any(), "the sample is in the log");
        Assert.Equal(Now - (2 * EngineTime.Second), world.Engine.Samples.Single().Time);
    }

    [Theory]
    [InlineData(1_000, 20_000U)]
    [InlineData(0.5, 2_000_000U)]
    public async Task The_flush_interval_has_a_least(double speed, uint expected)
    {
        await using var world = await World.StartAsync(change: options => options with { Speed = speed });
        using var client = world.Client();
        Assert.Equal(expected, (await client.HelloAsync()).FlushIntervalUs);
    }

    [Fact]
    public async Task Bounds_come_back_for_every_metric_that_is_defined()
    {
        await using var world = await World.StartAsync();
        using var client = world.Client();
        await client.HelloAsync();
        await client.SendAsync(new Batch
        {
            Number = 1,
            Definitions = { IngestClient.Latency(), new WireDefinition { Series = 1, Metric = "permit-svc.other", Kind = Kind.Counter, Delta = true } },
        });

        var bounds = (await client.ReadToAcknowledgementAsync(1)).Where(message => message.Bounds is not null).Select(message => message.Bounds).ToArray();
        Assert.Equal(["permit-svc.latency", "permit-svc.other"], bounds.Select(b => b.Metric));
        Assert.Equal([0.5, 0.8], bounds[0].Bounds);
        Assert.Equal(EngineBounds.Hash([0.5, 0.8]), bounds[0].Hash);
        Assert.Equal((true, true, false, false, false), (bounds[0].Wanted, bounds[0].SketchBins, bounds[0].Raw, bounds[0].Sum, bounds[0].MinMax));
        Assert.False(bounds[1].Wanted);
    }

    [Fact]
    public async Task A_resent_batch_is_acknowledged_but_not_taken_twice()
    {
        await using var world = await World.StartAsync();
        var session = Guid.NewGuid();
        var batch = new Batch { Number = 1, Definitions = { IngestClient.Latency() }, Series = { 0 }, Time = { 0 }, Value = { 1 } };
        using (var first = world.Client(session))
        {
            await first.HelloAsync();
            await first.TryAsync(batch);
        }

        using var second = world.Client(session);
        var welcome = await second.HelloAsync();
        Assert.Equal((1UL, true), (welcome.Received, welcome.KnowsSeries));
        Assert.Equal("permit-svc.latency", (await second.ReadAsync()).Bounds.Metric);
        await second.TryAsync(batch);
        await second.TryAsync(new Batch { Number = 2, Replay = true, Series = { 0 }, Time = { 0 }, Value = { 2 } });

        await Wait.UntilAsync(() => world.Engine.Samples.Count() >= 2, "both samples are in the log");
        Assert.Equal([1.0, 2.0], world.Engine.Samples.Select(sample => sample.Value));
        Assert.Equal([false, true], world.Engine.Batches.Select(entry => entry.IsReplay));
        Assert.Equal(1, world.Host.Statistics.Duplicates);
    }

    [Fact]
    public async Task A_new_connection_of_a_session_takes_over_from_the_old_one()
    {
        await using var world = await World.StartAsync();
        var session = Guid.NewGuid();
        using var first = world.Client(session);
        await first.HelloAsync();
        using var second = world.Client(session);
        Assert.True((await second.HelloAsync()).KnowsSeries);
        Assert.Equal(StatusCode.Unavailable, await first.StatusAsync());
    }

    [Fact]
    public async Task Equal_series_of_two_clients_are_one_but_running_totals_are_not()
    {
        await using var world = await World.StartAsync();
        foreach (var value in (double[])[1, 2])
        {
            using var client = world.Client();
            await client.HelloAsync();
            await client.TryAsync(new Batch
            {
                Number = 1,
                Definitions =
                {
                    new WireDefinition { Series = 7, Metric = "permit-svc.queue", Kind = Kind.Gauge, Labels = { ["region"] = "us-east", ["service"] = "permit-svc" } },
                    new WireDefinition { Series = 8, Metric = "permit-svc.total", Kind = Kind.Counter },
                },
                Series = { 7, 8 },
                Time = { 0, 0 },
                Value = { value, value },
            });
        }

        await Wait.UntilAsync(() => world.Engine.Samples.Count() >= 4, "all samples are in the log");
        var definitions = world.Engine.Batches.SelectMany(batch => batch.Definitions).ToArray();
        Assert.Equal([0, 1, 2], definitions.Select(definition => definition.Series));
        Assert.Equal(LabelSet.Of(("region", "us-east")), definitions[0].Labels);
        Assert.Equal([0, 1, 0, 2], world.Engine.Samples.Select(sample => sample.Series));
    }

    [Fact]
    public async Task Counted_panes_become_bucketed_samples()
    {
        await using var world = await World.StartAsync();
        using var client = world.Client();
        await client.HelloAsync();
        await client.TryAsync(new Batch
        {
            Number = 1,
            Definitions = { IngestClient.Latency() },
            Counts =
            {
                new PaneCounts
                {
                    Series = 0, End = -1_000_000, BoundsHash = EngineBounds.Hash([0.5, 0.8]), Buckets = { 7, 2, 1 }, Bins = { -3, 4 }, BinCounts = { 9, 1 },
                    Sum = 3.5, SumError = 0.25, Minimum = 0.1, Maximum = 1.5,
                },
            },
        });

        await Wait.UntilAsync(() => world.Engine.Batches.Any(), "the batch is in the log");
        var pane = world.Engine.Batches.Single().Bucketed.Span[0];
        Assert.Equal(Now - EngineTime.Second, pane.Time);
        Assert.Equal([7L, 2, 1], pane.Buckets.ToArray());
        Assert.Equal([new SketchBin(-3, 9), new SketchBin(4, 1)], pane.Bins.ToArray());
        Assert.Equal((3.5, 0.25, 0.1, 1.5), (pane.Sum, pane.SumError, pane.Minimum, pane.Maximum));
    }

    [Fact]
    public async Task A_stream_that_begins_without_a_hello_is_refused()
    {
        await using var world = await World.StartAsync();
        using var client = world.Client();
        await client.SendAsync(new Batch { Number = 1 });
        Assert.Equal(StatusCode.InvalidArgument, await client.StatusAsync());
    }

    [Fact]
    public async Task A_client_is_held_back_while_the_engine_is_behind()
    {
        await using var world = await World.StartAsync();
        world.Engine.Gate.Reset();
        using var client = world.Client();
        await client.HelloAsync();
        var reading = Task.Run(() => client.ReadToAcknowledgementAsync(1_000));
        for (var number = 1UL; number <= 1_000; number++)
        {
            await client.SendAsync(new Batch
            {
                Number = number, Definitions = { IngestClient.Latency() }, Series = { 0 }, Time = { 0 }, Value = { number },
            });
        }

        await Wait.UntilAsync(() => world.Host.Statistics.Batches >= 256, "the channel is full");
        await Task.Delay(200);
        Assert.InRange(world.Host.Statistics.Batches, 256, 260);
        Assert.False(reading.IsCompleted);

        world.Engine.Gate.Set();
        await reading;
        await Wait.UntilAsync(() => world.Engine.Samples.Count() == 1_000, "everything is in the log");
        Assert.Equal(Enumerable.Range(1, 1_000).Select(number => (double)number), world.Engine.Samples.Select(sample => sample.Value));
    }

    [Fact]
    public async Task A_repeated_mistake_is_logged_once()
    {
        await using var world = await World.StartAsync();
        using var client = world.Client();
        await client.HelloAsync();
        for (var number = 1UL; number <= 3; number++)
        {
            Assert.Single(await client.TryAsync(new Batch { Number = number, Series = { 4 }, Time = { 0 }, Value = { 1 } }));
        }

        Assert.Single(world.Log.Lines, line => line.StartsWith(nameof(LogLevel.Warning), StringComparison.Ordinal) && line.Contains("series 4", StringComparison.Ordinal));
        Assert.Equal(3, world.Host.Statistics.Refusals);
    }
}
