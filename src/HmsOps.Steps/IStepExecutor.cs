using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Steps;

/// <summary>
/// Carries out the steps of one verb: plan, check, apply, verify. A plugin's public types that implement it and have a
/// parameterless constructor are found in its assembly.
/// </summary>
/// <remarks>
/// An exception means that the asking failed; from <see cref="ApplyAsync"/> it means that it is not known whether
/// anything was done. No call is made concurrently with another one for the same resource.
/// </remarks>
public interface IStepExecutor
{
    /// <summary>What the verb takes and does; it joins the compiler's environment.</summary>
    VerbSchema Schema { get; }

    /// <summary>Takes the verb's settings of <c>hmsops.yaml</c> (<c>executors: VERB: {…}</c>), once, before any other call.</summary>
    /// <exception cref="ArgumentException">A setting is missing or wrong; the message says which.</exception>
    void Configure(IReadOnlyDictionary<string, string> settings)
    {
    }

    /// <summary>Turns arguments into an absolute intent; reads only. Answers with <see cref="PlannedAnswer"/>, <see cref="AlreadySoAnswer"/> or <see cref="RefusedAnswer"/>.</summary>
    ValueTask<StepAnswer> PlanAsync(StepRequest request, CancellationToken cancellation);

    /// <summary>Compares the target with a recorded intent, directly before it is sent and after a crash; reads only.</summary>
    ValueTask<CheckedAnswer> CheckAsync(StepIntent intent, CancellationToken cancellation);

    /// <summary>Makes it so. Answers with <see cref="AppliedAnswer"/>, or <see cref="FailedAnswer"/> that says whether anything was done.</summary>
    ValueTask<StepAnswer> ApplyAsync(StepIntent intent, int attempt, CancellationToken cancellation);

    /// <summary>Looks whether it is so, once.</summary>
    ValueTask<VerifiedAnswer> VerifyAsync(StepIntent intent, CancellationToken cancellation);
}
