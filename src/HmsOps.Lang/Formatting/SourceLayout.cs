using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Formatting;

/// <summary>What of the author's layout is kept: a blank line before something, a block on one line.</summary>
internal static class SourceLayout
{
    /// <summary>True where the line above the node, or above the first comment before it, is blank.</summary>
    public static bool HasBlankBefore(SyntaxNode node) => HasBlankBefore(node, node.Span.Start);

    private static bool HasBlankBefore(SyntaxNode node, int at)
    {
        var (line, column) = node.Source.PositionOf(at);
        return line > 1
            && string.IsNullOrWhiteSpace(node.Source.LineText(line - 1))
            && node.Source.LineText(line).AsSpan(0, column - 1).Trim(" \t-").IsEmpty;
    }

    /// <summary>True where all of it stands on one line.</summary>
    public static bool IsOneLine(SyntaxNode node) =>
        node.Source.PositionOf(node.Span.Start).Line == node.Source.PositionOf(Math.Max(node.Span.Start, node.Span.End - 1)).Line;

    /// <summary>True for a file of the YAML spelling.</summary>
    public static bool IsYaml(SourceText source) =>
        source.Path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || source.Path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds what stands before a node: a blank line where the author had one, and its comments.</summary>
    /// <param name="lines">Takes the lines.</param>
    /// <param name="node">The node.</param>
    /// <param name="leading">The comments before it.</param>
    /// <param name="isFirst">True where nothing of the same block stands before: no blank line then.</param>
    /// <param name="at">The offset of what is written first of it; null where it is the node itself.</param>
    public static void Before(List<string> lines, SyntaxNode node, IReadOnlyList<CommentSyntax> leading, bool isFirst, int? at = null)
    {
        Comments(lines, leading, isFirst);
        if (HasBlankBefore(node, at ?? node.Span.Start) && !(isFirst && leading.Count == 0) && lines is [.., not ""])
        {
            lines.Add("");
        }
    }

    /// <summary>Adds comments on lines of their own.</summary>
    public static void Comments(List<string> lines, IReadOnlyList<CommentSyntax> comments, bool isFirst)
    {
        for (var i = 0; i < comments.Count; i++)
        {
            if (HasBlankBefore(comments[i]) && !(isFirst && i == 0) && lines is [.., not ""])
            {
                lines.Add("");
            }

            lines.Add(TailLines.Of(comments[i]));
        }
    }

    /// <summary>Adds comments at the end of the last line; of several, the others on lines of their own.</summary>
    public static void Behind(List<string> lines, IReadOnlyList<CommentSyntax> comments)
    {
        for (var i = 0; i < comments.Count; i++)
        {
            if (i == 0)
            {
                lines[^1] += "  " + TailLines.Of(comments[i]);
            }
            else
            {
                lines.Add(TailLines.Of(comments[i]));
            }
        }
    }
}
