using System.Collections.Concurrent;
using Grpc.Core;
using HmsOps.Ingest.V1;

namespace HmsOps.Sdk.Tests;

/// <summary>A sidecar's ingest as the protocol describes it, which keeps all that it took and can be told to misbehave.</summary>
internal sealed class IngestDouble : OpsIngest.OpsIngestBase
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Session> _sessions = [];
    private readonly ConcurrentDictionary<string, MetricBounds> _bounds = new(StringComparer.Ordinal);
    private TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public uint FlushMicroseconds { get; init; } = 20_000;

    public ulong PaneMicroseconds { get; init; } = 20_000;

    public uint MaxUnacknowledged { get; init; } = 100;

    public uint MaxBatchSamples { get; init; } = 10_000;

    /// <summary>False keeps acknowledgements back.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>Batches that are taken but not acknowledged by the stream that brought them.</summary>
    public bool Takes { get; set; } = true;

    public List<Batch> Batches { get; } = [];

    public List<Batch> Duplicates { get; } = [];

    public List<Hello> Hellos { get; } = [];

    public void Want(MetricBounds bounds) => _bounds[bounds.Metric] = bounds;

    public void CutStreams()
    {
        Interlocked.Exchange(ref _cut, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    public void ForgetSessions()
    {
        lock (_gate)
        {
            _sessions.Clear();
        }
    }

    public T Read<T>(Func<IReadOnlyList<Batch>, T> read)
    {
        lock (_gate)
        {
            return read(Batches);
        }
    }

    public override async Task Stream(
        IAsyncStreamReader<ClientMessage> requestStream, IServerStreamWriter<ServerMessage> responseStream, ServerCallContext context)
    {
        var cut = _cut.Task;
        Assert.True(await requestStream.MoveNext());
        var hello = requestStream.Current.Hello;
        Assert.NotNull(hello);
        var session = Open(hello, out var welcome);
        await responseStream.WriteAsync(new ServerMessage { Welcome = welcome });
        while (true)
        {
            var next = requestStream.MoveNext();
            if (await Task.WhenAny(next, cut) == cut)
            {
                throw new RpcException(new Status(StatusCode.Unavailable, "cut"));
            }

            if (!await next)
            {
                return;
            }

            var batch = requestStream.Current.Batch;
            if (!Takes)
            {
                continue;
            }

            foreach (var bounds in Take(session, batch))
            {
                await responseStream.WriteAsync(new ServerMessage { Bounds = bounds });
            }

            if (Acknowledges)
            {
                await responseStream.WriteAsync(new ServerMessage
                {
                    Acknowledgement = new Acknowledgement { Received = session.Received },
                });
            }
        }
    }

    private Session Open(Hello hello, out Welcome welcome)
    {
        lock (_gate)
        {
            Hellos.Add(hello);
            var key = hello.Session.ToBase64();
            var known = _sessions.TryGetValue(key, out var session);
            if (session is null)
            {
                session = new Session();
                _sessions[key] = session;
            }

            welcome = new Welcome
            {
                Received = session.Received,
                FlushIntervalUs = FlushMicroseconds,
                PaneUs = PaneMicroseconds,
                MaxBatchSamples = MaxBatchSamples,
                MaxUnacknowledged = MaxUnacknowledged,
                KnowsSeries = known,
            };
            return session;
        }
    }

    private List<MetricBounds> Take(Session session, Batch batch)
    {
        lock (_gate)
        {
            if (batch.Number <= session.Received)
            {
                Duplicates.Add(batch);
                return [];
            }

            session.Received = batch.Number;
            Batches.Add(batch);
            var answers = new List<MetricBounds>();
            foreach (var definition in batch.Definitions)
            {
                session.Series[definition.Series] = definition.Metric;
                answers.Add(_bounds.TryGetValue(definition.Metric, out var bounds)
                    ? bounds
                    : new MetricBounds { Metric = definition.Metric, Wanted = false });
            }

            foreach (var number in batch.Series.Concat(batch.Counts.Select(counts => counts.Series)))
            {
                Assert.True(session.Series.ContainsKey(number), $"series {number} was not defined in this session");
            }

            return answers;
        }
    }

    private sealed class Session
    {
        public ulong Received { get; set; }

        public Dictionary<uint, string> Series { get; } = [];
    }
}
