using System.Net;
using HmsOps.Engine;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Sidecar.Carrying;
using HmsOps.Sidecar.Hosting;
using HmsOps.Sidecar.Ingest;
using HmsOps.Sidecar.Journal;
using HmsOps.Sidecar.Loop;
using HmsOps.Steps.Notifiers;
using Microsoft.Extensions.Logging;

namespace HmsOps.Sidecar;

/// <summary>The sidecar: takes metrics in over gRPC, lets the engine decide, keeps the journal, carries steps out and sends notices.</summary>
public sealed class SidecarHost : IAsyncDisposable
{
    private const long StallLimit = 10 * EngineTime.Second;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SidecarOptions _options;
    private readonly SidecarParts _parts;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SecretRedactor _redactor;
    private readonly RedactingLoggerFactory _logs;
    private readonly ILogger _logger;
    private readonly IngestCounters _counters = new();
    private IJournal? _journal;
    private JournalGate? _gate;
    private CommandDispatcher? _dispatcher;
    private EngineLoop? _loop;
    private IngestServer? _server;

    /// <summary>A sidecar that is not started yet.</summary>
    /// <exception cref="ArgumentException">The speed is out of range.</exception>
    public SidecarHost(SidecarOptions options)
        : this(options, SidecarParts.Default)
    {
    }

    internal SidecarHost(SidecarOptions options, SidecarParts parts)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Speed is not (>= 0.01 and <= 1_000))
        {
            throw new ArgumentException("the speed is a number from 0.01 to 1000", nameof(options));
        }

        _options = options;
        _parts = parts;
        _redactor = new SecretRedactor(options.Secrets);
        _logs = new RedactingLoggerFactory(options.LoggerFactory, _redactor);
        _logger = _logs.CreateLogger("HmsOps.Sidecar");
    }

    /// <summary>Where gRPC listens, with the port that was taken; null before the start.</summary>
    public IPEndPoint? Endpoint => _server?.Endpoint;

    /// <summary>Ends when the engine does: faulted where it failed, and then the process should end.</summary>
    public Task Completion => _loop?.Completion ?? Task.CompletedTask;

    /// <summary>What has come in since the start.</summary>
    public SidecarStatistics Statistics => new(
        _counters.Batches, _counters.Samples, _counters.Duplicates, _counters.Refusals, _loop?.TicksLate ?? 0, _gate is not { IsDead: true });

    /// <summary>Locks the state, restores it, listens and begins to tick.</summary>
    /// <exception cref="SidecarException">The state is locked or unreadable, or the port can't be had.</exception>
    public async Task StartAsync()
    {
        try
        {
            StartWarnings.Tell(_options, _logger);
            _journal = _parts.OpenJournal(_options.StateFolder);
            var restored = _journal.Load();
            var tick = _options.Tick;
            var clock = new EngineClock(_options.Time, _options.Speed, restored.LastTick is { } last ? last + tick : long.MinValue);
            var begin = EngineTime.Floor(clock.Now, tick);
            _loop = Compose(_journal, restored, clock, new TickSchedule(tick, clock.Scale(StallLimit), begin));
            _server = await IngestServer.StartAsync(_options.Listen, Ingest(_loop, clock), _logs).ConfigureAwait(false);
            _logger.LogInformation("listening on {Endpoint}", _server.Endpoint);
            _loop.Start(restored.LastTick is { } from ? new GapInput(from, begin) : null);
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends in order: takes no more metrics, waits up to 10 s for steps and notices that are under way, and closes the journal.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_server is not null)
        {
            await _server.StopAsync().ConfigureAwait(false);
        }

        if (_loop is not null)
        {
            await _loop.StopAsync(Patience).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        if (_server is not null)
        {
            await _server.DisposeAsync().ConfigureAwait(false);
        }

        if (_loop is not null)
        {
            await _loop.DisposeAsync().ConfigureAwait(false);
        }

        _dispatcher?.Dispose();
        _journal?.Dispose();
        _journal = null;
    }

    private EngineLoop Compose(IJournal journal, DurableState restored, EngineClock clock, TickSchedule schedule)
    {
        var time = _options.Time;
        var sender = new NoticeSender(
            _options.Notifiers, new LogNotifier(_logs.CreateLogger("HmsOps.Notices")), _options.Observe, clock.ToWall, time, _redactor);
        _gate = new JournalGate(journal, time, _logger);
        _dispatcher = new CommandDispatcher(new StepCaller(_options.Executors, time, _redactor), sender, _logger);
        var engine = _parts.CreateEngine(
            _options.Pack, new EngineOptions { Tick = _options.Tick, Speed = _options.Speed, Observe = _options.Observe }, restored);
        return new EngineLoop(new LoopParts(
            engine,
            clock,
            schedule,
            _gate,
            _dispatcher,
            new DirectPages(_options.Pack.Plan, sender, clock, time, _logger, _stopping.Token),
            new ObserverRelay(_options.Observer, _logger),
            new FiringBook(restored),
            time,
            _logger));
    }

    private IngestContext Ingest(EngineLoop loop, EngineClock clock)
    {
        var catalog = new MetricCatalog(_options.Pack.Plan);
        return new IngestContext(
            new SessionTable(_options.Time),
            catalog,
            new BatchDecoder(new DefinitionReader(catalog, new SeriesDirectory()), _options.Speed),
            loop,
            clock,
            _counters,
            new RefusalWarnings(_logger),
            _logger,
            _options.Tick,
            _stopping.Token);
    }
}
