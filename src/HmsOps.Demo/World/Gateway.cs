using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.LoadBalancing;

namespace HmsOps.Demo.World;

/// <summary>The reverse proxy before the regions.</summary>
internal static class Gateway
{
    public static Task<LoopbackHost> StartAsync(
        WeightTable weights, IReadOnlyDictionary<string, Uri> regions, CancellationToken cancellation)
    {
        var route = new RouteConfig { RouteId = "permits", ClusterId = "permit-svc", Match = new RouteMatch { Path = "{**rest}" } };
        var cluster = new ClusterConfig
        {
            ClusterId = "permit-svc",
            LoadBalancingPolicy = WeightedPolicy.PolicyName,
            Destinations = regions.ToDictionary(
                region => region.Key, region => new DestinationConfig { Address = region.Value.ToString() }, StringComparer.Ordinal),
        };
        return LoopbackHost.StartAsync(
            services =>
            {
                services.AddSingleton(weights);
                services.AddSingleton<ILoadBalancingPolicy, WeightedPolicy>();
                services.AddReverseProxy().LoadFromMemory([route], [cluster]);
            },
            app => app.MapReverseProxy(),
            cancellation);
    }
}
