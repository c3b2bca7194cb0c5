using System.Globalization;
using System.Text.Json;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Steps;

namespace HmsOps.Demo.Executors;

/// <summary><c>traffic-shift</c> through the control API: gives a region a share of the traffic; the others keep their proportions of the rest.</summary>
public sealed class TrafficShiftExecutor : IStepExecutor, IDisposable
{
    private readonly ControlClient _control = new();

    /// <inheritdoc/>
    public VerbSchema Schema { get; } = new(
        "traffic-shift",
        "Moves a share of a service's traffic to a region.",
        StepEffect.Absolute,
        [
            new ArgumentSchema("to", ArgumentType.Text, "The region.", Required: true),
            new ArgumentSchema("percent", ArgumentType.Ratio, "The region's share of the traffic.", Default: "50%", Minimum: 0, Maximum: 1),
            new ArgumentSchema("service", ArgumentType.Text, "The service; that of the alert's first metric if left out.", DefaultsToService: true),
        ],
        "traffic/{service}");

    /// <inheritdoc/>
    public void Configure(IReadOnlyDictionary<string, string> settings) => _control.Configure(settings);

    /// <inheritdoc/>
    public async ValueTask<StepAnswer> PlanAsync(StepRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var service = request.Text("service") ?? "";
        var region = request.Text("to") ?? "";
        if (await ReadAsync(service, cancellation).ConfigureAwait(false) is not { } route)
        {
            return new RefusedAnswer($"there is no route for {service}");
        }

        if (!route.Weights.TryGetValue(region, out var before))
        {
            return new RefusedAnswer(
                $"{service} has no region {region}; it has {string.Join(", ", route.Weights.Keys.Order(StringComparer.Ordinal))}");
        }

        var weights = Shift(route.Weights, region, request.Number("percent") ?? 0.5);
        var intent = new StepIntent(
            $"{service}: traffic to {region} {before}% → {weights[region]}%",
            $"traffic/{service}",
            JsonSerializer.Serialize(new ShiftIntent(service, weights)),
            JsonSerializer.Serialize(route),
            Key: null);
        return IsSame(route.Weights, weights) ? new AlreadySoAnswer(intent) : new PlannedAnswer(intent);
    }

    /// <inheritdoc/>
    public async ValueTask<CheckedAnswer> CheckAsync(StepIntent intent, CancellationToken cancellation)
    {
        var wanted = Parse<ShiftIntent>(intent?.Data);
        var before = Parse<Route>(intent?.Before);
        return await ReadAsync(wanted.Service, cancellation).ConfigureAwait(false) switch
        {
            null => new CheckedAnswer(TargetCheck.ChangedByOther, "the route is gone"),
            { } now when IsSame(now.Weights, wanted.Weights) => new CheckedAnswer(TargetCheck.AlreadySo, Describe(now.Weights)),
            { } now when IsSame(now.Weights, before.Weights) => new CheckedAnswer(TargetCheck.Unchanged, Describe(now.Weights)),
            { } now => new CheckedAnswer(TargetCheck.ChangedByOther, $"someone set {Describe(now.Weights)}"),
        };
    }

    /// <inheritdoc/>
    public async ValueTask<StepAnswer> ApplyAsync(StepIntent intent, int attempt, CancellationToken cancellation)
    {
        var wanted = Parse<ShiftIntent>(intent?.Data);
        if (await ReadAsync(wanted.Service, cancellation).ConfigureAwait(false) is not { } now)
        {
            return new FailedAnswer("the route is gone", WasExecuted: false);
        }

        if (!IsSame(now.Weights, wanted.Weights) && !IsSame(now.Weights, Parse<Route>(intent?.Before).Weights))
        {
            return new FailedAnswer($"someone set {Describe(now.Weights)}", WasExecuted: false);
        }

        return await _control.WriteAsync(
            Path(wanted.Service),
            new WeightsChange(wanted.Weights, now.ResourceVersion),
            Describe(wanted.Weights),
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<VerifiedAnswer> VerifyAsync(StepIntent intent, CancellationToken cancellation)
    {
        var wanted = Parse<ShiftIntent>(intent?.Data);
        var now = await ReadAsync(wanted.Service, cancellation).ConfigureAwait(false);
        return now is not null && IsSame(now.Weights, wanted.Weights)
            ? new VerifiedAnswer(Verification.Success, Describe(now.Weights))
            : new VerifiedAnswer(Verification.Failure, now is null ? "the route is gone" : $"someone set {Describe(now.Weights)}");
    }

    /// <inheritdoc/>
    public void Dispose() => _control.Dispose();

    private static SortedDictionary<string, int> Shift(Dictionary<string, int> weights, string region, double share)
    {
        var percent = (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);
        var others = weights.Where(weight => weight.Key != region).Sum(weight => weight.Value);
        var shifted = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, weight) in weights)
        {
            var proportion = others > 0 ? (double)weight / others : 1d / Math.Max(1, weights.Count - 1);
            shifted[name] = name == region
                ? percent
                : (int)Math.Round((100 - percent) * proportion, MidpointRounding.AwayFromZero);
        }

        return shifted;
    }

    private static bool IsSame(Dictionary<string, int> left, IReadOnlyDictionary<string, int> right) =>
        left.Count == right.Count && left.All(weight => right.TryGetValue(weight.Key, out var other) && other == weight.Value);

    private static string Describe(IReadOnlyDictionary<string, int> weights) =>
        string.Join(" ", weights.OrderBy(weight => weight.Key, StringComparer.Ordinal)
            .Select(weight => string.Create(CultureInfo.InvariantCulture, $"{weight.Key} {weight.Value}%")));

    private static string Path(string service) => $"routes/{Uri.EscapeDataString(service)}";

    private static T Parse<T>(string? json) =>
        JsonSerializer.Deserialize<T>(json ?? "") ?? throw new InvalidOperationException("The recorded intent can't be read.");

    private Task<Route?> ReadAsync(string service, CancellationToken cancellation) =>
        _control.ReadAsync<Route>(Path(service), cancellation);
}
