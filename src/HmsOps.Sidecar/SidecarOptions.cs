using System.Collections.Immutable;
using System.Net;
using HmsOps.Engine;
using HmsOps.Engine.Packs;
using HmsOps.Steps;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HmsOps.Sidecar;

/// <summary>What a sidecar is started with.</summary>
public sealed record SidecarOptions
{
    /// <value>The rules.</value>
    public required LoadedPack Pack { get; init; }

    /// <value>The folder of the journal; made where it is missing, and locked.</value>
    public required string StateFolder { get; init; }

    /// <value>Where gRPC listens: 127.0.0.1:4317; port 0 takes a free one. Only loopback is allowed.</value>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 4317);

    /// <value>Where a dashboard was asked for, or null. This version has none and says so in the log.</value>
    public IPEndPoint? Dashboard { get; init; }

    /// <value>By verb, configured. A verb without one is refused when its step comes.</value>
    public IReadOnlyDictionary<string, IStepExecutor> Executors { get; init; } = ImmutableDictionary<string, IStepExecutor>.Empty;

    /// <value>By their own names; a notice that names none of them goes to the log.</value>
    public ImmutableArray<INotifier> Notifiers { get; init; } = [];

    /// <value>Wall and monotonic clock.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <value>ε in engine time: 1 s.</value>
    public long Tick { get; init; } = EngineTime.Second;

    /// <value>How many times faster than real time the engine's clock runs: from 0.01 to 1,000.</value>
    public double Speed { get; init; } = 1;

    /// <value>Plans and records, applies nothing; notices go to the log.</value>
    public bool Observe { get; init; }

    /// <value>Is told every line.</value>
    public ISidecarObserver? Observer { get; init; }

    /// <value>Where the log goes.</value>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <value>Taken out, by value, of the log, of notices and of what executors say.</value>
    public ImmutableArray<string> Secrets { get; init; } = [];
}
