using System.Collections.Concurrent;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Steps;

namespace HmsOps.Sidecar.Tests.Doubles;

/// <summary>An executor of <c>scale</c> whose target is a number in memory.</summary>
internal sealed class MemoryTarget : IStepExecutor
{
    private int _replicas = 3;

    public int Replicas => Volatile.Read(ref _replicas);

    public ConcurrentQueue<string> Calls { get; } = [];

    public VerbSchema Schema { get; } = new("scale", "For tests.", StepEffect.Absolute, [], "scale/x");

    public ValueTask<StepAnswer> PlanAsync(StepRequest request, CancellationToken cancellation)
    {
        Calls.Enqueue("plan");
        return new(new PlannedAnswer(new StepIntent($"replicas {Replicas} → {Replicas * 2}", "scale/x", $"{Replicas * 2}", $"{Replicas}", null)));
    }

    public ValueTask<CheckedAnswer> CheckAsync(StepIntent intent, CancellationToken cancellation)
    {
        Calls.Enqueue("check");
        return new(new CheckedAnswer($"{Replicas}" == intent.Before ? TargetCheck.Unchanged : TargetCheck.ChangedByOther, ""));
    }

    public ValueTask<StepAnswer> ApplyAsync(StepIntent intent, int attempt, CancellationToken cancellation)
    {
        Calls.Enqueue("apply");
        Volatile.Write(ref _replicas, int.Parse(intent.Data, System.Globalization.CultureInfo.InvariantCulture));
        return new(new AppliedAnswer($"replicas {Replicas}"));
    }

    public ValueTask<VerifiedAnswer> VerifyAsync(StepIntent intent, CancellationToken cancellation)
    {
        Calls.Enqueue("verify");
        return new(new VerifiedAnswer(Verification.Success, ""));
    }
}
