namespace HmsOps.Engine.Replay;

/// <summary>Something that happened in a test, in the order of all that happened.</summary>
/// <param name="Time">The tick.</param>
/// <param name="What">A transition, a tile's change, a step's line or a notice.</param>
internal sealed record TestEvent(long Time, object What);
