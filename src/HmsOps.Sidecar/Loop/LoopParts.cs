using HmsOps.Sidecar.Carrying;
using Microsoft.Extensions.Logging;

namespace HmsOps.Sidecar.Loop;

/// <summary>What an <see cref="EngineLoop"/> is made of.</summary>
internal sealed record LoopParts(
    IEngineCore Engine,
    EngineClock Clock,
    TickSchedule Schedule,
    JournalGate Gate,
    CommandDispatcher Dispatcher,
    DirectPages Pages,
    ObserverRelay Relay,
    FiringBook Firing,
    TimeProvider Time,
    ILogger Logger);
