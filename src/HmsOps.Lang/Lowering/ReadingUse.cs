using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>A reading in a rule, and what it asks of the samples.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Key">The aggregate that answers it.</param>
/// <param name="Test">The threshold by which it is decided, or null where its value is needed.</param>
internal sealed record ReadingUse(BoundReading Reading, AggregateKey Key, QuantileTest? Test);
