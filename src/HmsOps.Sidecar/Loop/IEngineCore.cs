using HmsOps.Engine;
using HmsOps.Engine.Input;

namespace HmsOps.Sidecar.Loop;

/// <summary>The engine as its host sees it: one input, what it led to. Called by one thread at a time.</summary>
internal interface IEngineCore
{
    EngineOutput Process(EngineInput input);
}
