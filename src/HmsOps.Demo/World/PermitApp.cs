using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HmsOps.Demo.World;

/// <summary>The permit service's HTTP face in one region.</summary>
internal static class PermitApp
{
    public static Task<LoopbackHost> StartAsync(Region region, CancellationToken cancellation) =>
        LoopbackHost.StartAsync(
            _ => { },
            app =>
            {
                app.MapGet("/healthz", () => Results.Text("ok"));
                app.MapPost("/permits", async (HttpContext context) =>
                {
                    var isQueued = await region.SubmitAsync().ConfigureAwait(false);
                    context.Response.StatusCode = isQueued ? StatusCodes.Status201Created : StatusCodes.Status503ServiceUnavailable;
                    await context.Response.WriteAsync(isQueued ? "{\"status\":\"queued\"}" : "{\"status\":\"busy\"}").ConfigureAwait(false);
                });
            },
            cancellation);
}
