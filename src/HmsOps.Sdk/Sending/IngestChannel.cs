using Grpc.Net.Client;

namespace HmsOps.Sdk.Sending;

/// <summary>The way to the sidecar.</summary>
internal static class IngestChannel
{
    /// <summary>A channel, or null and what is wrong with the endpoint.</summary>
    public static GrpcChannel? Open(string endpoint, out string? error)
    {
        error = null;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            error = $"'{endpoint}' is not an address such as {OpsOptions.DefaultEndpoint}";
            return null;
        }

        var handler = new SocketsHttpHandler
        {
            // A sidecar is on this machine; a proxy for the outside world would only be in the way.
            UseProxy = !address.IsLoopback,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            KeepAlivePingDelay = TimeSpan.FromSeconds(10),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        };
        return GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
    }
}
