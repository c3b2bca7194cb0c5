namespace HmsOps.Engine.Replay;

/// <summary>Why an expectation failed.</summary>
/// <param name="At">When; engine time.</param>
/// <param name="Expected">What was expected, in words.</param>
/// <param name="Seen">What was seen instead.</param>
internal sealed record Finding(long At, string Expected, string Seen);
