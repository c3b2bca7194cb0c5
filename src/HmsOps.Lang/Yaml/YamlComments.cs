using HmsOps.Lang.Syntax;
using HmsOps.Lang.Syntax.Native;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Yaml;

/// <summary>Finds the comments between the scalars of a file, which the YAML library drops.</summary>
internal static class YamlComments
{
    /// <summary>All comments of a file, in order.</summary>
    /// <param name="source">The file.</param>
    /// <param name="scalars">Its scalars, in order; what stands in them is no comment of YAML's.</param>
    /// <param name="inner">Comments inside of scalars, which our tails know.</param>
    public static IEnumerable<CommentSyntax> Find(SourceText source, IEnumerable<YamlScalar> scalars, IReadOnlyDictionary<int, TextSpan> inner)
    {
        var cursor = new SourceCursor(source.Text);
        foreach (var scalar in scalars)
        {
            SkipTo(cursor, scalar.Span.Start);
            if (scalar.Form == ScalarForm.Block)
            {
                SkipTo(cursor, cursor.EndOfLine(scalar.Span.Start));
            }

            cursor.At = Math.Max(cursor.At, scalar.Span.End);
        }

        SkipTo(cursor, source.Text.Length);
        return cursor.Comments.Concat(inner.Values).DistinctBy(span => span.Start).OrderBy(span => span.Start)
            .Select(span => CommentSyntax.Of(source, span));
    }

    private static void SkipTo(SourceCursor cursor, int end)
    {
        while (cursor.At < end)
        {
            if (cursor.IsComment(cursor.At))
            {
                cursor.SkipComment();
            }
            else
            {
                cursor.At++;
            }
        }
    }
}
