using System.Text;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Formatting;

/// <summary>Lays the words of a tail out on lines: one, unless a comment stands among them or they are too long.</summary>
internal static class TailLines
{
    /// <value>Columns: a line that would be longer is broken before its <c>and</c>, <c>or</c> and <c>for</c>.</value>
    public const int Width = 110;

    /// <summary>At least one line.</summary>
    /// <param name="pieces">The words.</param>
    /// <param name="comments">The comments among them.</param>
    /// <param name="room">Columns that the first line may fill.</param>
    /// <param name="mayBegin">True where a comment may stand before the first word.</param>
    public static List<string> Of(PieceList pieces, IReadOnlyList<CommentSyntax> comments, int room, bool mayBegin = false)
    {
        var text = pieces.ToString();
        var isLong = text.Length > room;
        if (comments.Count == 0 && (!isLong || !pieces.Any(piece => piece.MayBreak)))
        {
            return [text];
        }

        var lines = new List<string>();
        var line = new StringBuilder();
        var next = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            for (; next < comments.Count && comments[next].Span.Start < pieces[i].Offset && (i > 0 || mayBegin) && !pieces[i].IsGlued; next++)
            {
                Comment(comments[next], line, lines);
            }

            if (pieces[i].MayBreak && isLong)
            {
                Flush(line, lines);
            }

            line.Append(line.Length == 0 || pieces[i].IsGlued ? "" : " ").Append(pieces[i].Text);
        }

        for (; next < comments.Count; next++)
        {
            Comment(comments[next], line, lines);
        }

        Flush(line, lines);
        return lines;
    }

    /// <summary>A comment, a blank behind its mark.</summary>
    public static string Of(CommentSyntax comment) =>
        comment.Text.Length == 0 ? "#" : comment.Text[0] is '!' or '#' ? "#" + comment.Text : "# " + comment.Text;

    private static void Comment(CommentSyntax comment, StringBuilder line, List<string> lines)
    {
        if (CommentMap.IsOwnLine(comment))
        {
            Flush(line, lines);
        }

        line.Append(line.Length == 0 ? "" : "  ").Append(Of(comment));
        Flush(line, lines);
    }

    private static void Flush(StringBuilder line, List<string> lines)
    {
        if (line.Length > 0)
        {
            lines.Add(line.ToString());
            line.Clear();
        }
    }
}
