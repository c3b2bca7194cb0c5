using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Steps;

namespace HmsOps.Sidecar.Tests.Doubles;

/// <summary>An executor of <c>scale</c> that does what the test says when it applies.</summary>
internal sealed class RecordingExecutor(Func<CancellationToken, Task<StepAnswer>>? apply = null) : IStepExecutor
{
    public static readonly StepIntent Intent = new("permit-svc: replicas 3 → 6", "scale/permit-svc", "6", "3", null);

    private int _applied;

    public int Applied => Volatile.Read(ref _applied);

    public VerbSchema Schema { get; } = new("scale", "For tests.", StepEffect.Absolute, [], "scale/x");

    public ValueTask<StepAnswer> PlanAsync(StepRequest request, CancellationToken cancellation) => new(new PlannedAnswer(Intent));

    public ValueTask<CheckedAnswer> CheckAsync(StepIntent intent, CancellationToken cancellation) =>
        new(new CheckedAnswer(TargetCheck.Unchanged, "3"));

    public async ValueTask<StepAnswer> ApplyAsync(StepIntent intent, int attempt, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _applied);
        return apply is null ? new AppliedAnswer("6") : await apply(cancellation);
    }

    public ValueTask<VerifiedAnswer> VerifyAsync(StepIntent intent, CancellationToken cancellation) =>
        throw new InvalidOperationException("can't look,\npassword hunter2 refused");
}
