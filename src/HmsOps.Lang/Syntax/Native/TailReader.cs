using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>Reads what follows a clause's words up to its end; what cannot be read is cut where the next line begins with a clause's word.</summary>
internal sealed class TailReader(ReadingContext context)
{
    private readonly TailScanner _scanner = new(context.Cursor, new StatementWords(context));

    /// <summary>One of the tail parser's entry rules.</summary>
    public delegate T? Rule<T>(TailParser tails, ClauseRow row, TailText text, out Diagnostic? problem);

    /// <summary>The tail at the cursor, which moves to the statement's end; null where it is missing or broken, which is reported.</summary>
    public T? Read<T>(ClauseRow row, TextSpan keyword, Rule<T> rule)
        where T : class
    {
        var cursor = context.Cursor;
        var extent = _scanner.Read(row.Tail);
        if (extent.End == extent.Start)
        {
            context.Report(SyntaxDiagnostics.MissingTail(context.Source, keyword, context.Source.TextOf(keyword), row.Example, cursor.BeginsComment(keyword.End)));
            return null;
        }

        var tail = rule(context.Tails, row, TailText.OfFile(context.Source, extent.Start, extent.End), out var problem);
        if (tail is null && extent.Cut >= 0)
        {
            cursor.Rewind(extent.Cut);
            tail = rule(context.Tails, row, TailText.OfFile(context.Source, extent.Start, extent.Cut), out problem);
        }

        if (problem is not null)
        {
            context.Report(problem);
        }

        return tail;
    }
}
