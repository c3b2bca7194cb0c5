using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Model;

namespace HmsOps.Demo.World;

/// <summary>Sends each request of the proxy to the region whose turn it is.</summary>
internal sealed class WeightedPolicy(WeightTable weights) : ILoadBalancingPolicy
{
    public const string PolicyName = "Weighted";

    public string Name => PolicyName;

    public DestinationState? PickDestination(
        HttpContext context, ClusterState cluster, IReadOnlyList<DestinationState> availableDestinations)
    {
        var region = weights.Next();
        return availableDestinations.FirstOrDefault(
            destination => string.Equals(destination.DestinationId, region, StringComparison.Ordinal));
    }
}
