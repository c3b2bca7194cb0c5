using System.Net;
using HmsOps.Sidecar.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace HmsOps.Sidecar.Tests.Doubles;

/// <summary>A host on a free port with an engine and a journal of the test's own; its clock moves as the test says.</summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 4, 15, 23, 57, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public World(ScriptedEngine engine, Func<SidecarOptions, SidecarOptions>? change = null, MemoryJournal? journal = null)
    {
        Engine = engine;
        Journal = journal ?? new MemoryJournal();
        var options = new SidecarOptions
        {
            Pack = Plans.Pack(),
            StateFolder = _folder.Path,
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            Time = Time,
            LoggerFactory = Log,
        };
        Host = new SidecarHost(
            change?.Invoke(options) ?? options, new SidecarParts(_ => Journal, (_, _, _) => Engine));
    }

    public FakeTimeProvider Time { get; } = new(Start);

    public ListLogger Log { get; } = new();

    public ScriptedEngine Engine { get; }

    public MemoryJournal Journal { get; }

    public SidecarHost Host { get; }

    public static async Task<World> StartAsync(
        ScriptedEngine? engine = null, Func<SidecarOptions, SidecarOptions>? change = null, MemoryJournal? journal = null)
    {
        var world = new World(engine ?? new ScriptedEngine(), change, journal);
        await world.Host.StartAsync();
        return world;
    }

    public IngestClient Client(Guid? session = null) =>
        new(Host.Endpoint ?? throw new InvalidOperationException("not started"), session ?? Guid.NewGuid());

    public async ValueTask DisposeAsync()
    {
        Engine.Gate.Set();
        await Host.DisposeAsync();
        _folder.Dispose();
    }
}
