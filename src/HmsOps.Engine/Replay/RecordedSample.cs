namespace HmsOps.Engine.Replay;

/// <summary>A recorded sample.</summary>
/// <param name="Time">Engine time.</param>
/// <param name="Metric">Service and metric: <c>permit-svc.latency</c>.</param>
/// <param name="Value">In the metric's wire unit; for a counter the running total.</param>
/// <param name="Labels">The series' labels.</param>
/// <param name="At">The tick that it arrived before, or null where it arrived on time, in the order of the file.</param>
public readonly record struct RecordedSample(long Time, string Metric, double Value, LabelSet Labels, long? At = null);
