using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Lowers playbooks to the steps that the engine runs; a call is its playbook's steps.</summary>
internal static class StepLowering
{
    public static ImmutableArray<StepPlan> Lower(ImmutableArray<BoundStep> steps) => [.. steps.SelectMany(step => Lower(step))];

    private static ImmutableArray<StepPlan> Lower(BoundStep step) => step switch
    {
        BoundRunStep run =>
        [
            new RunStepPlan(
                run.Text,
                run.Verb.Name,
                run.Effect,
                run.Arguments,
                run.Resource,
                run.Options.Timeout ?? RunStepPlan.DefaultTimeout,
                RunStepPlan.DefaultVerify),
        ],
        BoundWaitStep wait => [new WaitStepPlan(wait.Text, wait.Duration)],
        BoundNotifyStep notify => [new NotifyStepPlan(notify.Text, notify.Target, notify.Channels, notify.Message)],
        BoundCallStep call => Lower(call.Steps),
        _ => throw new InvalidOperationException($"no lowering for {step.GetType().Name}"),
    };
}
