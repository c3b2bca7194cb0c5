using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Symbols;

/// <summary>The verbs that the language knows without a plugin.</summary>
internal static class VerbTable
{
    private static readonly ArgumentSchema Service =
        new("service", ArgumentType.Text, "The service whose workload it is.", Required: true, Positional: true);

    /// <summary>All of them, in the order of the reference.</summary>
    public static ImmutableArray<VerbSchema> Rows { get; } =
    [
        new(
            "scale",
            "Changes how many replicas a service has.",
            StepEffect.Absolute,
            [
                Service,
                new("factor", ArgumentType.Number, "Times the replicas it has, rounded up.", ExactlyOneOf: "amount", Minimum: 0, MinimumExclusive: true),
                new("replicas", ArgumentType.Integer, "So many replicas.", ExactlyOneOf: "amount", Minimum: 1),
            ],
            "scale/{service}"),
        new(
            "traffic-shift",
            "Moves a share of a service's traffic to another place.",
            StepEffect.Absolute,
            [
                new("to", ArgumentType.Text, "Where to: a region or a backend.", Required: true),
                new("percent", ArgumentType.Ratio, "How much of the traffic.", Default: "50%", Minimum: 0, Maximum: 1),
                new("service", ArgumentType.Text, "Whose traffic; by default that of the alert's first metric.", DefaultsToService: true),
            ],
            "traffic/{service}"),
        new(
            "restart",
            "Restarts a service's replicas one after the other.",
            StepEffect.Absolute,
            [Service],
            "scale/{service}"),
    ];
}
