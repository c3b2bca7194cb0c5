using HmsOps.Engine.Sketch;

namespace HmsOps.Sdk.Tests;

public sealed class CountingTests
{
    private static readonly double[] Bounds = [0.1, Math.BitDecrement(0.5), 0.5, 0.8, 1.0];

    [Fact]
    public async Task Counts_of_panes_are_those_of_the_raw_observations()
    {
        var ingest = new IngestDouble();
        var wanted = Received.Wanted("permit-svc.latency", Bounds);
        (wanted.Sum, wanted.MinMax, wanted.SketchBins) = (true, true, true);
        ingest.Want(wanted);
        await using var server = await IngestServer.StartAsync(ingest);
        await using var client = new OpsClient(new OpsOptions { Service = "permit-svc", Endpoint = server.Endpoint });
        await client.KnowsAsync("permit-svc.latency");

        var given = new List<double>();
        var random = new Random(15_04);
        for (var i = 0; i < 6_000; i++)
        {
            given.Add(i % 10 == 0 ? Bounds[i / 10 % Bounds.Length] : random.NextDouble() * 1.5);
        }

        await Task.WhenAll(given.Chunk(1_500).Select(part => Task.Run(async () =>
        {
            foreach (var chunk in part.Chunk(300))
            {
                foreach (var value in chunk)
                {
                    client.Metric("latency", value);
                }

                await Task.Delay(15);
            }
        })));
        await ingest.UntilAsync(batches => batches.Observed("permit-svc.latency") >= given.Count, "all observations");

        var panes = ingest.Read(batches => batches.Panes("permit-svc.latency"));
        var raw = ingest.Read(batches => batches.Samples("permit-svc.latency"));
        Assert.Empty(raw);
        Assert.True(panes.Select(pane => pane.End).Distinct().Count() > 2);
        for (var bound = 0; bound < Bounds.Length; bound++)
        {
            Assert.Equal(
                given.Count(value => value <= Bounds[bound]),
                panes.Sum(pane => pane.Buckets.Take(bound + 1).Sum(count => (long)count)));
        }

        Assert.Equal(given.Min(), panes.Min(pane => pane.Minimum));
        Assert.Equal(given.Max(), panes.Max(pane => pane.Maximum));
        Assert.Equal((double)given.Sum(value => (decimal)value), panes.Sum(pane => pane.Sum) + panes.Sum(pane => pane.SumError), 1e-9);
        var bins = panes.SelectMany(pane => pane.Bins.Zip(pane.BinCounts))
            .GroupBy(bin => bin.First).ToDictionary(group => group.Key, group => group.Sum(bin => (long)bin.Second));
        Assert.Equal(given.GroupBy(QuantileBins.Of).ToDictionary(group => group.Key, group => (long)group.Count()), bins);
        Assert.All(panes, pane => Assert.Equal(wanted.Hash, pane.BoundsHash));
    }

    [Fact]
    public async Task Panes_do_not_reach_past_their_end()
    {
        var ingest = new IngestDouble();
        ingest.Want(Received.Wanted("s.latency", 0.1));
        await using var server = await IngestServer.StartAsync(ingest);
        await using var client = new OpsClient(new OpsOptions { Service = "s", Endpoint = server.Endpoint });
        await client.KnowsAsync("s.latency");
        for (var i = 0; i < 20; i++)
        {
            client.Span("a").Ok();
            await Task.Delay(5);
        }

        await ingest.UntilAsync(batches => batches.Observed("s.latency") == 20, "20 observations");
        foreach (var batch in ingest.Read(batches => batches.ToList()))
        {
            Assert.All(batch.Counts, counts => Assert.True(counts.End <= 0, $"a pane that ends {counts.End} µs after it was sent"));
            Assert.All(batch.Counts, counts => Assert.Equal(0, (batch.SentAt + counts.End) % 20_000));
        }
    }

    [Fact]
    public async Task Raw_metrics_are_sent_as_they_are_and_unwanted_ones_not_at_all()
    {
        var ingest = new IngestDouble();
        var raw = Received.Wanted("s.a.latency", 0.1);
        raw.Raw = true;
        ingest.Want(raw);
        await using var server = await IngestServer.StartAsync(ingest);
        await using var client = new OpsClient(new OpsOptions { Service = "s", Endpoint = server.Endpoint });
        client.Span("a").Ok();
        await client.KnowsAsync("s.latency", "s.a.latency");
        await ingest.UntilAsync(batches => batches.Samples("s.a.latency").Count == 1, "what was taken before");
        var unwanted = ingest.Read(batches => batches.Observed("s.latency"));
        for (var i = 0; i < 10; i++)
        {
            client.Span("a").Ok();
        }

        await ingest.UntilAsync(batches => batches.Samples("s.a.latency").Count == 11, "11 raw observations");
        Assert.Equal(unwanted, ingest.Read(batches => batches.Observed("s.latency")));
        Assert.Empty(ingest.Read(batches => batches.Panes("s.a.latency")));
    }

    [Fact]
    public async Task Bounds_with_another_hash_are_not_counted_by()
    {
        var ingest = new IngestDouble();
        var wanted = Received.Wanted("s.latency", 0.1);
        wanted.Hash++;
        ingest.Want(wanted);
        await using var server = await IngestServer.StartAsync(ingest);
        await using var client = new OpsClient(new OpsOptions { Service = "s", Endpoint = server.Endpoint });
        await client.KnowsAsync("s.latency");
        client.Metric("latency", 0.05);
        await ingest.UntilAsync(batches => batches.Samples("s.latency").Count == 1, "the observation itself");
    }
}
