namespace HmsOps.Sdk;

/// <summary>The metrics of this process: three lines in a service. Nothing here blocks or throws into the service once it is initialised; before, calls do nothing.</summary>
public static class Ops
{
    private static OpsClient? _client;

    /// <summary>The client that <see cref="Init(string)"/> made, or null.</summary>
    public static OpsClient? Client => Volatile.Read(ref _client);

    /// <summary>Opens a metrics channel for a service, to the sidecar at <c>HMSOPS_ENDPOINT</c> (default <c>http://127.0.0.1:4317</c>).</summary>
    /// <exception cref="ArgumentException">The service has no name.</exception>
    public static OpsClient Init(string service) => Init(new OpsOptions { Service = service });

    /// <summary>Opens a metrics channel; an earlier one of this process is closed in the background.</summary>
    /// <exception cref="ArgumentException">The service has no name.</exception>
    public static OpsClient Init(OpsOptions options)
    {
        var client = new OpsClient(options);
        if (Interlocked.Exchange(ref _client, client) is { } earlier)
        {
            _ = earlier.DisposeAsync().AsTask();
        }

        return client;
    }

    /// <summary>Starts the timer of one piece of work, which <see cref="OpsSpan.Ok"/> or <see cref="OpsSpan.Fail"/> ends.</summary>
    public static OpsSpan Span(string name) => Client is { } client ? client.Span(name) : default;

    /// <summary>Sends a value: <c>queue</c> is <c>SERVICE.queue</c>, a name with a dot is taken as given. A gauge unless the rules declare it otherwise.</summary>
    public static void Metric(string name, double value) => Client?.Metric(name, value);

    /// <summary>Sends what is left, for at most <see cref="OpsOptions.ShutdownTimeout"/>, and closes the channel.</summary>
    public static async Task ShutdownAsync()
    {
        if (Interlocked.Exchange(ref _client, null) is { } client)
        {
            await client.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>As <see cref="ShutdownAsync"/>, for where nothing can be awaited.</summary>
    public static void Shutdown() => ShutdownAsync().GetAwaiter().GetResult();
}
