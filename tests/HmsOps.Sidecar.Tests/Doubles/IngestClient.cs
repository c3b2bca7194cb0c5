using System.Net;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using HmsOps.Ingest.V1;

namespace HmsOps.Sidecar.Tests.Doubles;

/// <summary>A client that says exactly what the test wants it to say.</summary>
internal sealed class IngestClient : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly AsyncDuplexStreamingCall<ClientMessage, ServerMessage> _call;
    private readonly Guid _session;

    public IngestClient(IPEndPoint endpoint, Guid session)
    {
        _session = session;
        _channel = GrpcChannel.ForAddress($"http://{endpoint}", new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { UseProxy = false },
        });
        _call = new OpsIngest.OpsIngestClient(_channel).Stream();
    }

    /// <summary>As the first message says it: an ordinary definition of the histogram.</summary>
    public static SeriesDefinition Latency(uint series = 0) => new() { Series = series, Metric = "permit-svc.latency", Kind = Kind.Histogram, Unit = "s" };

    public async Task<Welcome> HelloAsync()
    {
        var hello = new Hello { Session = ByteString.CopyFrom(_session.ToByteArray()), Client = "test 1", Service = "permit-svc" };
        await SendAsync(new ClientMessage { Hello = hello });
        return (await ReadAsync()).Welcome;
    }

    public Task SendAsync(ClientMessage message) => _call.RequestStream.WriteAsync(message);

    public Task SendAsync(Batch batch) => SendAsync(new ClientMessage { Batch = batch });

    public async Task<ServerMessage> ReadAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Assert.True(await _call.ResponseStream.MoveNext(limit.Token), "the stream ended");
        return _call.ResponseStream.Current;
    }

    /// <summary>Everything up to the acknowledgement of a batch.</summary>
    public async Task<IReadOnlyList<ServerMessage>> ReadToAcknowledgementAsync(ulong number)
    {
        var read = new List<ServerMessage>();
        do
        {
            read.Add(await ReadAsync());
        }
        while (read[^1].Acknowledgement?.Received != number);
        return read;
    }

    /// <summary>Sends a batch; the refusals that came back.</summary>
    public async Task<IReadOnlyList<string>> TryAsync(Batch batch)
    {
        await SendAsync(batch);
        var read = await ReadToAcknowledgementAsync(batch.Number);
        return [.. read.Where(message => message.Refusal is not null).Select(message => message.Refusal.Message)];
    }

    public async Task<StatusCode> StatusAsync()
    {
        try
        {
            while (await _call.ResponseStream.MoveNext(CancellationToken.None))
            {
            }

            return StatusCode.OK;
        }
        catch (RpcException failure)
        {
            return failure.StatusCode;
        }
    }

    public void Dispose()
    {
        _call.Dispose();
        _channel.Dispose();
    }
}
