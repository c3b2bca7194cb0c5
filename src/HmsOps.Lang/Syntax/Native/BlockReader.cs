using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>Reads the block of a declaration: clauses one after the other.</summary>
internal sealed class BlockReader(ReadingContext context)
{
    private readonly SourceCursor _cursor = context.Cursor;
    private readonly TailScanner _scanner = new(context.Cursor);
    private readonly StepsReader _steps = new(context);

    /// <summary>From the block's <c>{</c>, where the cursor stands, to after its <c>}</c>; a missing one is put before the next declaration.</summary>
    public ImmutableArray<ClauseSyntax> Read(DeclarationKind kind)
    {
        var open = new TextSpan(_cursor.At, 1);
        _cursor.At++;
        var clauses = ImmutableArray.CreateBuilder<ClauseSyntax>();
        for (_cursor.SkipSeparators(); !context.IsOver; _cursor.SkipSeparators())
        {
            var start = _cursor.At;
            if (_cursor.Current == '}')
            {
                _cursor.At++;
                return clauses.ToImmutable();
            }

            context.Count();
            if (_cursor.Word() is not { } word)
            {
                context.SkipUnexpected();
                continue;
            }

            var (row, words) = Head(kind, word);
            if (row is null && IsDeclarationWord(word) && !LaterWords.IsClause(kind, words))
            {
                _cursor.At = start;
                if (!_steps.WasUnclosed)
                {
                    context.Report(SyntaxDiagnostics.UnclosedBlock(context.Source, open, $"`{word}` on line {context.Source.PositionOf(start).Line}"));
                }

                _steps.WasUnclosed = false;
                return clauses.ToImmutable();
            }

            var span = TextSpan.FromBounds(start, _cursor.At);
            if (row is null)
            {
                Unknown(kind, words, span);
                continue;
            }

            var clause = Clause(kind, row, span);
            if (!row.Repeats && clauses.FirstOrDefault(other => ReferenceEquals(other.Row, row)) is { } first)
            {
                ReportRepeated(clause, first);
            }
            else
            {
                clauses.Add(clause);
            }
        }

        if (_cursor.IsAtEnd && !_steps.WasUnclosed)
        {
            context.Report(SyntaxDiagnostics.UnclosedBlock(context.Source, open, "the end of the file"));
        }

        _steps.WasUnclosed = false;
        return clauses.ToImmutable();
    }

    // One statement, one diagnostic: a broken repetition was reported already.
    private void ReportRepeated(ClauseSyntax clause, ClauseSyntax first)
    {
        if (clause.Tail is not null)
        {
            context.Report(SyntaxDiagnostics.RepeatedClause(context.Source, clause.KeywordSpan, clause.Row.Head, first.KeywordSpan));
        }
    }

    private (ClauseRow? Row, string Words) Head(DeclarationKind kind, string word)
    {
        if (_cursor.PeekNextWord(out var end) is { } next)
        {
            var two = $"{word} {next}";
            var row = kind.Find(two);
            if (row is not null || (LaterWords.BeginsTwo(word) && LaterWords.IsClause(kind, two)))
            {
                _cursor.At = end;
                return (row, two);
            }
        }

        return (kind.Find(word), word);
    }

    private ClauseSyntax Clause(DeclarationKind kind, ClauseRow row, TextSpan keyword)
    {
        Separator(row);
        TailSyntax? tail;
        if (row.Tail == TailKind.Steps)
        {
            tail = _steps.Read(kind, row, keyword);
        }
        else
        {
            tail = Tail(kind, row, keyword);
            tail = EndsHere(row, isRead: tail is not null) ? tail : null;
        }

        var span = tail is null ? keyword : keyword.To(tail.Span);
        return new ClauseSyntax(context.Source, span, row, keyword, tail);
    }

    private TailSyntax? Tail(DeclarationKind kind, ClauseRow row, TextSpan keyword)
    {
        var extent = _scanner.Read(row.Tail, word => IsClauseWord(kind, word));
        if (extent.End == extent.Start)
        {
            context.Report(SyntaxDiagnostics.MissingTail(context.Source, keyword, row.Head, row.Example, _cursor.BeginsComment(keyword.End)));
            return null;
        }

        var tail = context.Tails.Parse(row, TailText.OfFile(context.Source, extent.Start, extent.End), out var problem);
        if (tail is null && extent.Cuts.Count > 0)
        {
            _cursor.At = extent.Cuts[0];
            tail = context.Tails.Parse(row, TailText.OfFile(context.Source, extent.Start, extent.Cuts[0]), out problem);
        }

        if (problem is not null)
        {
            context.Report(problem);
        }

        return tail;
    }

    // False where a block follows that the clause does not take: what was read of it is hardly what was meant.
    private bool EndsHere(ClauseRow row, bool isRead)
    {
        _cursor.SkipBlanks();
        if (_cursor.Current != '{')
        {
            return true;
        }

        var place = new TextSpan(_cursor.At, 1);
        _cursor.SkipStatement();
        if (isRead)
        {
            context.Report(SyntaxDiagnostics.UnexpectedBlock(context.Source, place, row.Head));
        }

        return false;
    }

    private void Separator(ClauseRow row)
    {
        _cursor.SkipBlanks();
        if (_cursor.Current is ':' or '=' && row.Tail != TailKind.Steps)
        {
            var place = new TextSpan(_cursor.At, 1);
            context.Report(SyntaxDiagnostics.Habit(
                context.Source, place, $"{row.Head}{_cursor.Current}", $"`{row.Example}`: nothing but a blank stands between a clause's word and what it says"));
            _cursor.At++;
        }
    }

    private void Unknown(DeclarationKind kind, string words, TextSpan span)
    {
        _cursor.SkipStatement();
        var known = kind.Clauses.Select(row => row.Head).ToArray();
        if (LaterWords.IsClause(kind, words))
        {
            context.Report(SyntaxDiagnostics.NotYet(context.Source, span, words, known));
            return;
        }

        var near = NearName.Of(words, known);
        if (near is null && kind.Find("then") is not null && DeclarationTable.Steps.Any(step => step.Head == words))
        {
            context.Report(SyntaxDiagnostics.Misplaced(context.Source, span, words, "is a step: it stands inside `then { … }`"));
            return;
        }

        var owner = near is null ? DeclarationTable.Kinds.FirstOrDefault(other => other.Find(words) is not null) : null;
        context.Report(owner is null
            ? SyntaxDiagnostics.UnknownClause(context.Source, span, words, kind.Word, near, known)
            : SyntaxDiagnostics.Misplaced(context.Source, span, words, $"is a clause of `{owner.Word}`, not of `{kind.Word}`"));
    }

    private static bool IsDeclarationWord(string word) => DeclarationTable.Find(word) is not null || LaterWords.IsDeclaration(word);

    private static bool IsClauseWord(DeclarationKind kind, string word) =>
        word.Length > 0 && (kind.Find(word) is not null || LaterWords.IsClause(kind, word) || IsDeclarationWord(word));
}
