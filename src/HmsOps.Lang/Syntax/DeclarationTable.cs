using System.Collections.Immutable;

namespace HmsOps.Lang.Syntax;

/// <summary>The one table of declaration kinds and their clauses: both readers, the binder's required-clause check, completion and the reference come from it.</summary>
public static class DeclarationTable
{
    private static readonly ClauseRow Summary = new("summary", TailKind.Text, "One sentence about it, for people.", "summary \"Permits of the treasury\"");

    /// <summary>A series that rules read.</summary>
    public static DeclarationKind Metric { get; } = new(
        "metric", ["metrics"], NameForm.Path, "Says what a series is: its kind, its unit on the wire, how often it comes.",
        [
            new("kind", TailKind.Word, "What its samples are.", "kind histogram") { Words = ["histogram", "counter", "gauge"] },
            new("unit", TailKind.Unit, "The unit on the wire; values are converted on arrival.", "unit ms"),
            new("every", TailKind.Duration, "How often samples come; widens a default window.", "every 15s"),
            Summary,
        ]);

    /// <summary>What going wrong looks like, and what to do about it.</summary>
    public static DeclarationKind Alert { get; } = new(
        "alert", ["alerts"], NameForm.Any, "Says what going wrong looks like, and what to do about it.",
        [
            new("if", TailKind.Held, "When it fires: a condition, and how long it must hold.", "if permit-svc.latency.p95 > 0.8s for 5m") { IsRequired = true },
            new("clear", TailKind.Held, "When it stops; by default when the condition is known to be false.", "clear permit-svc.latency.p95 < 0.6s for 2m"),
            new("severity", TailKind.Word, "How bad it is; by default warning.", "severity critical") { Words = ["info", "warning", "critical"] },
            new("by", TailKind.Labels, "Makes one instance for each combination of these labels.", "by region"),
            new("then", TailKind.Steps, "The playbook.", "then { run scale --service permit-svc --factor 2 }"),
            Summary,
        ]);

    /// <summary>A number on the dashboard.</summary>
    public static DeclarationKind Tile { get; } = new(
        "tile", ["tiles"], NameForm.Any, "Shows a number, and by colour how good it is.",
        [
            new("query", TailKind.Expression, "The number.", "query permit-svc.latency.p95") { IsRequired = true },
            new("slo", TailKind.Expression, "What should hold; a bare reading is of the query's metric.", "slo p95 < 0.5s"),
            new("color", TailKind.Word, "auto: yellow when the slo is broken for 2m, red at twice the threshold, grey without data.", "color auto") { Words = ["auto"] },
            new("source", TailKind.Word, "What the query reads.", "source metric") { Words = ["metric"] },
            Summary,
        ]);

    /// <summary>Someone who can be told.</summary>
    public static DeclarationKind Contact { get; } = new(
        "contact", ["contacts"], NameForm.Any, "Someone who can be told; the one named default is paged where a playbook names nobody.",
        [
            new("email", TailKind.Raw, "A mail address.", "email oncall@treasury.gov") { Repeats = true },
            new("log", TailKind.Raw, "A name to put before the line in the sidecar's log.", "log treasury") { Repeats = true },
        ]);

    /// <summary>Samples on virtual time, and what is expected of the rules.</summary>
    public static DeclarationKind Test { get; } = new(
        "test", ["tests"], NameForm.String, "Gives samples on virtual time and says what is expected of the rules.",
        [
            new("start", TailKind.Start, "The date, time and zone of the test's beginning.", "start 2026-04-15 23:50 \"America/New_York\""),
            new("given", TailKind.Given, "A series of samples, or how a step behaves.", "given permit-svc.latency = 200ms for 10m, 900ms for 20m") { Repeats = true },
            new("expect", TailKind.Expect, "What should come of it, and when.", "expect permitLatencyHigh firing at 15m within 10s") { Repeats = true },
        ]);

    /// <summary>All kinds, in the order of the reference.</summary>
    public static ImmutableArray<DeclarationKind> Kinds { get; } = [Metric, Alert, Tile, Contact, Test];

    /// <summary>The steps of a playbook, in the order of the reference.</summary>
    public static ImmutableArray<ClauseRow> Steps { get; } =
    [
        new("run", TailKind.Raw, "Runs a verb through its executor.", "run scale --service permit-svc --factor 2"),
        new("wait", TailKind.Duration, "Waits; ends early when the alert clears.", "wait 2m"),
        new("notify", TailKind.Raw, "Sends a message if the alert still fires then.", "notify oncall@treasury.gov"),
    ];

    /// <summary>The kind of a word, or null.</summary>
    public static DeclarationKind? Find(string word) =>
        Kinds.FirstOrDefault(kind => string.Equals(kind.Word, word, StringComparison.Ordinal));

    /// <summary>The kind of a plural YAML key (<c>tiles</c>), or null.</summary>
    public static DeclarationKind? FindPlural(string key) =>
        Kinds.FirstOrDefault(kind => kind.Plurals.Contains(key, StringComparer.Ordinal));
}
