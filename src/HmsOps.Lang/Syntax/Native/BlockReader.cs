using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>Reads what stands in braces: statements one after the other.</summary>
internal sealed class BlockReader(ReadingContext context)
{
    /// <summary>What a statement gives where it belongs to a block around this one; the cursor stands before it.</summary>
    public const int Outside = -1;

    /// <summary>From the <c>{</c>, where the cursor stands, to after the <c>}</c>; a missing one is put before the word that belongs outside.</summary>
    /// <param name="set">What may stand inside.</param>
    /// <param name="statement">Reads a statement; gives its end, or <see cref="Outside"/>.</param>
    public TextSpan Read(ClauseSet set, Func<int> statement)
    {
        var cursor = context.Cursor;
        var open = cursor.At;
        if (context.Blocks.Count == SyntaxLimits.Nesting)
        {
            context.Report(SyntaxDiagnostics.TooDeep(context.Source, new TextSpan(open, 1), SyntaxLimits.Nesting));
            cursor.SkipBlock();
            return TextSpan.FromBounds(open, cursor.At);
        }

        context.Blocks.Add(new OpenBlock(set, open));
        var end = ++cursor.At;
        var isClosed = false;
        for (cursor.SkipSeparators(); !context.IsOver; cursor.SkipSeparators())
        {
            if (cursor.Current == '}')
            {
                end = ++cursor.At;
                isClosed = true;
                break;
            }

            context.Count();
            var after = statement();
            if (after == Outside)
            {
                break;
            }

            end = after;
        }

        context.Blocks.RemoveAt(context.Blocks.Count - 1);
        if (!isClosed)
        {
            context.ReportUnclosed(open);
        }

        return TextSpan.FromBounds(open, end);
    }
}
