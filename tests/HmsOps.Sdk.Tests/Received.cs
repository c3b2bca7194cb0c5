using HmsOps.Ingest.V1;

namespace HmsOps.Sdk.Tests;

/// <summary>Reads what a double took.</summary>
internal static class Received
{
    public static async Task UntilAsync(this IngestDouble ingest, Func<IReadOnlyList<Batch>, bool> condition, string what)
    {
        for (var i = 0; i < 1_000; i++)
        {
            if (ingest.Read(condition))
            {
                return;
            }

            await Task.Delay(10);
        }

        Assert.Fail($"not within 10 s: {what}");
    }

    public static async Task KnowsAsync(this OpsClient client, params string[] metrics)
    {
        for (var i = 0; i < 1_000 && !metrics.All(client.Knows); i++)
        {
            await Task.Delay(10);
        }

        Assert.All(metrics, metric => Assert.True(client.Knows(metric), metric));
    }

    public static SeriesDefinition? Definition(this IReadOnlyList<Batch> batches, string metric) =>
        batches.SelectMany(batch => batch.Definitions).FirstOrDefault(definition => definition.Metric == metric);

    public static List<double> Samples(this IReadOnlyList<Batch> batches, string metric) =>
        batches.Definition(metric) is { } definition
            ? [.. batches.SelectMany(batch => batch.Series.Zip(batch.Value)).Where(pair => pair.First == definition.Series).Select(pair => pair.Second)]
            : [];

    public static List<PaneCounts> Panes(this IReadOnlyList<Batch> batches, string metric) =>
        batches.Definition(metric) is { } definition
            ? [.. batches.SelectMany(batch => batch.Counts).Where(counts => counts.Series == definition.Series)]
            : [];

    public static long Observed(this IReadOnlyList<Batch> batches, string metric) =>
        batches.Samples(metric).Count + batches.Panes(metric).Sum(pane => pane.Buckets.Sum(count => (long)count));

    public static MetricBounds Wanted(string metric, params double[] bounds)
    {
        var wanted = new MetricBounds { Metric = metric, Wanted = true, Hash = Engine.Input.MetricBounds.Hash(bounds) };
        wanted.Bounds.AddRange(bounds);
        return wanted;
    }
}
