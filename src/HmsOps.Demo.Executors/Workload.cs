namespace HmsOps.Demo.Executors;

/// <summary>A workload as the control API shows it.</summary>
internal sealed record Workload(string Service, string Uid, string ResourceVersion, int Replicas, int Ready);

/// <summary>A change of a workload's replicas.</summary>
internal sealed record ReplicasChange(int Replicas, string ResourceVersion);

/// <summary>A route as the control API shows it.</summary>
internal sealed record Route(string Service, string ResourceVersion, Dictionary<string, int> Weights);

/// <summary>A change of a route's weights.</summary>
internal sealed record WeightsChange(IReadOnlyDictionary<string, int> Weights, string ResourceVersion);
