using HmsOps.Sdk;

namespace HmsOps.Demo.World;

/// <summary>The little world: two regions of a permit service behind a proxy, their control API, and the citizens.</summary>
internal sealed class DemoWorld : IAsyncDisposable
{
    public const string EastName = "us-east";
    public const string WestName = "us-west";

    private readonly Stack<IAsyncDisposable> _hosts = new();

    private DemoWorld(WorldOptions options)
    {
        Ledger = new Ledger();
        East = new Region(EastName, Ledger, options);
        West = new Region(WestName, Ledger, options);
        Weights = new WeightTable(new Dictionary<string, int> { [EastName] = 100, [WestName] = 0 });
        Citizens = new Citizens(options);
    }

    public Ledger Ledger { get; }

    public Region East { get; }

    public Region West { get; }

    public WeightTable Weights { get; }

    public Citizens Citizens { get; }

    /// <value>Where executors reach the control API.</value>
    public Uri Control { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The channels to the sidecar.</summary>
    public IReadOnlyList<OpsClient> Clients => [.. ((OpsClient?[])[East.Ops, West.Ops]).OfType<OpsClient>()];

    public static async Task<DemoWorld> StartAsync(WorldOptions options, CancellationToken cancellation)
    {
        var world = new DemoWorld(options);
        try
        {
            await world.StartHostsAsync(options, cancellation).ConfigureAwait(false);
            return world;
        }
        catch
        {
            await world.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Puts the SDK into the service, one client a region.</summary>
    public void Instrument(string sidecar)
    {
        foreach (var region in (Region[])[East, West])
        {
            region.Ops = new OpsClient(new OpsOptions
            {
                Service = ControlApi.Service,
                Endpoint = sidecar,
                Labels = new Dictionary<string, string> { ["region"] = region.Name },
            });
        }
    }

    /// <summary>The citizens leave, and the last metrics go out.</summary>
    public async Task CloseAsync()
    {
        await Citizens.DisposeAsync().ConfigureAwait(false);
        foreach (var client in Clients)
        {
            await client.DisposeAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        East.Dispose();
        West.Dispose();
        while (_hosts.TryPop(out var host))
        {
            await host.DisposeAsync().ConfigureAwait(false);
        }

        Ledger.Dispose();
    }

    private async Task StartHostsAsync(WorldOptions options, CancellationToken cancellation)
    {
        var addresses = new Dictionary<string, Uri>(StringComparer.Ordinal);
        foreach (var (region, replicas) in ((Region, int)[])[(East, options.EastReplicas), (West, options.WestReplicas)])
        {
            region.TryScale(replicas, expectedVersion: null);
            addresses[region.Name] = (await KeepAsync(PermitApp.StartAsync(region, cancellation)).ConfigureAwait(false)).Address;
        }

        var gateway = await KeepAsync(Gateway.StartAsync(Weights, addresses, cancellation)).ConfigureAwait(false);
        var control = await KeepAsync(ControlApi.StartAsync(East, Weights, cancellation)).ConfigureAwait(false);
        Control = control.Address;
        Citizens.Gateway = gateway.Address;
        await WarmUpAsync(options, cancellation).ConfigureAwait(false);
    }

    // The first requests of a process wait for its code; none of them counts.
    private async Task WarmUpAsync(WorldOptions options, CancellationToken cancellation)
    {
        while (East.State.Ready < options.EastReplicas || West.State.Ready < options.WestReplicas)
        {
            await Task.Delay(20, cancellation).ConfigureAwait(false);
        }

        for (var i = 0; i < 5; i++)
        {
            await Citizens.SubmitAsync().ConfigureAwait(false);
        }
    }

    private async Task<LoopbackHost> KeepAsync(Task<LoopbackHost> starting)
    {
        var host = await starting.ConfigureAwait(false);
        _hosts.Push(host);
        return host;
    }
}
