using System.Text;

namespace HmsOps.Generate;

/// <summary>Writes a Markdown table; cells are Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>The table, with a last line end.</summary>
    public static string Of(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        Line(text, head);
        Line(text, [.. head.Select(_ => "---")]);
        foreach (var row in rows)
        {
            Line(text, row);
        }

        return text.ToString();
    }

    /// <summary>Code in a cell; lines of their own keep their indentation.</summary>
    public static string Code(string code) => code.Contains('\n', StringComparison.Ordinal)
        ? $"<pre>{code.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("|", "&#124;", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal)}</pre>"
        : code.Length == 0 ? "" : $"`{code.Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static void Line(StringBuilder text, IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
