using HmsOps.Lang.Syntax;
using HmsOps.Lang.Syntax.Native;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Yaml;

/// <summary>Finds the comments inside of a scalar that is one of our tails.</summary>
internal static class TailComments
{
    /// <summary>Their places in the file, in order.</summary>
    public static IEnumerable<TextSpan> Find(ClauseRow row, TailText tail)
    {
        if (!tail.Text.Contains('#', StringComparison.Ordinal))
        {
            yield break;
        }

        var cursor = new SourceCursor(tail.Text);
        // A command may begin with a `#`, as the name of a channel does.
        var begin = row.Tail == TailKind.Raw ? tail.Text.AsSpan().IndexOfAnyExcept(" \t\r\n") : -1;
        while (!cursor.IsAtEnd)
        {
            if (cursor.At != begin && cursor.IsComment(cursor.At))
            {
                var start = cursor.At;
                cursor.SkipComment();
                yield return tail.Outer(start, cursor.At);
            }
            else
            {
                var isWordStart = cursor.At == 0 || char.IsWhiteSpace(tail.Text[cursor.At - 1]);
                var isQuote = cursor.Current is '"' or '\'' && (row.Tail != TailKind.Raw || isWordStart);
                cursor.At = isQuote || (cursor.Current == '`' && row.Tail != TailKind.Raw) ? cursor.AfterQuote(cursor.At) : cursor.At + 1;
            }
        }
    }
}
