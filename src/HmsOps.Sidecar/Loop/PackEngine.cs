using HmsOps.Engine;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Packs;

namespace HmsOps.Sidecar.Loop;

/// <summary>The engine of a pack.</summary>
internal sealed class PackEngine(LoadedPack pack, EngineOptions options, DurableState restored) : IEngineCore
{
    private readonly OpsEngine _engine = new(pack, options, restored);

    /// <inheritdoc/>
    public EngineOutput Process(EngineInput input) => _engine.Process(input);
}
