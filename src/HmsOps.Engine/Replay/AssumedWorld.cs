using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Engine.Replay;

/// <summary>A world in which steps take no time and succeed.</summary>
internal class AssumedWorld : IReplayWorld
{
    /// <inheritdoc/>
    public virtual (StepAnswer Answer, long Takes) Answer(StepCommand command) => (command switch
    {
        PlanStepCommand => new PlannedAnswer(IntentOf(command)),
        CheckStepCommand => new CheckedAnswer(TargetCheck.Unchanged, "assumed"),
        ApplyStepCommand => new AppliedAnswer("assumed"),
        _ => new VerifiedAnswer(Verification.Success, "assumed"),
    }, 0);

    private static StepIntent IntentOf(StepCommand command) => new(
        command.Plan.Text, command.Plan.Resource, "{}", "{}",
        command.Plan.Effect == StepEffect.Keyed ? FormattableString.Invariant($"replay/{command.Run}/{command.Step}") : null);
}
