namespace HmsOps.Sdk.Tests;

/// <summary>A client that is connected to a double which wants some metrics.</summary>
internal sealed class World(IngestServer server, OpsClient client) : IAsyncDisposable
{
    public IngestDouble Ingest => server.Ingest;

    public OpsClient Client => client;

    public static async Task<World> StartAsync(params string[] wanted)
    {
        var ingest = new IngestDouble();
        foreach (var metric in wanted)
        {
            ingest.Want(Received.Wanted(metric, 0.5));
        }

        var server = await IngestServer.StartAsync(ingest);
        var client = new OpsClient(new OpsOptions
        {
            Service = "permit-svc",
            Endpoint = server.Endpoint,
            Labels = new Dictionary<string, string> { ["region"] = "us-east" },
            MaxSeries = 20,
            MinBackoff = TimeSpan.FromMilliseconds(10),
            MaxBackoff = TimeSpan.FromMilliseconds(50),
        });
        return new World(server, client);
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await server.DisposeAsync();
    }
}
