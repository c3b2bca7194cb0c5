using HmsOps.Ingest.V1;
using HmsOps.Sdk.Series;

namespace HmsOps.Sdk.Sending;

/// <summary>Writes a batch as the wire wants it; times are relative to the moment of sending, so a batch is written anew each time.</summary>
internal static class BatchEncoder
{
    public static ClientMessage Encode(PendingBatch batch, IEnumerable<MetricSeries> define, OpsOptions options, long sentAt)
    {
        var message = new Batch { Number = batch.Number, SentAt = sentAt, Replay = batch.WasSent };
        foreach (var series in define)
        {
            message.Definitions.Add(Define(series, options));
        }

        message.Series.AddRange(batch.Series);
        message.Value.AddRange(batch.Values);
        var before = sentAt;
        foreach (var time in batch.Times)
        {
            message.Time.Add(time - before);
            before = time;
        }

        foreach (var (series, pane) in batch.Panes)
        {
            message.Counts.Add(Count(series, pane, sentAt));
        }

        return new ClientMessage { Batch = message };
    }

    private static SeriesDefinition Define(MetricSeries series, OpsOptions options)
    {
        var definition = new SeriesDefinition
        {
            Series = (uint)series.Number,
            Metric = series.Metric,
            Unit = series.Unit,
            Delta = series.Kind == SeriesKind.Counter,
            Kind = series.Kind switch
            {
                SeriesKind.Histogram => Kind.Histogram,
                SeriesKind.Counter => Kind.Counter,
                _ => Kind.Unspecified,
            },
        };
        foreach (var (name, value) in options.Labels)
        {
            definition.Labels[name] = value;
        }

        return definition;
    }

    private static PaneCounts Count(int series, OpenPane pane, long sentAt)
    {
        var counts = new PaneCounts
        {
            Series = (uint)series,
            End = pane.End - sentAt,
            BoundsHash = pane.Mode.Hash,
            Sum = pane.Sum,
            SumError = pane.SumError,
            Minimum = pane.Minimum,
            Maximum = pane.Maximum,
        };
        foreach (var bucket in pane.Buckets)
        {
            counts.Buckets.Add((ulong)bucket);
        }

        foreach (var (bin, count) in pane.Bins.OrderBy(bin => bin.Key))
        {
            counts.Bins.Add(bin);
            counts.BinCounts.Add((ulong)count);
        }

        return counts;
    }
}
