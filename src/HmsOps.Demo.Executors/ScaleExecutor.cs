using System.Text.Json;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Steps;

namespace HmsOps.Demo.Executors;

/// <summary><c>scale</c> through the control API: a factor becomes a number of replicas once, and from then on only that number counts.</summary>
public sealed class ScaleExecutor : IStepExecutor, IDisposable
{
    private const int MaxReplicas = 20;
    private readonly ControlClient _control = new();

    /// <inheritdoc/>
    public VerbSchema Schema { get; } = new(
        "scale",
        "Changes how many replicas a service has.",
        StepEffect.Absolute,
        [
            new ArgumentSchema("service", ArgumentType.Text, "The service.", Required: true, Positional: true),
            new ArgumentSchema(
                "factor", ArgumentType.Number, "How many times as many, rounded up.", ExactlyOneOf: "size", Minimum: 0, MinimumExclusive: true),
            new ArgumentSchema("replicas", ArgumentType.Integer, "How many.", ExactlyOneOf: "size", Minimum: 1),
        ],
        "scale/{service}")
    {
        Limits = [new LimitSchema("max-replicas", "So many replicas at most.", 1, MaxReplicas), VerbSchema.PerHour],
    };

    /// <inheritdoc/>
    public void Configure(IReadOnlyDictionary<string, string> settings) => _control.Configure(settings);

    /// <inheritdoc/>
    public async ValueTask<StepAnswer> PlanAsync(StepRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var service = request.Text("service") ?? "";
        if (await ReadAsync(service, cancellation).ConfigureAwait(false) is not { } workload)
        {
            return new RefusedAnswer($"there is no service {service}");
        }

        var wanted = request.Number("replicas") ?? Math.Ceiling(workload.Replicas * (request.Number("factor") ?? 1));
        var most = request.Plan.Limits.FirstOrDefault(limit => limit.Name == "max-replicas")?.Value ?? MaxReplicas;
        if (wanted < 1 || wanted > most)
        {
            return new RefusedAnswer($"{service} would have {wanted} replicas; 1 to {most} are allowed");
        }

        var replicas = (int)wanted;
        var intent = new StepIntent(
            $"{service}: replicas {workload.Replicas} → {replicas}",
            $"scale/{service}",
            JsonSerializer.Serialize(new ScaleIntent(service, workload.Uid, replicas)),
            JsonSerializer.Serialize(workload),
            Key: null);
        return workload.Replicas == replicas ? new AlreadySoAnswer(intent) : new PlannedAnswer(intent);
    }

    /// <inheritdoc/>
    public async ValueTask<CheckedAnswer> CheckAsync(StepIntent intent, CancellationToken cancellation)
    {
        var wanted = Parse<ScaleIntent>(intent?.Data);
        var before = Parse<Workload>(intent?.Before);
        var now = await ReadAsync(wanted.Service, cancellation).ConfigureAwait(false);
        return now switch
        {
            null => new CheckedAnswer(TargetCheck.ChangedByOther, "the service is gone"),
            _ when now.Uid != wanted.Uid => new CheckedAnswer(TargetCheck.ChangedByOther, "the service was replaced"),
            _ when now.Replicas == wanted.Replicas => new CheckedAnswer(TargetCheck.AlreadySo, $"{now.Replicas} replicas"),
            _ when now.Replicas == before.Replicas => new CheckedAnswer(TargetCheck.Unchanged, $"{now.Replicas} replicas"),
            _ => new CheckedAnswer(TargetCheck.ChangedByOther, $"someone set {now.Replicas} replicas"),
        };
    }

    /// <inheritdoc/>
    public async ValueTask<StepAnswer> ApplyAsync(StepIntent intent, int attempt, CancellationToken cancellation)
    {
        var wanted = Parse<ScaleIntent>(intent?.Data);
        if (await ReadAsync(wanted.Service, cancellation).ConfigureAwait(false) is not { } now || now.Uid != wanted.Uid)
        {
            return new FailedAnswer("the service was replaced", WasExecuted: false);
        }

        if (now.Replicas != wanted.Replicas && now.Replicas != Parse<Workload>(intent?.Before).Replicas)
        {
            return new FailedAnswer($"someone set {now.Replicas} replicas", WasExecuted: false);
        }

        return await _control.WriteAsync(
            Path(wanted.Service),
            new ReplicasChange(wanted.Replicas, now.ResourceVersion),
            $"{wanted.Replicas} replicas",
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<VerifiedAnswer> VerifyAsync(StepIntent intent, CancellationToken cancellation)
    {
        var wanted = Parse<ScaleIntent>(intent?.Data);
        var now = await ReadAsync(wanted.Service, cancellation).ConfigureAwait(false);
        if (now is null || now.Uid != wanted.Uid || now.Replicas != wanted.Replicas)
        {
            return new VerifiedAnswer(Verification.Failure, now is null ? "the service is gone" : $"someone set {now.Replicas} replicas");
        }

        return new VerifiedAnswer(
            now.Ready >= wanted.Replicas ? Verification.Success : Verification.Pending, $"{now.Ready} of {now.Replicas} replicas are up");
    }

    /// <inheritdoc/>
    public void Dispose() => _control.Dispose();

    private static string Path(string service) => $"workloads/{Uri.EscapeDataString(service)}";

    private static T Parse<T>(string? json) =>
        JsonSerializer.Deserialize<T>(json ?? "") ?? throw new InvalidOperationException("The recorded intent can't be read.");

    private Task<Workload?> ReadAsync(string service, CancellationToken cancellation) =>
        _control.ReadAsync<Workload>(Path(service), cancellation);
}
