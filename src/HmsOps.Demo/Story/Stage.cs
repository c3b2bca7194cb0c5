using System.Net;
using HmsOps.Demo.Mail;
using HmsOps.Demo.World;
using HmsOps.Sidecar;
using HmsOps.Steps;
using HmsOps.Steps.Notifiers;
using HmsOps.Steps.Plugins;

namespace HmsOps.Demo.Story;

/// <summary>Everything that runs while the story is played: the world, the mail server, the sidecar; and nothing of it afterwards.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly DemoOptions _options;
    private readonly string _state = Path.Combine(Path.GetTempPath(), "hmsops-demo-" + Guid.NewGuid().ToString("N"));
    private readonly WarningLog _warnings = new();
    private readonly SmtpSink _mail = SmtpSink.Start();
    private readonly DemoWorld _world;
    private IReadOnlyDictionary<string, IStepExecutor> _executors = new Dictionary<string, IStepExecutor>();
    private SidecarHost? _sidecar;

    private Stage(DemoOptions options, DemoWorld world)
    {
        _options = options;
        _world = world;
        Log = new StoryLog(options.Pack.Plan, options.Time);
        _mail.Taken = Log.Tell;
    }

    public DemoWorld World => _world;

    public StoryLog Log { get; }

    /// <summary>What the sidecar warned of.</summary>
    public IReadOnlyList<string> Warnings => _warnings.Lines;

    /// <exception cref="PluginException">The executors can't be loaded.</exception>
    /// <exception cref="SidecarException">The sidecar can't be started.</exception>
    public static async Task<Stage> OpenAsync(DemoOptions options, CancellationToken cancellation)
    {
        var stage = new Stage(options, await DemoWorld.StartAsync(new WorldOptions(), cancellation).ConfigureAwait(false));
        try
        {
            await stage.StartSidecarAsync().ConfigureAwait(false);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>How it stands.</summary>
    public StoryStanding Standing() => new(
        Log.Snapshot(),
        _world.East.State,
        _world.West.State,
        _world.Weights.State.Weights,
        _world.Citizens.Count,
        _world.Citizens.Answered,
        _world.Citizens.TurnedAway,
        [.. _mail.Mails],
        [.. _world.Clients.Select(client => client.Statistics)],
        _sidecar?.Statistics ?? new SidecarStatistics(0, 0, 0, 0, 0, IsDurable: false));

    /// <summary>After the curtain: the citizens go home, the last metrics are sent, and nothing is written down any more.</summary>
    public async Task SettleAsync()
    {
        Log.Close();
        await _world.CloseAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _world.CloseAsync().ConfigureAwait(false);
        if (_sidecar is not null)
        {
            await _sidecar.DisposeAsync().ConfigureAwait(false);
        }

        await _world.DisposeAsync().ConfigureAwait(false);
        await _mail.DisposeAsync().ConfigureAwait(false);
        foreach (var executor in _executors.Values)
        {
            (executor as IDisposable)?.Dispose();
        }

        if (Directory.Exists(_state))
        {
            Directory.Delete(_state, recursive: true);
        }
    }

    private async Task StartSidecarAsync()
    {
        var settings = new Dictionary<string, string> { ["endpoint"] = _world.Control.ToString() };
        _executors = PluginLoader.Load(_options.PluginPath).Executors
            .ToDictionary(executor => executor.Schema.Name, StringComparer.Ordinal);
        foreach (var executor in _executors.Values)
        {
            executor.Configure(settings);
        }

        _sidecar = new SidecarHost(new SidecarOptions
        {
            Pack = _options.Pack,
            StateFolder = _state,
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            Executors = _executors,
            Notifiers = [new EmailNotifier(new EmailSettings("127.0.0.1", _mail.Port, TlsMode.Auto, "ops@treasury.gov"))],
            Time = _options.Time,
            Speed = _options.Speed,
            Observer = Log,
            LoggerFactory = _warnings,
        });
        await _sidecar.StartAsync().ConfigureAwait(false);
        _world.Instrument($"http://{_sidecar.Endpoint}");
    }
}
