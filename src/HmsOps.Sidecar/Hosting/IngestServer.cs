using System.Net;
using HmsOps.Sidecar.Ingest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HmsOps.Sidecar.Hosting;

/// <summary>The listening end: HTTP/2 without TLS, on loopback only.</summary>
internal sealed class IngestServer : IAsyncDisposable
{
    private const int MaximumMessage = 4 << 20;

    private readonly WebApplication _application;

    private IngestServer(WebApplication application, IPEndPoint endpoint)
    {
        _application = application;
        Endpoint = endpoint;
    }

    /// <value>Where it listens, with the port that was taken.</value>
    public IPEndPoint Endpoint { get; }

    /// <summary>Binds and serves.</summary>
    /// <exception cref="SidecarException">Not loopback, or the port can't be had.</exception>
    public static async Task<IngestServer> StartAsync(IPEndPoint listen, IngestContext context, ILoggerFactory logs)
    {
        if (!IPAddress.IsLoopback(listen.Address))
        {
            throw new SidecarException(
                $"listening on {listen} would need TLS and a token, which this version has not: listen on loopback, as in 127.0.0.1:{listen.Port}");
        }

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, listen));
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddRouting();
        builder.Services.AddGrpc(static grpc => grpc.MaxReceiveMessageSize = MaximumMessage);
        builder.Services.AddSingleton(context);
        builder.Services.AddSingleton<IngestService>();
        var application = builder.Build();
        application.MapGrpcService<IngestService>();
        try
        {
            await application.StartAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException)
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw Refused(listen, failure);
        }

        return new IngestServer(application, Bound(application, listen));
    }

    /// <summary>Takes no new connections and waits shortly for those there are.</summary>
    public Task StopAsync() => _application.StopAsync(CancellationToken.None);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Configure(KestrelServerOptions kestrel, IPEndPoint listen)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = 1_000;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
        kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
        kestrel.Listen(listen, static options => options.Protocols = HttpProtocols.Http2);
    }

    private static SidecarException Refused(IPEndPoint listen, Exception failure) => failure.InnerException is AddressInUseException
        ? new($"{listen} is in use: stop what listens there, or choose another port with --listen (0 takes a free one)", failure)
        : new($"{listen} can't be listened on: {failure.Message.ReplaceLineEndings(" ")}", failure);

    private static IPEndPoint Bound(WebApplication application, IPEndPoint listen)
    {
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return addresses.Select(static address => new Uri(address).Port).FirstOrDefault() is var port and > 0
            ? new IPEndPoint(listen.Address, port)
            : listen;
    }
}
