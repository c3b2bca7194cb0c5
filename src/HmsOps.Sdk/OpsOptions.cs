namespace HmsOps.Sdk;

/// <summary>Settings of a client.</summary>
public sealed record OpsOptions
{
    /// <value>The environment variable that names the sidecar: <c>HMSOPS_ENDPOINT</c>.</value>
    public const string EndpointVariable = "HMSOPS_ENDPOINT";

    /// <value>Where a sidecar listens by default.</value>
    public const string DefaultEndpoint = "http://127.0.0.1:4317";

    /// <value>The service that sends; the first part of its metrics' names.</value>
    public required string Service { get; init; }

    /// <value>The sidecar; null reads <see cref="EndpointVariable"/>.</value>
    public string? Endpoint { get; init; }

    /// <value>Labels of every series, such as the region.</value>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <value>How long what could not be sent is kept: 60 s, as far back as a sidecar takes it.</value>
    public TimeSpan BufferDuration { get; init; } = TimeSpan.FromSeconds(60);

    /// <value>How many samples and counted panes are kept at most: 100,000.</value>
    public int BufferSamples { get; init; } = 100_000;

    /// <value>How many series a client may have: 1,000. Spans past it feed the service's own series only.</value>
    public int MaxSeries { get; init; } = 1_000;

    /// <value>How long closing may take: 2 s.</value>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <value>The first pause before connecting again, which doubles up to <see cref="MaxBackoff"/>: 100 ms.</value>
    public TimeSpan MinBackoff { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <value>The longest pause before connecting again: 5 s.</value>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(5);

    /// <value>The clock of durations and time stamps.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal string ResolvedEndpoint =>
        (Endpoint ?? Environment.GetEnvironmentVariable(EndpointVariable)) is { Length: > 0 } given ? given : DefaultEndpoint;
}
