using HmsOps.Engine;
using HmsOps.Engine.Plan;

namespace HmsOps.Steps;

/// <summary>A step to plan.</summary>
/// <param name="Alert">The alert whose playbook it is.</param>
/// <param name="Instance">The alert instance's labels.</param>
/// <param name="Run">The run's number in the journal.</param>
/// <param name="Step">The step's place in the run, from 0.</param>
/// <param name="Plan">Its verb and arguments.</param>
public sealed record StepRequest(string Alert, LabelSet Instance, long Run, int Step, RunStepPlan Plan)
{
    /// <summary>An argument's text, or null where it was not given and has no default.</summary>
    public string? Text(string name) => Find(name)?.Text;

    /// <summary>An argument's number in stored units, or null where it was not given and has no default.</summary>
    public double? Number(string name) => Find(name)?.Number;

    private StepArgument? Find(string name) =>
        Plan.Arguments.FirstOrDefault(argument => string.Equals(argument.Name, name, StringComparison.Ordinal));
}
