using Grpc.Core;
using HmsOps.Engine;
using HmsOps.Ingest.V1;
using HmsOps.Sidecar.Loop;
using Microsoft.Extensions.Logging;

namespace HmsOps.Sidecar.Ingest;

/// <summary>The service of <c>ops_ingest.proto</c>: one call of <see cref="Stream"/> a connection.</summary>
/// <remarks>
/// A client is read only as fast as its batches are taken into the log, so HTTP/2's flow control holds it back.
/// Durable means received in this version: panes are not kept over a restart.
/// </remarks>
internal sealed class IngestService(IngestContext context) : OpsIngest.OpsIngestBase
{
    /// <inheritdoc/>
    public override async Task Stream(
        IAsyncStreamReader<ClientMessage> requestStream, IServerStreamWriter<ServerMessage> responseStream, ServerCallContext callContext)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(callContext.CancellationToken, context.Stopping);
        try
        {
            await ServeAsync(requestStream, responseStream, stopping.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OperationCanceledException or System.Threading.Channels.ChannelClosedException)
        {
            if (!callContext.CancellationToken.IsCancellationRequested)
            {
                throw new RpcException(new Status(
                    StatusCode.Unavailable, context.Stopping.IsCancellationRequested ? "the sidecar stops" : "a newer connection of this session took over"));
            }
        }
        catch (IOException failure)
        {
            context.Logger.LogDebug("a client's connection broke: {Failure}", failure.Message);
        }
    }

    private async Task ServeAsync(
        IAsyncStreamReader<ClientMessage> requests, IServerStreamWriter<ServerMessage> responses, CancellationToken stopping)
    {
        if (!await requests.MoveNext(stopping).ConfigureAwait(false))
        {
            return;
        }

        if (requests.Current.Hello is not { Session.Length: 16 } hello)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, "the first message of a stream is a hello with a session of 16 bytes"));
        }

        var session = context.Sessions.Open(new Guid(hello.Session.Span), out var isKnown)
            ?? throw new RpcException(new Status(StatusCode.ResourceExhausted, $"more than {IngestLimits.Sessions} sessions"));
        var connection = session.TakeOver(stopping);
        var mine = connection.Token;
        try
        {
            await session.Turn.WaitAsync(mine).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            session.Leave(connection);
            throw;
        }

        try
        {
            context.Logger.LogInformation(
                "{Service} is {What}, by {Client}", Printable(hello.Service), isKnown ? "back" : "connected", Printable(hello.Client));
            await WelcomeAsync(session, isKnown, responses, mine).ConfigureAwait(false);
            while (await requests.MoveNext(mine).ConfigureAwait(false))
            {
                if (requests.Current.Batch is not { } batch)
                {
                    throw new RpcException(new Status(StatusCode.InvalidArgument, "after the hello only batches are expected"));
                }

                await TakeAsync(session, batch, responses, mine).ConfigureAwait(false);
            }
        }
        finally
        {
            session.Leave(connection);
            context.Sessions.Leave(session);
            session.Turn.Release();
        }
    }

    private async Task WelcomeAsync(
        IngestSession session, bool isKnown, IServerStreamWriter<ServerMessage> responses, CancellationToken stopping)
    {
        var welcome = new Welcome
        {
            Received = session.Received,
            FlushIntervalUs = context.FlushIntervalUs,
            PaneUs = context.PaneUs,
            MaxBatchSamples = IngestLimits.BatchSamples,
            MaxUnacknowledged = IngestLimits.Unacknowledged,
            KnowsSeries = isKnown,
        };
        await responses.WriteAsync(new ServerMessage { Welcome = welcome }, stopping).ConfigureAwait(false);
        foreach (var metric in session.Metrics)
        {
            await responses.WriteAsync(new ServerMessage { Bounds = context.Catalog.Bounds(metric) }, stopping).ConfigureAwait(false);
        }
    }

    private async Task TakeAsync(
        IngestSession session, Batch batch, IServerStreamWriter<ServerMessage> responses, CancellationToken stopping)
    {
        if (batch.Number <= session.Received)
        {
            context.Counters.Duplicate();
        }
        else
        {
            var receipt = context.Clock.Now;
            var refusals = new List<string>();
            var before = batch.Definitions.Count == 0 ? [] : session.Metrics.ToHashSet(StringComparer.Ordinal);
            if (context.Decoder.Decode(session, batch, receipt, refusals) is { } input)
            {
                await context.Loop.OfferAsync(new ArrivedBatch(receipt, input), stopping).ConfigureAwait(false);
            }

            // Only what the log has is known: a batch that was cut off here comes again.
            session.Received = batch.Number;
            context.Counters.Batch(batch.Series.Count + batch.Counts.Count);
            if (batch.Definitions.Count > 0)
            {
                foreach (var metric in session.Metrics.Where(metric => !before.Contains(metric)))
                {
                    await responses.WriteAsync(new ServerMessage { Bounds = context.Catalog.Bounds(metric) }, stopping).ConfigureAwait(false);
                }
            }

            await RefuseAsync(batch.Number, refusals, responses, stopping).ConfigureAwait(false);
        }

        var acknowledgement = new Acknowledgement { Received = session.Received, Durable = session.Received };
        await responses.WriteAsync(new ServerMessage { Acknowledgement = acknowledgement }, stopping).ConfigureAwait(false);
    }

    private async Task RefuseAsync(
        ulong number, List<string> refusals, IServerStreamWriter<ServerMessage> responses, CancellationToken stopping)
    {
        if (refusals.Count == 0)
        {
            return;
        }

        context.Counters.Refused(refusals.Count);
        foreach (var refusal in refusals)
        {
            context.Warnings.Warn(refusal);
            await responses.WriteAsync(new ServerMessage { Refusal = new Refusal { Number = number, Message = refusal } }, stopping).ConfigureAwait(false);
        }
    }

    private static string Printable(string text) =>
        text.Length == 0 ? "a client" : new string([.. text.Take(100).Select(static c => char.IsControl(c) ? '?' : c)]);
}
