namespace HmsOps.Demo.Executors;

/// <summary>What a scale step intends, and what it found.</summary>
internal sealed record ScaleIntent(string Service, string Uid, int Replicas);

/// <summary>What a traffic shift intends.</summary>
internal sealed record ShiftIntent(string Service, SortedDictionary<string, int> Weights);
