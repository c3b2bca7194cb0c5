using Grpc.Core;
using Grpc.Net.Client;
using HmsOps.Ingest.V1;
using HmsOps.Sdk.Series;

namespace HmsOps.Sdk.Sending;

/// <summary>Keeps a stream to the sidecar open, in the background: says hello, resends what is not acknowledged, sends what is new, takes acknowledgements and bounds.</summary>
internal sealed class IngestConnection(OpsOptions options, ClientClock clock, SeriesTable series, BatchBuffer buffer)
{
    private static readonly TimeSpan WelcomeTimeout = TimeSpan.FromSeconds(5);

    private readonly Guid _session = Guid.NewGuid();
    private readonly Backoff _backoff = new(options.MinBackoff, options.MaxBackoff);
    private long _flushInterval = 200_000;
    private int _maxBatchSamples = 10_000;
    private int _connections;
    private long _refused;
    private volatile bool _isConnected;
    private volatile string? _lastError;

    /// <value>How often to collect, in µs.</value>
    public long FlushInterval => Volatile.Read(ref _flushInterval);

    public int MaxBatchSamples => Volatile.Read(ref _maxBatchSamples);

    public int Connections => Volatile.Read(ref _connections);

    public long Refused => Interlocked.Read(ref _refused);

    public bool IsConnected => _isConnected;

    public string? LastError => _lastError;

    /// <summary>Runs until cancelled; nothing that goes wrong on the way comes out of it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var channel = IngestChannel.Open(options.ResolvedEndpoint, out var error);
        _lastError = error;
        if (channel is null)
        {
            return;
        }

        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await ServeAsync(channel, cancellation).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                _lastError = cancellation.IsCancellationRequested ? _lastError : (e as RpcException)?.Status.Detail ?? e.Message;
            }

            _isConnected = false;
            await Task.Delay(_backoff.Next(), options.TimeProvider, cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(GrpcChannel channel, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var call = new OpsIngest.OpsIngestClient(channel).Stream(cancellationToken: stop.Token);
        await call.RequestStream.WriteAsync(SayHello(), stop.Token).ConfigureAwait(false);
        var defined = await WelcomeAsync(call.ResponseStream, stop.Token).ConfigureAwait(false);
        var receiving = ReceiveAsync(call.ResponseStream, stop.Token);
        var sending = SendAsync(call.RequestStream, defined, stop.Token);
        var first = await Task.WhenAny(receiving, sending).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(receiving, sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first.ConfigureAwait(false);
    }

    private ClientMessage SayHello()
    {
        var version = typeof(IngestConnection).Assembly.GetName().Version;
        return new ClientMessage
        {
            Hello = new Hello
            {
                Session = Google.Protobuf.ByteString.CopyFrom(_session.ToByteArray()),
                Client = $"HmsOps.Sdk/{version?.ToString(3)}",
                Service = options.Service,
            },
        };
    }

    private async Task<int> WelcomeAsync(IAsyncStreamReader<ServerMessage> answers, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(WelcomeTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        if (!await answers.MoveNext(either.Token).ConfigureAwait(false) || answers.Current.Welcome is not { } welcome)
        {
            throw new InvalidOperationException("The sidecar did not say welcome.");
        }

        if (welcome.FlushIntervalUs > 0)
        {
            Volatile.Write(ref _flushInterval, Math.Max(10_000, welcome.FlushIntervalUs));
        }

        if (welcome.PaneUs > 0)
        {
            clock.Pane = (long)welcome.PaneUs;
        }

        if (welcome.MaxBatchSamples > 0)
        {
            Volatile.Write(ref _maxBatchSamples, (int)Math.Min(int.MaxValue, welcome.MaxBatchSamples));
        }

        buffer.Window = (int)Math.Clamp(welcome.MaxUnacknowledged, 1, int.MaxValue);
        _isConnected = true;
        _lastError = null;
        Interlocked.Increment(ref _connections);
        _backoff.Reset();
        var defined = buffer.Resume(welcome.Received, welcome.KnowsSeries);

        // Carries the definitions, and so brings the bounds, even where there is nothing to say.
        buffer.Append(new PendingBatch(clock.Now), clock.Now);
        return defined;
    }

    private async Task SendAsync(IClientStreamWriter<ClientMessage> stream, int defined, CancellationToken cancellation)
    {
        while (true)
        {
            while (buffer.TryNext(out var batch))
            {
                var define = series.From(defined);
                defined += define.Length;
                batch.DefinesUpTo = defined;
                var message = BatchEncoder.Encode(batch, define, options, clock.Now);
                batch.WasSent = true;
                await stream.WriteAsync(message, cancellation).ConfigureAwait(false);
            }

            await buffer.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task ReceiveAsync(IAsyncStreamReader<ServerMessage> answers, CancellationToken cancellation)
    {
        while (await answers.MoveNext(cancellation).ConfigureAwait(false))
        {
            var answer = answers.Current;
            switch (answer.MessageCase)
            {
                case ServerMessage.MessageOneofCase.Acknowledgement:
                    buffer.Acknowledge(answer.Acknowledgement.Received, answer.Acknowledgement.Durable);
                    break;
                case ServerMessage.MessageOneofCase.Bounds:
                    series.Apply(answer.Bounds);
                    break;
                case ServerMessage.MessageOneofCase.Refusal:
                    Interlocked.Increment(ref _refused);
                    _lastError = answer.Refusal.Message;
                    break;
                default:
                    break;
            }
        }

        throw new IOException("The sidecar closed the stream.");
    }
}
