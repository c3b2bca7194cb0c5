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
                new("hpa", ArgumentType.Text, "What to do where an autoscaler owns the workload: raise its least number of replicas.") { Values = ["raise"] },
            ],
            "scale/{service}")
        {
            Limits =
            [
                new("max-replicas", "So many replicas at most.", 1, 20),
                new("min-replicas", "So many replicas at least.", 1, 1),
                VerbSchema.PerHour with { Default = 3 },
            ],
        },
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
        new(
            "rollback",
            "Takes a service back to an earlier revision.",
            StepEffect.Absolute,
            [Service, new("revision", ArgumentType.Text, "Which; by default the one before.")],
            "scale/{service}"),
        new(
            "http",
            "Sends an HTTP request.",
            StepEffect.Once,
            [
                new("method", ArgumentType.Text, "The method.", Required: true, Positional: true) { Values = ["GET", "PUT", "DELETE", "POST", "PATCH"] },
                new("url", ArgumentType.Text, "The address.", Required: true, Positional: true) { IsUrl = true },
                new("body", ArgumentType.Text, "The body."),
                new("header", ArgumentType.Text, "A header, `Name: value`.") { Repeats = true },
                new("idempotency-key", ArgumentType.Flag, "Sends a key by which the target takes a second request for the first."),
            ],
            "http/{url.host}")
        {
            Effects =
            [
                new("idempotency-key", [], StepEffect.Keyed),
                new("method", ["GET", "PUT", "DELETE"], StepEffect.Keyed),
            ],
        },
        new(
            "exec",
            "Runs a command of the allow-list on the sidecar's machine.",
            StepEffect.Once,
            [
                new("name", ArgumentType.Text, "Its name in the allow-list.", Required: true, Positional: true),
                new("argument", ArgumentType.Text, "What it is given; no shell looks at it.") { IsRest = true },
            ],
            "exec/{name}"),
        new(
            "ssh",
            "Runs a command of the allow-list on another machine.",
            StepEffect.Once,
            [
                new("host", ArgumentType.Text, "The machine.", Required: true, Positional: true),
                new("name", ArgumentType.Text, "Its name in the allow-list.", Required: true, Positional: true),
                new("argument", ArgumentType.Text, "What it is given; no shell looks at it.") { IsRest = true },
            ],
            "ssh/{host}"),
    ];
}
