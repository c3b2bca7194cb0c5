using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HmsOps.Demo.World;

/// <summary>What operators and executors call: replicas and weights, each with a version that a change must name.</summary>
internal static class ControlApi
{
    public const string Service = "permit-svc";
    private const int MaxReplicas = 50;
    private static readonly string Uid = "5f0c7c1e-0415-4a57-9a6e-" + Service;

    public static Task<LoopbackHost> StartAsync(Region region, WeightTable weights, CancellationToken cancellation) =>
        LoopbackHost.StartAsync(
            _ => { },
            app =>
            {
                MapWorkload(app, region);
                MapRoute(app, weights);
            },
            cancellation);

    private static void MapWorkload(IEndpointRouteBuilder app, Region region)
    {
        const string path = $"/workloads/{Service}";
        app.MapGet(path, () => Results.Json(Describe(region.State)));
        app.MapPut(path, async (HttpContext context) =>
        {
            if (await ReadAsync<ReplicasRequest>(context).ConfigureAwait(false) is not { } request
                || request.Replicas is < 1 or > MaxReplicas)
            {
                return Results.BadRequest();
            }

            return region.TryScale(request.Replicas, ParseVersion(request.ResourceVersion))
                ? Results.Json(Describe(region.State))
                : Results.Conflict();
        });
    }

    private static void MapRoute(IEndpointRouteBuilder app, WeightTable weights)
    {
        const string path = $"/routes/{Service}";
        app.MapGet(path, () => Results.Json(Describe(weights)));
        app.MapPut(path, async (HttpContext context) =>
        {
            if (await ReadAsync<WeightsRequest>(context).ConfigureAwait(false) is not { Weights: { } wanted } request)
            {
                return Results.BadRequest();
            }

            return weights.TrySet(wanted, ParseVersion(request.ResourceVersion)) switch
            {
                WeightChange.Done => Results.Json(Describe(weights)),
                WeightChange.Stale => Results.Conflict(),
                _ => Results.BadRequest(),
            };
        });
    }

    private static object Describe(RegionState state) => new
    {
        service = Service,
        uid = Uid,
        resourceVersion = state.Version.ToString(CultureInfo.InvariantCulture),
        replicas = state.Replicas,
        ready = state.Ready,
    };

    private static object Describe(WeightTable table)
    {
        var (weights, version) = table.State;
        return new { service = Service, resourceVersion = version.ToString(CultureInfo.InvariantCulture), weights };
    }

    private static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        try
        {
            return await context.Request.ReadFromJsonAsync<T>(context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // A version that is none matches nothing.
    private static int ParseVersion(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    private sealed record ReplicasRequest(int Replicas, string? ResourceVersion);

    private sealed record WeightsRequest(Dictionary<string, int>? Weights, string? ResourceVersion);
}
