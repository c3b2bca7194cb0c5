using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Ingest.V1;
using EngineDefinition = HmsOps.Engine.Input.SeriesDefinition;

namespace HmsOps.Sidecar.Ingest;

/// <summary>From a batch of the wire to an entry of the input log: columns to samples, the client's clock to engine time.</summary>
internal sealed class BatchDecoder(DefinitionReader definitions, double speed)
{
    private const long Microsecond = EngineTime.Second / 1_000_000;

    // Longer ages are nonsense, and would overflow when they are multiplied.
    private const long LongestAge = 366L * 86_400 * 1_000_000;

    /// <summary>Decodes a batch.</summary>
    /// <param name="session">Whose it is.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="receipt">When it came, in engine time.</param>
    /// <param name="refusals">What was not taken, and why.</param>
    /// <returns>The entry, or null where nothing of it is left.</returns>
    public BatchInput? Decode(IngestSession session, Batch batch, long receipt, List<string> refusals)
    {
        if (batch.Series.Count != batch.Time.Count || batch.Series.Count != batch.Value.Count)
        {
            refusals.Add(
                $"the columns have {batch.Series.Count} series, {batch.Time.Count} times and {batch.Value.Count} values: they must be equally long");
            return null;
        }

        if (batch.Series.Count + batch.Counts.Count > IngestLimits.BatchSamples)
        {
            refusals.Add(
                $"the batch has {batch.Series.Count + batch.Counts.Count} samples, at most {IngestLimits.BatchSamples} are taken: send smaller ones");
            return null;
        }

        var defined = Definitions(session, batch, receipt, refusals);
        var samples = Samples(session, batch, receipt, refusals);
        var panes = Panes(session, batch, receipt, refusals);
        return defined.IsEmpty && samples.IsEmpty && panes.Length == 0
            ? null
            : new BatchInput(defined, samples, panes, batch.Replay);
    }

    private ImmutableArray<EngineDefinition> Definitions(IngestSession session, Batch batch, long receipt, List<string> refusals)
    {
        if (batch.Definitions.Count == 0)
        {
            return [];
        }

        var defined = ImmutableArray.CreateBuilder<EngineDefinition>(batch.Definitions.Count);
        foreach (var wire in batch.Definitions)
        {
            var definition = definitions.Read(session, wire, time => ToEngineTime(receipt, Subtract(time, batch.SentAt)), out var refusal);
            if (refusal is not null)
            {
                refusals.Add(refusal);
            }

            if (definition is not null)
            {
                defined.Add(definition);
            }
        }

        return defined.ToImmutable();
    }

    private ReadOnlyMemory<Sample> Samples(IngestSession session, Batch batch, long receipt, List<string> refusals)
    {
        var count = batch.Series.Count;
        if (count == 0)
        {
            return default;
        }

        var samples = new Sample[count];
        var taken = 0;
        var age = 0L;
        var unknown = new Unknown();
        for (var i = 0; i < count; i++)
        {
            age = Add(age, batch.Time[i]);
            var series = session.Of(batch.Series[i]);
            if (series.Status == SeriesStatus.Known)
            {
                samples[taken++] = new Sample(series.Number, ToEngineTime(receipt, age), batch.Value[i]);
            }
            else
            {
                unknown.Count(series.Status, batch.Series[i]);
            }
        }

        unknown.Report(refusals);
        return samples.AsMemory(0, taken);
    }

    private ReadOnlyMemory<BucketedSample> Panes(IngestSession session, Batch batch, long receipt, List<string> refusals)
    {
        if (batch.Counts.Count == 0)
        {
            return default;
        }

        var panes = new List<BucketedSample>(batch.Counts.Count);
        var unknown = new Unknown();
        foreach (var pane in batch.Counts)
        {
            var series = session.Of(pane.Series);
            if (series.Status != SeriesStatus.Known)
            {
                unknown.Count(series.Status, pane.Series);
            }
            else if (PaneReader.Objection(pane, series) is { } objection)
            {
                refusals.Add(objection);
            }
            else
            {
                panes.Add(PaneReader.Read(pane, series, ToEngineTime(receipt, pane.End)));
            }
        }

        unknown.Report(refusals);
        return panes.ToArray();
    }

    // Receipt − (sent_at − t): what the client's clock shows does not matter, only how long ago it was by it.
    private long ToEngineTime(long receipt, long fromSending) =>
        receipt + (speed == 1 ? fromSending * Microsecond : (long)(fromSending * (double)Microsecond * speed));

    private static long Add(long age, long delta) => Math.Clamp(age + Math.Clamp(delta, -LongestAge, LongestAge), -LongestAge, LongestAge);

    private static long Subtract(long left, long right) => (long)Int128.Clamp((Int128)left - right, -LongestAge, LongestAge);

    private struct Unknown
    {
        private int _count;
        private uint _first;

        public void Count(SeriesStatus status, uint series)
        {
            if (status == SeriesStatus.Undefined && _count++ == 0)
            {
                _first = series;
            }
        }

        public readonly void Report(List<string> refusals)
        {
            if (_count > 0)
            {
                refusals.Add($"series {_first} is not defined in this session: {_count} sample{(_count == 1 ? "" : "s")} dropped; define a series before its first sample");
            }
        }
    }
}
