using System.Globalization;
using System.Text.RegularExpressions;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Reference;

/// <summary>What a row says in a JSON Schema: descriptions and patterns (ECMA 262, as JSON Schema draft 7 wants them).</summary>
internal static class SchemaText
{
    private const string Number = @"\d[\d_]*(\.\d+)?";

    /// <summary>One duration, or a parameter of a playbook.</summary>
    public static string Duration { get; } = $@"^\s*({OneDuration}|\$[A-Za-z_][\w-]*)\s*$";

    /// <summary><c>3 every 10s</c>.</summary>
    public static string Retry { get; } = $@"^\s*\d+\s+every\s+{OneDuration}\s*$";

    private static string OneDuration
    {
        get
        {
            var units = string.Join('|', UnitTable.Rows
                .Where(row => row.Unit == Unit.Duration)
                .Select(row => row.Text)
                .OrderByDescending(text => text.Length)
                .ThenBy(text => text, StringComparer.Ordinal)
                .Select(Regex.Escape));
            return $@"(0|{Number}\s?({units})(\d+({units}))*)";
        }
    }

    /// <summary>A row's sentence, its form and its default.</summary>
    public static string Describe(ClauseRow row)
    {
        var text = row.Summary;
        if (row.Tail is not (TailKind.Word or TailKind.Text or TailKind.Raw or TailKind.Steps or TailKind.Pairs or TailKind.Declaration or TailKind.Parameters))
        {
            text += $" Form: {TailForms.Of(row)}.";
        }

        return row.Default.Length == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text} Default: {row.Default}.");
    }

    /// <summary>The example's text behind its key, or null where the example is more than one text.</summary>
    public static string? Example(ClauseRow row)
    {
        if (row.Yaml.Length > 0)
        {
            return null;
        }

        var text = YamlExample.Of(row);
        text = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return text.StartsWith('\'') ? text[1..^1].Replace("''", "'", StringComparison.Ordinal) : text;
    }
}
