using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>Reads a block of steps.</summary>
internal sealed class StepsReader(ReadingContext context)
{
    private readonly SourceCursor _cursor = context.Cursor;
    private readonly TailScanner _scanner = new(context.Cursor);

    /// <value>True where the block ended without its brace, which was reported: the block around it is not blamed again.</value>
    public bool WasUnclosed { get; set; }

    /// <summary>From before the block's <c>{</c> to after its <c>}</c>; a missing one is put before the next clause or declaration.</summary>
    public StepsTailSyntax? Read(DeclarationKind kind, ClauseRow clause, TextSpan keyword)
    {
        _cursor.SkipBlanks();
        if (_cursor.Current != '{')
        {
            _cursor.SkipStatement();
            context.Report(SyntaxDiagnostics.MissingBlock(context.Source, keyword, clause.Head));
            return null;
        }

        var open = _cursor.At++;
        var steps = ImmutableArray.CreateBuilder<StepSyntax>();
        for (_cursor.SkipSeparators(); !context.IsOver; _cursor.SkipSeparators())
        {
            var start = _cursor.At;
            if (_cursor.Current == '}')
            {
                _cursor.At++;
                return new StepsTailSyntax(context.Source, TextSpan.FromBounds(open, _cursor.At), steps.ToImmutable());
            }

            context.Count();
            if (_cursor.Word() is not { } word)
            {
                context.SkipUnexpected();
                continue;
            }

            var span = TextSpan.FromBounds(start, _cursor.At);
            var row = DeclarationTable.Steps.FirstOrDefault(step => step.Head == word);
            if (row is not null)
            {
                if (Step(row, span) is { } step)
                {
                    steps.Add(step);
                }
            }
            else if (!LaterWords.IsStep(word) && ClosesBlock(kind, word))
            {
                _cursor.At = start;
                return Unclosed(open, $"`{word}` on line {context.Source.PositionOf(start).Line}", steps);
            }
            else
            {
                Unknown(word, span);
            }
        }

        return _cursor.IsAtEnd
            ? Unclosed(open, "the end of the file", steps)
            : new StepsTailSyntax(context.Source, TextSpan.FromBounds(open, _cursor.At), steps.ToImmutable());
    }

    private StepsTailSyntax Unclosed(int open, string before, ImmutableArray<StepSyntax>.Builder steps)
    {
        WasUnclosed = true;
        context.Report(SyntaxDiagnostics.UnclosedBlock(context.Source, new TextSpan(open, 1), before));
        var end = steps.Count > 0 ? steps[^1].Span.End : open + 1;
        return new StepsTailSyntax(context.Source, TextSpan.FromBounds(open, end), steps.ToImmutable());
    }

    private StepSyntax? Step(ClauseRow row, TextSpan keyword)
    {
        if (_cursor.PeekNextWord(out var wordEnd) is { } next && LaterWords.IsStep($"{row.Head} {next}"))
        {
            _cursor.SkipStatement();
            context.Report(SyntaxDiagnostics.NotYet(context.Source, TextSpan.FromBounds(keyword.Start, wordEnd), $"{row.Head} {next}", Known()));
            return null;
        }

        var extent = _scanner.Read(row.Tail, _ => false);
        StepSyntax? step = null;
        if (extent.End == extent.Start)
        {
            context.Report(SyntaxDiagnostics.MissingTail(context.Source, keyword, row.Head, row.Example, _cursor.BeginsComment(keyword.End)));
        }
        else
        {
            step = context.Tails.ParseStep(row, keyword, TailText.OfFile(context.Source, extent.Start, extent.End), out var problem);
            if (problem is not null)
            {
                context.Report(problem);
            }
        }

        Options(row);
        return step;
    }

    private void Options(ClauseRow row)
    {
        _cursor.SkipBlanks();
        if (_cursor.Current != '{')
        {
            return;
        }

        var place = new TextSpan(_cursor.At, 1);
        var from = _cursor.At;
        _cursor.SkipStatement();
        var block = context.Source.Text[from.._cursor.At];
        var isOptions = row.Head == "run" && block[1..].TrimStart() is var inside
            && (inside.StartsWith("retry", StringComparison.Ordinal) || inside.StartsWith("timeout", StringComparison.Ordinal) || inside.StartsWith("on ", StringComparison.Ordinal));
        context.Report(isOptions
            ? SyntaxDiagnostics.NotYet(context.Source, place, "run … { … }", [])
            : SyntaxDiagnostics.UnexpectedBlock(context.Source, place, row.Head));
    }

    private void Unknown(string word, TextSpan span)
    {
        _cursor.SkipStatement();
        var known = Known();
        context.Report(LaterWords.IsStep(word)
            ? SyntaxDiagnostics.NotYet(context.Source, span, word, known)
            : SyntaxDiagnostics.UnknownStep(context.Source, span, word, NearName.Of(word, known), known));
    }

    private static bool ClosesBlock(DeclarationKind kind, string word) =>
        kind.Find(word) is not null || LaterWords.IsClause(kind, word) || DeclarationTable.Find(word) is not null || LaterWords.IsDeclaration(word);

    private static string[] Known() => [.. DeclarationTable.Steps.Select(step => step.Head)];
}
