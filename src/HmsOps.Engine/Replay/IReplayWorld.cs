using HmsOps.Engine.Playbooks;

namespace HmsOps.Engine.Replay;

/// <summary>Stands for executors and notifiers in a replay.</summary>
internal interface IReplayWorld
{
    /// <summary>What comes of asking about a step, and how long that takes, in ticks of engine time.</summary>
    (StepAnswer Answer, long Takes) Answer(StepCommand command);

    /// <summary>Whether a step that waits for approval gets it at a tick.</summary>
    bool Approves(PendingApproval approval, long time) => true;

    /// <summary>The next time after <paramref name="now"/> at which someone approves, or null.</summary>
    long? NextApproval(long now) => null;
}
