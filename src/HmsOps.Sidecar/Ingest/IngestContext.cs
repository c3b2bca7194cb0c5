using HmsOps.Engine;
using HmsOps.Sidecar.Loop;
using Microsoft.Extensions.Logging;

namespace HmsOps.Sidecar.Ingest;

/// <summary>What all connections share.</summary>
internal sealed record IngestContext(
    SessionTable Sessions,
    MetricCatalog Catalog,
    BatchDecoder Decoder,
    EngineLoop Loop,
    EngineClock Clock,
    IngestCounters Counters,
    RefusalWarnings Warnings,
    ILogger Logger,
    long Tick,
    CancellationToken Stopping)
{
    private static readonly TimeSpan LeastFlushInterval = TimeSpan.FromMilliseconds(20);

    /// <value>How often a client is to send, in µs of real time: a tick, at least 20 ms.</value>
    public uint FlushIntervalUs
    {
        get
        {
            var tick = Clock.ToReal(Tick);
            return (uint)(tick < LeastFlushInterval ? LeastFlushInterval : tick).TotalMicroseconds;
        }
    }

    /// <value>The width of a client's panes by its own clock, in µs: a second of engine time, or a tick where that is shorter.</value>
    public ulong PaneUs => (ulong)Math.Max(1, Clock.ToReal(Math.Min(Tick, EngineTime.Second)).TotalMicroseconds);
}
