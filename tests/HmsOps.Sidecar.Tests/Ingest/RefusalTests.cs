using HmsOps.Ingest.V1;
using HmsOps.Sidecar.Tests.Doubles;

namespace HmsOps.Sidecar.Tests.Ingest;

public sealed class RefusalTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { """{"series":[3],"time":[0],"value":[1]}""", "series 3 is not defined in this session: 1 sample dropped; define a series before its first sample" },
        { """{"series":[0,0],"time":[0],"value":[1]}""", "the columns have 2 series, 1 times and 1 values: they must be equally long" },
        { Definition("""{"metric":"permit-svc.latency","kind":"KIND_HISTOGRAM","unit":"furlong"}"""), "'permit-svc.latency': the unit 'furlong' is not known; known are s, ms, us, ns, min, h, B, kB, MB, GB, KiB, MiB, GiB, %, /s and the like" },
        { Definition("""{"metric":"permit-svc.latency","kind":"KIND_HISTOGRAM","unit":"MiB"}"""), "'permit-svc.latency' is sent in MiB, the rules take it in s" },
        { Definition("""{"metric":"permit-svc.queue","unit":"ms"}"""), "'permit-svc.queue' is sent in ms, the rules take it in plain numbers" },
        { Definition("""{"metric":"permit-svc.latency","kind":"KIND_GAUGE"}"""), "'permit-svc.latency' is sent as a gauge, the rules take it for a histogram: declare its kind, or send it as that" },
        { Definition("""{"metric":"permit-svc.latency","kind":9}"""), "'permit-svc.latency': kind 9 is not known here; is the client newer than the sidecar?" },
        { Definition("""{"metric":""}"""), "'' is no name of a metric: 1 to 200 characters, no blanks" },
        { Definition("""{"metric":"two words"}"""), "'two words' is no name of a metric: 1 to 200 characters, no blanks" },
        { Definition("""{"series":100000,"metric":"a.b"}"""), "series number 100000 of 'a.b': a session has at most 100000 series" },
        { """{"definitions":[{"metric":"a.b"},{"metric":"a.c"}]}""", "series number 0 of 'a.c' already names another series of this session" },
        { Pane("permit-svc.queue", """{"buckets":[1]}"""), "series 0 is no histogram: counts by bounds can't be taken for it" },
        { Pane("permit-svc.latency", "{}"), "series 0: 0 buckets and 0 bins; 1 to 4096 are taken" },
        { Pane("permit-svc.latency", """{"buckets":[1],"bins":[3]}"""), "series 0: 1 bins with 0 counts" },
        { Pane("permit-svc.latency", """{"buckets":["18446744073709551615"]}"""), "series 0: a count is too great to be one" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_wrong_is_refused_with_a_reason(string batch, string expected)
    {
        await using var world = await World.StartAsync();
        using var client = world.Client();
        await client.HelloAsync();
        var wrong = Batch.Parser.ParseJson(batch);
        wrong.Number = 1;
        Assert.Equal([expected], await client.TryAsync(wrong));

        // The stream goes on, and what is right is taken.
        Assert.Empty(await client.TryAsync(new Batch
        {
            Number = 2, Definitions = { IngestClient.Latency(9) }, Series = { 9 }, Time = { 0 }, Value = { 4 },
        }));
        await Wait.UntilAsync(() => world.Engine.Samples.Any(sample => sample.Value == 4), "the right sample is in the log");
    }

    [Fact]
    public async Task A_batch_beyond_the_limit_is_refused_whole()
    {
        await using var world = await World.StartAsync();
        using var client = world.Client();
        var limit = (await client.HelloAsync()).MaxBatchSamples;
        var batch = new Batch { Number = 1, Definitions = { IngestClient.Latency() } };
        for (var i = 0; i <= limit; i++)
        {
            batch.Series.Add(0);
            batch.Time.Add(0);
            batch.Value.Add(1);
        }

        Assert.Equal(["the batch has 10001 samples, at most 10000 are taken: send smaller ones"], await client.TryAsync(batch));
    }

    [Fact]
    public async Task Samples_of_a_refused_series_are_dropped_without_a_word_each()
    {
        await using var world = await World.StartAsync();
        using var client = world.Client();
        await client.HelloAsync();
        var wrong = new Batch
        {
            Number = 1,
            Definitions = { new SeriesDefinition { Metric = "permit-svc.latency", Kind = Kind.Gauge } },
            Series = { 0, 0 },
            Time = { 0, 0 },
            Value = { 1, 2 },
        };
        Assert.Single(await client.TryAsync(wrong));
        Assert.Empty(await client.TryAsync(new Batch { Number = 2, Series = { 0 }, Time = { 0 }, Value = { 3 } }));
        Assert.Empty(world.Engine.Samples);
    }

    private static string Definition(string definition) => $$"""{"definitions":[{{definition}}]}""";

    private static string Pane(string metric, string pane) =>
        $$"""{"definitions":[{"metric":"{{metric}}"}],"counts":[{{pane}}]}""";
}
