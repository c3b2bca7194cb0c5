using System.Collections.Immutable;

namespace HmsOps.Lang.Syntax;

/// <summary>The one table of declaration kinds and their clauses: both readers, the binder's required-clause check, completion and the reference come from it.</summary>
public static class DeclarationTable
{
    private static readonly ClauseRow Summary = new("summary", TailKind.Text, "One sentence about it, for people.", "summary \"Permits of the treasury\"");
    private static readonly ClauseRow Owner = new("owner", TailKind.Text, "Whose it is.", "owner \"permits team\"");
    private static readonly ClauseRow Labels = new("labels", TailKind.Pairs, "Labels for those who are told; texts that stay the same.", "labels { team = \"treasury\"; tier = \"1\" }") { Yaml = "labels: { team: treasury, tier: \"1\" }" };
    private static readonly ClauseRow Runbook = new("runbook", TailKind.Raw, "Where to read what to do.", "runbook https://wiki/permits#latency");
    private static readonly ClauseRow By = new("by", TailKind.Labels, "Makes one instance for each combination of these labels; `*` for each series.", "by region, http.route");
    private static readonly ClauseRow During = new("during", TailKind.Names, "Watches only while this schedule is on.", "during office");
    private static readonly ClauseRow Let = new("let", TailKind.Let, "Names an expression.", "let failed = permit-svc.errors / permit-svc.requests") { Repeats = true, Yaml = "let:\n  - failed = permit-svc.errors / permit-svc.requests" };
    private static readonly ClauseRow Severity =
        new("severity", TailKind.Word, "How bad it is.", "severity critical") { Default = "warning", Words = ["info", "warning", "critical"] };

    private static readonly ClauseRow If =
        new("if", TailKind.Held, "When it fires: a condition, and how long it must hold.", "if permit-svc.latency.p95 > 0.8s for 5m");

    private static readonly ClauseRow Clear =
        new("clear", TailKind.Held, "When it stops.", "clear permit-svc.latency.p95 < 0.6s for 2m") { Default = "when the condition is known to be false" };

    private static readonly ClauseRow Then =
        new("then", TailKind.Steps, "The playbook.", "then { run scale --service permit-svc --factor 2 }") { Yaml = "then:\n  - run: scale --service permit-svc --factor 2" };

    private static readonly ImmutableArray<ClauseRow> AlertMeta = [Severity, Labels, Summary, Runbook, By, During];

    /// <summary>The clauses of a level.</summary>
    public static ImmutableArray<ClauseRow> LevelClauses { get; } = [If with { IsRequired = true }, Clear, Then];

    /// <summary>The clauses of a tile's own colours.</summary>
    public static ImmutableArray<ClauseRow> ColorClauses { get; } =
    [
        new("yellow", TailKind.Held, "When it is yellow.", "yellow permit-svc.latency.p95 > 0.5s for 2m"),
        new("red", TailKind.Held, "When it is red.", "red permit-svc.latency.p95 > 1s"),
    ];

    /// <summary>A series that rules read.</summary>
    public static DeclarationKind Metric { get; } = new(
        "metric", ["metrics"], NameForm.Path, "Says what a series is: its kind, its unit on the wire, how often it comes.",
        [
            new("kind", TailKind.Word, "What its samples are.", "kind histogram") { Words = ["histogram", "counter", "gauge"] },
            new("unit", TailKind.Unit, "The unit on the wire; values are converted on arrival.", "unit ms"),
            new("labels", TailKind.Labels, "The labels that its series have.", "labels region, http.route"),
            new("every", TailKind.Duration, "How often samples come; widens a default window.", "every 15s"),
            Summary,
            Owner,
        ]);

    /// <summary>What going wrong looks like, and what to do about it.</summary>
    public static DeclarationKind Alert { get; } = new(
        "alert", ["alerts"], NameForm.Any, "Says what going wrong looks like, and what to do about it.",
        [
            If,
            Level("warning", "It is worth a look"),
            Level("critical", "It needs someone now"),
            Level("info", "It is worth knowing"),
            Clear,
            Severity,
            new("only when", TailKind.Expression, "Counts only while this holds too: a minimum of traffic, say.", "only when permit-svc.requests > 1/s"),
            During,
            new("depends on", TailKind.Names, "While one of these fires, this one starts nothing.", "depends on databaseDown"),
            By,
            new("without", TailKind.Labels, "Makes one instance for each combination of all labels but these.", "without pod"),
            new("expect", TailKind.In, "Instances that must be there: one that is missing is No Data.", "expect region in [us-east, us-west]") { Repeats = true },
            new("stale", TailKind.Duration, "How long the last known truth stands while nothing is known.", "stale 5m") { Default = "5m" },
            new("nodata", TailKind.Word, "What happens then.", "nodata hold") { Default = "hold", Words = ["hold", "clear", "fire"] },
            new("forget", TailKind.Duration, "How long No Data stands before the instance is gone.", "forget 24h") { Default = "24h" },
            new("cooldown", TailKind.Duration, "How long after a playbook no other one starts.", "cooldown 15m") { Default = "15m" },
            new("limit", TailKind.Instances, "How many instances it may have.", "limit 100 instances") { Default = "1000 instances" },
            Let,
            Labels,
            Summary,
            Runbook,
            Then,
            new("on clear", TailKind.Steps, "What undoes the playbook, once, after it stayed clear for the cooldown.", "on clear { run scale --service permit-svc --factor 0.5 }") { Yaml = "on-clear:\n  - run: scale --service permit-svc --factor 0.5" },
        ]);

    /// <summary>A service level objective.</summary>
    public static DeclarationKind Slo { get; } = new(
        "slo", ["slos"], NameForm.Any, "What should hold over weeks; alerts when its error budget burns too fast.",
        [
            new("objective", TailKind.Expression, "What should hold, and over how long.", "objective 99.95% of permit-svc.latency < 500ms over 30d") { IsRequired = true },
            new("only when", TailKind.Expression, "Counts only while this holds too.", "only when permit-svc.requests > 1/s"),
            new("page", TailKind.Steps, "What to do when the budget is gone within days.", "page { notify oncall@treasury.gov }") { Yaml = "page:\n  - notify: oncall@treasury.gov" },
            new("ticket", TailKind.Steps, "What to do when the budget burns too fast for the period.", "ticket { notify permits@treasury.gov }") { Yaml = "ticket:\n  - notify: permits@treasury.gov" },
            Let,
            .. AlertMeta.Where(row => row != Severity),
        ]);

    /// <summary>A number on the dashboard.</summary>
    public static DeclarationKind Tile { get; } = new(
        "tile", ["tiles"], NameForm.Any, "Shows a number, and by colour how good it is.",
        [
            new("query", TailKind.Expression, "The number.", "query permit-svc.latency.p95") { IsRequired = true },
            new("slo", TailKind.Expression, "What should hold; a bare reading is of the query's metric, `value` is the query.", "slo p95 < 0.5s"),
            new("color", TailKind.Color, "auto: yellow when the slo is broken for 2m, red at twice the threshold, grey without data; or conditions of your own.", "color auto")
            {
                Default = "auto",
                Words = ["auto"],
                Block = ColorClauses,
            },
            new("source", TailKind.Word, "What the query reads.", "source metric") { Default = "metric", Words = ["metric"] },
            Let,
            Summary,
            Owner,
        ]);

    /// <summary>Tiles that belong together.</summary>
    public static DeclarationKind Dashboard { get; } = new(
        "dashboard", ["dashboards"], NameForm.Any, "Tiles that are shown together.",
        [
            new("tile", TailKind.Declaration, "A tile.", "tile \"Permit errors\" { query permit-svc.errors }") { Repeats = true, Inner = "tile", Yaml = "tiles:\n  - tile: Permit errors\n    query: permit-svc.errors" },
            Summary,
            Owner,
        ]);

    /// <summary>Asks something from outside, regularly.</summary>
    public static DeclarationKind Probe { get; } = new(
        "probe", ["probes"], NameForm.Any, "Asks a service from outside, regularly: gives NAME.ok and NAME.duration.",
        [
            new("http", TailKind.Raw, "Gets this address.", "http http://permit-svc/healthz"),
            new("tcp", TailKind.Raw, "Connects to this host and port.", "tcp permit-svc:8443"),
            new("exec", TailKind.Raw, "Runs a command of the allow-list.", "exec check-permits --fast"),
            new("expect", TailKind.Raw, "What the answer must be.", "expect status 200") { Repeats = true },
            new("every", TailKind.Duration, "How often.", "every 10s"),
            new("timeout", TailKind.Duration, "How long one may take.", "timeout 2s"),
            .. AlertMeta,
        ]);

    /// <summary>Plays a user, regularly.</summary>
    public static DeclarationKind Synthetic { get; } = new(
        "synthetic", ["synthetics"], NameForm.Any, "Plays a user, regularly: gives NAME.ok and NAME.duration.",
        [
            new("script", TailKind.Raw, "The script that plays the user.", "script tax-bot.js") { IsRequired = true },
            new("every", TailKind.Duration, "How often.", "every 60s"),
            new("timeout", TailKind.Duration, "How long one may take.", "timeout 30s"),
            .. AlertMeta,
        ]);

    /// <summary>Steps with a name, for <c>call</c>.</summary>
    public static DeclarationKind Playbook { get; } = new(
        "playbook", ["playbooks"], NameForm.Word, "Steps with a name and parameters, for `call`.",
        [
            new("parameters", TailKind.Parameters, "Names, types and defaults of what a call gives.", "playbook failover(to: text, factor: number = 2) { wait 1m }")
            {
                IsInHead = true,
                Yaml = "playbook: failover\nparameters:\n  - \"to: text\"\n  - \"factor: number = 2\"\nsteps:\n  - wait: 1m",
            },
            new("steps", TailKind.Steps, "The steps.", "playbook patience { wait 1m }") { IsRequired = true, IsInHead = true, Yaml = "playbook: patience\nsteps:\n  - wait: 1m" },
        ])
    {
        Form = DeclarationForm.Steps,
    };

    /// <summary>Someone who can be told.</summary>
    public static DeclarationKind Contact { get; } = new(
        "contact", ["contacts"], NameForm.Any, "Someone who can be told; the one named default is paged where a playbook names nobody.",
        [
            new("email", TailKind.Raw, "A mail address.", "email oncall@treasury.gov") { Repeats = true },
            new("slack", TailKind.Raw, "A channel of Slack.", "slack \"#permits\"") { Repeats = true },
            new("pagerduty", TailKind.Raw, "A service of PagerDuty.", "pagerduty permits") { Repeats = true },
            new("webhook", TailKind.Raw, "An address that is posted to.", "webhook https://hooks.treasury.gov/permits") { Repeats = true },
            new("alertmanager", TailKind.Raw, "An Alertmanager.", "alertmanager http://alertmanager:9093") { Repeats = true },
            new("log", TailKind.Raw, "A name to put before the line in the sidecar's log.", "log treasury") { Repeats = true },
            new("repeat", TailKind.Duration, "Tells again after this long, while it fires.", "repeat 4h") { Default = "never again" },
            new("NOTIFIER", TailKind.Raw, "An address that a notifier of a plugin understands.", "sms 202-555-0100") { Repeats = true, IsOpen = true },
        ]);

    /// <summary>Hours of a week.</summary>
    public static DeclarationKind Schedule { get; } = new(
        "schedule", ["schedules"], NameForm.Any, "Hours of the week, for `during`.",
        [
            new("zone", TailKind.Text, "The time zone, by its IANA name.", "zone \"America/New_York\"") { IsRequired = true },
            new("on", TailKind.Hours, "When it is on; an end before its begin is on the next day.", "on mon to fri 09:00 to 17:00") { IsRequired = true, Repeats = true },
            new("except", TailKind.Dates, "Days on which it is not.", "except 2026-07-04, 2026-12-25") { Repeats = true },
        ]);

    /// <summary>How far a verb may go.</summary>
    public static DeclarationKind Limit { get; } = new(
        "limit", ["limits"], NameForm.Word, "How far a verb may go, whatever a playbook says.",
        [
            new("LIMIT", TailKind.Number, "One of the verb's limits.", "max-replicas 20") { Repeats = true, IsOpen = true },
        ]);

    /// <summary>What is known of a service.</summary>
    public static DeclarationKind Service { get; } = new(
        "service", ["services"], NameForm.Path, "Says where a service runs, and whose it is.",
        [
            Labels,
            new("LABEL", TailKind.In, "The values that a label of its series has.", "region in [us-east, us-west]") { Repeats = true, IsOpen = true },
            Summary,
            Owner,
        ]);

    /// <summary>Samples on virtual time, and what is expected of the rules.</summary>
    public static DeclarationKind Test { get; } = new(
        "test", ["tests"], NameForm.String, "Gives samples on virtual time and says what is expected of the rules.",
        [
            new("start", TailKind.Start, "The date, time and zone of the test's beginning.", "start 2026-04-15 23:50 \"America/New_York\"") { Default = "1970-01-01 00:00 \"UTC\"" },
            new("given", TailKind.Given, "A series of samples, how a step behaves, or when someone approves.", "given permit-svc.latency = 200ms for 10m, 900ms for 20m") { Repeats = true },
            new("expect", TailKind.Expect, "What should come of it, and when.", "expect permitLatencyHigh firing at 15m within 10s") { Repeats = true },
        ]);

    /// <summary>An expression with a name.</summary>
    public static DeclarationKind NamedExpression { get; } = new(
        "let", ["lets"], NameForm.Word, "Names an expression, for this file and those that import it.",
        [
            new("value", TailKind.Expression, "The expression.", "let failed = permit-svc.errors / permit-svc.requests")
            {
                IsRequired = true,
                IsInHead = true,
                Yaml = "let: failed = permit-svc.errors / permit-svc.requests",
            },
        ])
    {
        Form = DeclarationForm.Value,
    };

    /// <summary>Takes in other files.</summary>
    public static DeclarationKind Import { get; } = new(
        "import", ["imports"], NameForm.String, "Takes in other files: a file, a folder or a pattern, relative to this file.", [])
    {
        Form = DeclarationForm.Bare,
    };

    /// <summary>The language's version.</summary>
    public static DeclarationKind Language { get; } = new(
        "language", [], NameForm.Number, "The version of the language that the file is written in; the first statement, or 1.", [])
    {
        Form = DeclarationForm.Bare,
    };

    /// <summary>All kinds, in the order of the reference.</summary>
    public static ImmutableArray<DeclarationKind> Kinds { get; } =
        [Metric, Alert, Slo, Tile, Dashboard, Probe, Synthetic, Playbook, Contact, Schedule, Limit, NamedExpression, Test, Service, Import, Language];

    /// <summary>The steps of a playbook, in the order of the reference.</summary>
    public static ImmutableArray<ClauseRow> Steps { get; } =
    [
        new("run", TailKind.Raw, "Runs a verb through its executor.", "run scale --service permit-svc --factor 2"),
        new("wait", TailKind.Duration, "Waits; ends early when the alert clears.", "wait 2m"),
        new("wait until", TailKind.WaitUntil, "Waits until a condition holds, at most so long.", "wait until permit-svc.latency.p95 < 0.5s timeout 10m")
        {
            Yaml = "wait-until: permit-svc.latency.p95 < 0.5s\ntimeout: 10m",
        },
        new("notify", TailKind.Raw, "Sends a message if the alert still fires then.", "notify oncall@treasury.gov"),
        new("call", TailKind.Raw, "Runs the steps of a playbook.", "call failover --to us-west"),
        new("if", TailKind.If, "Runs one of two blocks of steps.", "if permit-svc.requests > 100/s { wait 1m } else { wait 5m }")
        {
            Yaml = "if: permit-svc.requests > 100/s\nthen:\n  - wait: 1m\nelse:\n  - wait: 5m",
        },
        new("parallel", TailKind.Steps, "Runs its steps at the same time, and waits for all.", "parallel { run restart --service a; run restart --service b }")
        {
            Yaml = "parallel:\n  - run: restart --service a\n  - run: restart --service b",
        },
        new("approve", TailKind.Approve, "Asks a group; no answer means no.", "approve by sre within 10m"),
        new("let", TailKind.Let, "Names an expression.", "let failed = permit-svc.errors / permit-svc.requests"),
    ];

    /// <summary>What may stand in the block behind <c>run</c> and <c>call</c>.</summary>
    public static ImmutableArray<ClauseRow> StepOptions { get; } =
    [
        new("retry", TailKind.Retry, "So many further tries, and the pause before each.", "retry 3 every 10s") { Default = "no further try" },
        new("timeout", TailKind.Duration, "How long one try may take.", "timeout 60s") { Default = "60s" },
        new("on failure", TailKind.Steps, "Steps to run when it failed for good.", "on failure { notify sre@treasury.gov }") { Yaml = "on-failure:\n  - notify: sre@treasury.gov" },
    ];

    /// <summary>The types of a playbook's parameters.</summary>
    public static ImmutableArray<string> ParameterTypes { get; } = ["text", "number", "duration", "ratio", "bytes", "bool"];

    /// <summary>The kind of a word, or null.</summary>
    public static DeclarationKind? Find(string word) =>
        Kinds.FirstOrDefault(kind => string.Equals(kind.Word, word, StringComparison.Ordinal));

    /// <summary>The kind of a plural YAML key (<c>tiles</c>), or null.</summary>
    public static DeclarationKind? FindPlural(string key) =>
        Kinds.FirstOrDefault(kind => kind.Plurals.Contains(key, StringComparer.Ordinal));

    private static ClauseRow Level(string word, string meaning) =>
        new(word, TailKind.Block, $"{meaning}: a level with its own condition, and perhaps its own playbook.", $"{word} if permit-svc.latency.p95 > 0.8s for 5m")
        {
            Block = LevelClauses,
            Yaml = $"{word}: permit-svc.latency.p95 > 0.8s for 5m",
        };
}
