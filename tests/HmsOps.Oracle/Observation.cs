namespace HmsOps.Oracle;

/// <summary>A sample that was taken, as it came.</summary>
/// <param name="Sequence">Its place in the order of arrival.</param>
/// <param name="Time">As stamped.</param>
/// <param name="Counted">The time at which it counts: its own, or that of the next tick where it is ahead.</param>
/// <param name="Value">In the stored unit.</param>
/// <param name="Growth">Of a counter: what it grew by; null where the sample is only a base.</param>
public sealed record Observation(long Sequence, long Time, long Counted, double Value, double? Growth);
