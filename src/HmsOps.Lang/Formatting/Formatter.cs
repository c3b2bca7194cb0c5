using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Formatting;

/// <summary>Writes rule files out in their one layout, in either spelling; every comment stays with what it was about.</summary>
public static class Formatter
{
    /// <summary>The file's text in its own spelling or the other one; or null where it can't be read, which the bag says.</summary>
    /// <param name="source">A rule file; its extension says which spelling it is of.</param>
    /// <param name="toYaml">The spelling that is wanted; null keeps the file's own.</param>
    /// <param name="bag">Takes what is wrong with it.</param>
    /// <param name="isNamed">False for a file that was found in a folder: YAML that is not ours then stays as it is.</param>
    public static string? Format(SourceText source, bool? toYaml, DiagnosticBag bag, bool isNamed = true)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(bag);
        var isYaml = SourceLayout.IsYaml(source);
        var wasWrong = bag.HasErrors;
        var unit = SyntaxReader.Parse(source, bag, isNamed);
        if (bag.HasErrors && !wasWrong)
        {
            return null;
        }

        if (!isNamed && unit.Declarations.IsEmpty)
        {
            return source.Text;
        }

        var comments = new CommentMap(unit, isYaml);
        var lines = toYaml ?? isYaml ? new YamlWriter(comments, isYaml).Write(unit) : new NativeWriter(comments, isYaml).Write(unit);
        if (!isYaml && toYaml is not true)
        {
            lines = AlignedColumns.Keep(lines, source.Text);
        }

        var end = source.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return string.Concat(lines.Select(line => line.TrimEnd() + end));
    }
}
