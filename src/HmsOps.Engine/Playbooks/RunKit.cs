using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Playbooks;

/// <summary>What all runs share.</summary>
internal sealed record RunKit(PackPlan Plan, EngineOptions Options, EngineOutput Output, Outbox Outbox, LockTable Locks, CallBook Calls)
{
    /// <summary>A bound that stands for real time, in engine time.</summary>
    public long Real(long duration) => (long)(duration * Options.Speed);
}
