using System.Text;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Reference;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Generate;

/// <summary>The tables of docs/language.md.</summary>
internal static class ReferenceSections
{
    /// <summary>By the name of the document's marker.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["kinds"] = Kinds(),
        ["clauses"] = string.Join('\n', DeclarationTable.Kinds.Where(kind => !kind.Clauses.IsEmpty).Select(Clauses)),
        ["forms"] = MarkdownTable.Of(["in a form", "stands for"], TailForms.Legend.Select(row => (string[])[$"`{row.Part}`", row.Meaning])),
        ["steps"] = Rows("step", DeclarationTable.Steps) + "\nOptions stand in a block behind `run` and `call`; in YAML they are further keys of the step:\n\n" + Rows("option", DeclarationTable.StepOptions),
        ["verbs"] = MarkdownTable.Of(["verb", "", "arguments", "locks"], VerbTable.Rows.Select(Verb)),
        ["readings"] = Readings(),
        ["functions"] = MarkdownTable.Of(
            ["function", "gives", "", "example"],
            FunctionTable.Rows.Select(row => (string[])[MarkdownTable.Code($"{row.Name}({row.Form})"), row.Result, row.Summary, MarkdownTable.Code(row.Example)])),
        ["precedence"] = MarkdownTable.Of(
            ["", "form", "associates", "", "example"],
            Precedence.Levels.Select((level, at) => (string[])
                [$"{at + 1}", string.Join(' ', level.Forms.Select(MarkdownTable.Code)), level.Associates, level.Notes, MarkdownTable.Code(level.Example)])),
        ["reserved"] = $"Reserved in expressions only: {Codes(Precedence.Reserved)}.\n",
        ["units"] = Units(),
    };

    private static string Kinds() => MarkdownTable.Of(
        ["kind", "YAML", "its name", ""],
        DeclarationTable.Kinds.Select(kind => (string[])
        [
            kind.Clauses.IsEmpty ? $"`{kind.Word}`" : $"[`{kind.Word}`](#{kind.Word})",
            kind.Plurals.IsEmpty ? $"`{kind.Word}:`" : $"`{kind.Word}:` or a list under `{kind.Plurals[0]}:`",
            kind.Name switch
            {
                NameForm.Path => "words joined by dots",
                NameForm.String => "a text in quotes",
                NameForm.Word => "a word",
                NameForm.Number => "a whole number",
                _ => "words joined by dots, or a text in quotes",
            },
            kind.Summary,
        ]));

    private static string Clauses(DeclarationKind kind)
    {
        var text = new StringBuilder($"### {kind.Word}\n\n{kind.Summary}\n\n{Rows("clause", kind.Clauses)}");
        foreach (var row in kind.Clauses.Where(row => !row.Block.IsEmpty && row.Block != DeclarationTable.LevelClauses))
        {
            text.Append($"\nIn the block of `{row.Head}`:\n\n{Rows("clause", row.Block)}");
        }

        if (kind.Clauses.Any(row => row.Block == DeclarationTable.LevelClauses))
        {
            text.Append($"\nIn the block of a level:\n\n{Rows("clause", DeclarationTable.LevelClauses)}");
        }

        return text.ToString();
    }

    private static string Rows(string what, IEnumerable<ClauseRow> rows) => MarkdownTable.Of(
        [what, "", "native", "YAML"],
        rows.Select(row => (string[])[Form(row), Meaning(row), MarkdownTable.Code(row.Example), MarkdownTable.Code(YamlExample.Of(row))]));

    private static string Form(ClauseRow row) =>
        MarkdownTable.Code(row.IsInHead ? TailForms.Of(row) : $"{row.Head} {TailForms.Of(row)}");

    private static string Meaning(ClauseRow row)
    {
        var text = new StringBuilder(row.Summary);
        text.Append(row.IsRequired ? " **Required.**" : "");
        text.Append(row.Default.Length == 0 ? "" : $" Default: {row.Default}.");
        text.Append(row.Repeats ? " May repeat." : "");
        return text.ToString();
    }

    private static string[] Verb(VerbSchema verb) =>
    [
        MarkdownTable.Code(verb.Name),
        verb.Summary,
        string.Join("<br>", verb.Arguments.Select(Argument)),
        MarkdownTable.Code(verb.Resource),
    ];

    private static string Argument(ArgumentSchema argument)
    {
        var notes = new List<string>();
        if (argument.Required)
        {
            notes.Add("required");
        }

        if (argument.Positional)
        {
            notes.Add("may stand without its name");
        }

        if (argument.ExactlyOneOf is { } group)
        {
            notes.Add($"exactly one `{group}`");
        }

        if (argument.Default is { } value)
        {
            notes.Add($"by default `{value}`");
        }

        var type = argument.Type.ToString().ToLowerInvariant();
        return $"`--{argument.Name}` {type}: {argument.Summary}{(notes.Count == 0 ? "" : $" ({string.Join("; ", notes)})")}";
    }

    private static string Readings()
    {
        var kinds = Enum.GetValues<MetricKind>();
        var rows = new[] { ReadingTable.Percentile }.Concat(ReadingTable.Rows).Select(row => (string[])
        [
            MarkdownTable.Code(row.Name),
            .. kinds.Select(kind => row.Kinds.Contains(kind) ? UnitForm(row, kind) : ""),
            row.Implies.ToString().ToLowerInvariant(),
        ]);
        var slo = MarkdownTable.Of(["of an slo", ""], ReadingTable.SloReadings.Select(row => (string[])[MarkdownTable.Code(row.Name), row.Summary]));
        return MarkdownTable.Of(["reading", .. kinds.Select(kind => kind.ToString().ToLowerInvariant()), "an undeclared metric is then a"], rows) + "\n" + slo;
    }

    private static string UnitForm(ReadingRow row, MetricKind kind) => row.FormOf(kind) switch
    {
        ReadingUnit.Own => "its unit",
        ReadingUnit.OwnPerSecond => "its unit a second",
        ReadingUnit.Count => "count",
        ReadingUnit.CountPerSecond => "observations a second",
        _ => "its unit",
    };

    private static string Units()
    {
        var rows = UnitTable.Rows.GroupBy(row => row.Unit).Select(group => (string[])
        [
            group.Key == Unit.Duration ? "time" : group.Key == Unit.Data ? "data" : group.Key == Unit.Ratio ? "ratio" : "plain numbers",
            string.Join(", ", group.Select(Size)),
        ]);
        return MarkdownTable.Of(["dimension", "units"], rows) + $"\nAny of them may be followed by {string.Join(", ", UnitTable.PerWords.Select(word => $"`/{word}`"))}; so may a plain number.\n";
    }

    private static string Size(UnitScale row)
    {
        var size = row.Divisor == 1 ? $"{row.Multiplier:0}" : $"{row.Multiplier:0}/{row.Divisor:0}";
        var stored = row.Unit == Unit.Duration ? " s" : row.Unit == Unit.Data ? " B" : "";
        return $"{MarkdownTable.Code(row.Text)} {size}{stored}";
    }

    private static string Codes(IEnumerable<string> words) => string.Join(' ', words.Select(word => $"`{word}`"));
}
