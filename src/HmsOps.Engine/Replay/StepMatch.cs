using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>Compares a step with what a test says of it: the verb and the arguments that are written.</summary>
internal static class StepMatch
{
    /// <summary>True where the step is of the verb and has each of the arguments.</summary>
    public static bool Is(RunStepPlan step, string verb, ImmutableArray<StepArgument> written) =>
        string.Equals(step.Verb, verb, StringComparison.Ordinal)
        && written.All(wanted => step.Arguments.Any(argument => IsSame(argument, wanted)));

    private static bool IsSame(StepArgument left, StepArgument right) =>
        string.Equals(left.Name, right.Name, StringComparison.Ordinal)
        && (left.Number is { } mine && right.Number is { } theirs
            ? mine == theirs
            : string.Equals(left.Text, right.Text, StringComparison.Ordinal));
}
