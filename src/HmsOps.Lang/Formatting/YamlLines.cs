using System.Buffers;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Formatting;

/// <summary>Lines of YAML.</summary>
internal static class YamlLines
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\\;{}'");

    /// <summary>Lines one level further in.</summary>
    public static IEnumerable<string> Indented(IEnumerable<string> lines) => lines.Select(line => line.Length == 0 ? line : "  " + line);

    /// <summary>Lines as an item of a list.</summary>
    public static IEnumerable<string> Item(IEnumerable<string> lines) =>
        lines.Select((line, i) => i == 0 ? "- " + line : line.Length == 0 ? line : "  " + line);

    /// <summary>A key with a tail: on its line, or as a literal block where comments stand in it or it is too long.</summary>
    public static List<string> Tail(string key, PieceList pieces, IReadOnlyList<CommentSyntax> inner, IReadOnlyList<CommentSyntax> behind)
    {
        var lines = Scalar(pieces, inner, behind, key.Length + 2);
        lines[0] = $"{key}: {lines[0]}";
        return lines;
    }

    /// <summary>A tail as a scalar.</summary>
    /// <param name="pieces">The words.</param>
    /// <param name="inner">The comments of the tail: those behind its last word stand behind the scalar, where they are read again.</param>
    /// <param name="behind">The comments behind it.</param>
    /// <param name="used">Columns that its first line has already.</param>
    public static List<string> Scalar(PieceList pieces, IReadOnlyList<CommentSyntax> inner, IReadOnlyList<CommentSyntax> behind, int used)
    {
        List<CommentSyntax> among = [.. inner.TakeWhile(comment => pieces.Count > 0 && comment.Span.Start < pieces[^1].Offset)];
        var lines = TailLines.Of(pieces, among, TailLines.Width - used, mayBegin: true);
        List<string> written = lines.Count == 1 && among.Count == 0 ? [YamlScalarText.Of(Bare(lines[0]))] : ["|", .. Indented(lines)];
        SourceLayout.Behind(written, [.. inner.Skip(among.Count), .. behind]);
        return written;
    }

    // `slack "#permits"`: the quotes that YAML needs for the mark of comments are enough.
    private static string Bare(string line)
    {
        var end = line.StartsWith("\"#", StringComparison.Ordinal) ? line.IndexOf('"', 1) : -1;
        return end > 0 && !line.AsSpan(1, end - 1).ContainsAny(NeedsQuotes) && !line[1..end].Any(char.IsWhiteSpace) && (end == line.Length - 1 || line[end + 1] == ' ')
            ? string.Concat(line.AsSpan(1, end - 1), line.AsSpan(end + 1))
            : line;
    }
}
