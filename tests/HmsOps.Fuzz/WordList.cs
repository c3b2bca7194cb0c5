using System.Text;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Fuzz;

/// <summary>The words and pieces that rule files are made of, from the tables of the language.</summary>
internal static class WordList
{
    private static readonly string[] Signs =
    [
        "{", "}", "(", ")", "[", "]", "<", "<=", ">", ">=", "==", "!=", "=", "=~", "!~", "+", "-", "*", "/", "%", ",", ";", ":", ".", "..", "$", "$value", "@", "&a ", "*a", "<<: *a", "!!str ",
        "|", "|2-", ">+", ">", "? ", "- ", "---", "...", "#", " # c", "\n", "\r\n", "\r", "\t", "  ", "    ", "\n  ", "\n    ", "\"", "'", "`", "\\", "\\n", "\\u00e9", "\\x41", "\"\"", "''",
        "and", "or", "not", "over 5m", "1w ago", "by", "without", "for", "for 80% of 5m", "of", "share of", "99% of", "any", "all", "count", "absent", "mod", "now()", "true", "false", "in [a, b]",
        "0", "1", "0.8s", "5m", "1h30m", "5%", "100/s", "1,000", "1e308", "99999999999999999999", "0.0000000001", "-1", "1/0", "5M", "2026-04-15", "23:50", "2026-02-30", "25:61", "0+10x10",
        "x", "svc.m", "svc.m.p95", "svc.m{a = \"b\"}", "*.m", "`a b`", "\"a b\"", "a-b", "if:", "name:", "# hms:ignore HMS4001", "# hms:ignore", "missing for 1m", "reset", "± 50ms", "else",
        "\u00e9", "\U0001F600", "\u00A0", "\u201C", "\u2265", "\u2028", "\u0085", "\u0000", "\uFEFF", "\u200F",
    ];

    /// <summary>All pieces, each once, in a fixed order.</summary>
    public static byte[][] Make()
    {
        var rows = DeclarationTable.Kinds.SelectMany(kind => kind.Clauses)
            .Concat(DeclarationTable.Steps).Concat(DeclarationTable.StepOptions).Concat(DeclarationTable.LevelClauses).Concat(DeclarationTable.ColorClauses).ToList();
        string[] words =
        [
            .. Signs,
            .. DeclarationTable.Kinds.SelectMany(kind => kind.Plurals.Prepend(kind.Word)).SelectMany(word => new[] { word, $"\n{word} x {{\n", $"\n---\n{word}: " }),
            .. rows.SelectMany(row => new[] { row.Head, $"\n{row.Example}\n", $"; {row.Example}; ", $"{row.Key}: ", row.Yaml }.Concat(row.Words)),
            .. DeclarationTable.ParameterTypes,
            .. ReadingTable.Rows.Select(row => row.Name),
            .. FunctionTable.Rows.Select(row => $"{row.Name}("),
            .. VerbTable.Rows.Select(row => $"run {row.Name} "),
            .. UnitTable.Rows.Select(row => row.Text),
        ];
        return [.. words.Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];
    }
}
