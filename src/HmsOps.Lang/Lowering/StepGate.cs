using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Lowering;

/// <summary>Finds what of a playbook can't be run: only what of its conditions can't.</summary>
internal static class StepGate
{
    /// <summary>The first that can't, or null.</summary>
    public static (Place Place, string What)? Missing(IEnumerable<BoundStep> steps) =>
        Conditions(steps).Select(AlertGate.Expression).FirstOrDefault(missing => missing is not null);

    /// <summary>The conditions that a run may ask about: not those that were known before, nor those of branches that are never taken.</summary>
    public static IEnumerable<BoundCondition> Conditions(IEnumerable<BoundStep> steps) => steps.SelectMany(Conditions);

    private static IEnumerable<BoundCondition> Conditions(BoundStep step) => step switch
    {
        BoundRunStep run => Conditions(run.Options.OnFailure),
        BoundCallStep call => Conditions(call.Steps).Concat(Conditions(call.Options.OnFailure)),
        BoundWaitUntilStep wait => [wait.Condition],
        BoundIfStep choice when StepLowering.Known(choice) is { } known => Conditions(known),
        BoundIfStep choice => Conditions(choice.Then).Concat(Conditions(choice.Else)).Prepend(choice.Condition),
        BoundParallelStep parallel => Conditions(parallel.Branches),
        _ => [],
    };
}
