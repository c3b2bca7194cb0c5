using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Reference;

/// <summary>What may follow a clause's words, for people: in the reference, the schema and later in an editor.</summary>
public static class TailForms
{
    /// <summary>The form of a row's tail as it is written natively; parts in capitals are explained by <see cref="Legend"/>.</summary>
    public static string Of(ClauseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Tail switch
        {
            TailKind.Held => "COND [for D | for P of D]",
            TailKind.Expression => row.Head == "only when" ? "COND" : "EXPR",
            TailKind.Duration => "D",
            TailKind.Word => string.Join(" | ", row.Words),
            TailKind.Text => "TEXT",
            TailKind.Unit => "UNIT",
            TailKind.Labels => "LABEL, … | *",
            TailKind.Raw => "WORDS",
            TailKind.Steps => "{ STEP … }",
            TailKind.Start => "DATE TIME TEXT",
            TailKind.Given => "SERIES = SEGMENT, … [every D] | run WORDS BEHAVIOUR | approve by NAME at D",
            TailKind.Expect => "[no] SUBJECT [STATE] MOMENT",
            TailKind.Block => "if COND [for D] | { CLAUSE … }",
            TailKind.Color => string.Join(" | ", [.. row.Words, "{ CLAUSE … }"]),
            TailKind.Declaration => "NAME { CLAUSE … }",
            TailKind.Let => "NAME = EXPR",
            TailKind.Names => "NAME, …",
            TailKind.Pairs => "{ LABEL = TEXT … }",
            TailKind.In => row.IsOpen ? "in [WORD, …]" : "LABEL in [WORD, …]",
            TailKind.Parameters => "(NAME: TYPE = WORD, …)",
            TailKind.Number => "N",
            TailKind.Instances => "N instances",
            TailKind.Retry => "N every D",
            TailKind.Hours => "DAY [to DAY], … TIME to TIME",
            TailKind.Dates => "DATE, …",
            TailKind.WaitUntil => "COND timeout D",
            TailKind.If => "COND { STEP … } [else { STEP … }]",
            TailKind.Approve => "by NAME within D",
            _ => throw new ArgumentOutOfRangeException(nameof(row), row.Tail, "a kind of tail without a form"),
        };
    }

    /// <summary>What the parts in capitals mean, in the order of the reference.</summary>
    public static IReadOnlyList<(string Part, string Meaning)> Legend { get; } =
    [
        ("COND", "a condition: true, false or unknown"),
        ("EXPR", "a condition or a number"),
        ("D", "a duration: `5m`, `1h30m`"),
        ("P", "a share: `80%`"),
        ("N", "a number without a unit"),
        ("TEXT", "a text in quotes; in YAML without them"),
        ("WORDS", "words as they stand, up to the end of the statement; in quotes where one holds a blank, `;`, a brace or ` #`"),
        ("NAME, LABEL, WORD", "a word, or words joined by dots"),
        ("DATE, TIME", "`2026-04-15`, `23:50`"),
        ("DAY", "`mon tue wed thu fri sat sun`, or `daily`"),
        ("TYPE", "`text number duration ratio bytes bool`"),
        ("UNIT", "one of the [units](#units)"),
        ("SERIES", "a metric, perhaps with a selector: `permit-svc.latency{region = \"us-east\"}`"),
        ("SEGMENT", "`200ms for 10m`, `200ms ± 50ms for 10m`, `5% at 2s for 10m`, `missing for 1m`, `reset`, `0+10x10`"),
        ("BEHAVIOUR", "`fails`, `fails 2 times`, `fails \"text\"`, `takes 30s`, `is inconclusive`"),
        ("SUBJECT", "an alert (`slow{region = \"us-east\"}`), `tile NAME`, `run WORDS` or `notify WORDS`"),
        ("STATE", "`inactive pending firing nodata` of an alert, `green yellow red grey` of a tile"),
        ("MOMENT", "`at D`, `at D within D`, `from D to D`, `from D to D within D`, `never`, `after SUBJECT`"),
        ("STEP, CLAUSE", "statements, each on its line or before a `;`"),
    ];
}
