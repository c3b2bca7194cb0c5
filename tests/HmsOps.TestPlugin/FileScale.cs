using System.Globalization;
using System.Text.Json;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Steps;

namespace HmsOps.TestPlugin;

/// <summary>
/// Scales a target that is a file with a number of replicas in it. At the moment that the environment names it leaves
/// a mark and blocks for good, so that a test can kill the process there.
/// </summary>
public sealed class FileScale : IStepExecutor
{
    private readonly Moments _moments = Moments.FromEnvironment();
    private readonly string _target = Environment.GetEnvironmentVariable("HMSOPS_TEST_TARGET") ?? "";

    /// <inheritdoc/>
    public VerbSchema Schema { get; } = new(
        "scale",
        "Scales the test's file.",
        StepEffect.Absolute,
        [
            new ArgumentSchema("service", ArgumentType.Text, "What to scale.", Required: true, Positional: true),
            new ArgumentSchema(
                "factor", ArgumentType.Number, "Times the present replicas.", ExactlyOneOf: "size", Minimum: 0, MinimumExclusive: true),
            new ArgumentSchema("replicas", ArgumentType.Integer, "So many replicas.", ExactlyOneOf: "size", Minimum: 1),
        ],
        "scale/{service}");

    /// <inheritdoc/>
    public async ValueTask<StepAnswer> PlanAsync(StepRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        await _moments.ReachAsync("plan").ConfigureAwait(false);
        var before = Read();
        var after = request.Number("replicas") is { } replicas
            ? (int)replicas
            : (int)Math.Ceiling(before * (request.Number("factor") ?? 1));
        var service = request.Text("service") ?? "";
        var intent = new StepIntent(
            $"{service}: replicas {before} → {after}", $"scale/{service}", JsonSerializer.Serialize(after), JsonSerializer.Serialize(before), null);
        return before == after ? new AlreadySoAnswer(intent) : new PlannedAnswer(intent);
    }

    /// <inheritdoc/>
    public async ValueTask<CheckedAnswer> CheckAsync(StepIntent intent, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(intent);
        await _moments.ReachAsync("check").ConfigureAwait(false);
        var present = Read();
        var check = present == Number(intent.Data) ? TargetCheck.AlreadySo
            : present == Number(intent.Before) ? TargetCheck.Unchanged
            : TargetCheck.ChangedByOther;
        return new CheckedAnswer(check, $"replicas {present}");
    }

    /// <inheritdoc/>
    public async ValueTask<StepAnswer> ApplyAsync(StepIntent intent, int attempt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(intent);
        await _moments.ReachAsync("apply-before").ConfigureAwait(false);
        var after = Number(intent.Data);
        await File.WriteAllTextAsync(_target, after.ToString(CultureInfo.InvariantCulture), CancellationToken.None).ConfigureAwait(false);
        await _moments.ReachAsync("apply-after").ConfigureAwait(false);
        return new AppliedAnswer($"replicas {after}");
    }

    /// <inheritdoc/>
    public async ValueTask<VerifiedAnswer> VerifyAsync(StepIntent intent, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(intent);
        await _moments.ReachAsync("verify").ConfigureAwait(false);
        return new VerifiedAnswer(
            Read() == Number(intent.Data) ? Verification.Success : Verification.Failure, $"replicas {Read()}");
    }

    private static int Number(string json) => JsonSerializer.Deserialize<int>(json);

    private int Read() => int.Parse(File.ReadAllText(_target), CultureInfo.InvariantCulture);
}
