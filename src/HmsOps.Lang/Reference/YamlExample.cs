using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Reference;

/// <summary>The table's examples in the YAML spelling.</summary>
public static class YamlExample
{
    private const string Signs = "&*!|>%@`[]{},#'\"";

    /// <summary>The example of a row as lines of a YAML mapping.</summary>
    public static string Of(ClauseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Yaml.Length > 0)
        {
            return row.Yaml;
        }

        // The word of an open row is the example's own.
        var words = row.IsOpen ? row.Example[..row.Example.IndexOf(' ', StringComparison.Ordinal)] : row.Head;
        return $"{words.Replace(' ', '-')}: {Scalar(row, row.Example[words.Length..].Trim())}";
    }

    /// <summary>A tail as a YAML scalar: plain where YAML leaves it alone, else in quotes.</summary>
    public static string Scalar(ClauseRow row, string tail)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(tail);
        var text = row.Tail == TailKind.Text ? tail.Trim('"') : tail;
        return IsPlain(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    private static bool IsPlain(string text) =>
        text.Length > 0 && !Signs.Contains(text[0], StringComparison.Ordinal)
        && text[0] is not ('-' or '?' or ':') && text[^1] != ':'
        && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal);
}
