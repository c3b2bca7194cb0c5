using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;

namespace HmsOps.Sidecar.Loop;

/// <summary>A batch and when it came, in engine time: it is taken after every tick before that.</summary>
internal readonly record struct ArrivedBatch(long Arrival, BatchInput Batch);

/// <summary>An answer to a command.</summary>
/// <param name="Input">What the engine is told.</param>
/// <param name="Notice">The notice that it is about, or null.</param>
/// <param name="IsEffect">True where something was done in the world, so that the answer is kept even while stopping.</param>
internal sealed record ArrivedAnswer(EngineInput Input, NoticeRecord? Notice, bool IsEffect);
