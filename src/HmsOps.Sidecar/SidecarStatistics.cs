namespace HmsOps.Sidecar;

/// <summary>What a sidecar has done since its start.</summary>
/// <param name="Batches">Batches taken.</param>
/// <param name="Samples">Samples and counted panes in them.</param>
/// <param name="Duplicates">Batches that came again and were known.</param>
/// <param name="Refusals">Definitions, batches and parts of batches that were not taken.</param>
/// <param name="TicksLate">Ticks that ran more than a tick late, or fell into a gap.</param>
/// <param name="IsDurable">False once the journal can't be written.</param>
public sealed record SidecarStatistics(
    long Batches, long Samples, long Duplicates, long Refusals, long TicksLate, bool IsDurable);
