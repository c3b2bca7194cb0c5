namespace HmsOps.Demo.World;

/// <summary>How a region stands.</summary>
/// <param name="Replicas">How many there shall be.</param>
/// <param name="Ready">How many are up.</param>
/// <param name="Version">Goes up with every change.</param>
/// <param name="Waiting">Requests in the queues.</param>
internal sealed record RegionState(int Replicas, int Ready, int Version, int Waiting);
