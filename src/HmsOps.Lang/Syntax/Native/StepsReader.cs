using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Native;

/// <summary>Reads blocks of steps.</summary>
internal sealed class StepsReader(ReadingContext context, ClauseReader clauses)
{
    private readonly SourceCursor _cursor = context.Cursor;
    private readonly StatementWords _words = new(context);
    private readonly TailReader _tails = new(context);
    private readonly BlockReader _blocks = new(context);

    /// <summary>The block behind the words that need it; null where there is none, which is reported.</summary>
    public StepsTailSyntax? Read(string words, TextSpan keyword) => context.OpensBlock(keyword, words) ? Block() : null;

    private StepsTailSyntax Block()
    {
        var steps = ImmutableArray.CreateBuilder<StepSyntax>();
        var span = _blocks.Read(ClauseSet.Steps, () => Statement(steps));
        return new StepsTailSyntax(context.Source, span, steps.ToImmutable());
    }

    private int Statement(ImmutableArray<StepSyntax>.Builder steps)
    {
        var start = _cursor.At;
        if (_cursor.WordEnd(start) == start)
        {
            context.SkipUnexpected();
            return _cursor.At;
        }

        var row = _words.Find(ClauseSet.Steps, start, out var end);
        if (row is null && _words.BelongsOutside(start))
        {
            return BlockReader.Outside;
        }

        _cursor.At = end;
        var words = TextSpan.FromBounds(start, end);
        if (row is null)
        {
            Unknown(words);
            return _cursor.At;
        }

        if (Step(row, words) is not { } step)
        {
            return _cursor.At;
        }

        steps.Add(step);
        return step.Span.End;
    }

    private StepSyntax? Step(ClauseRow row, TextSpan keyword)
    {
        switch (row.Tail)
        {
            case TailKind.Steps:
                return Read(row.Head, keyword) is { } branches
                    ? new ParallelStepSyntax(context.Source, keyword.To(branches.Span), keyword, branches)
                    : null;
            case TailKind.If:
                return If(row, keyword, 1);
            default:
                var step = _tails.Read(row, keyword, (tails, row, text, out problem) => tails.ParseStep(row, keyword, text, out problem));
                return Options(row, step);
        }
    }

    private StepSyntax? Options(ClauseRow row, StepSyntax? step)
    {
        _cursor.SkipBlanks();
        if (_cursor.Current != '{')
        {
            return step;
        }

        if (row.Head is not ("run" or "call"))
        {
            context.Report(SyntaxDiagnostics.UnexpectedBlock(context.Source, new TextSpan(_cursor.At, 1), row.Head));
            _cursor.SkipStatement();
            return step;
        }

        var options = clauses.Read(ClauseSet.Options, out var span);
        return step switch
        {
            RunStepSyntax run => run with { Options = options, Span = run.Span.To(span) },
            CallStepSyntax call => call with { Options = options, Span = call.Span.To(span) },
            _ => step,
        };
    }

    // An `else if` is a step inside the else: a chain of them counts as nesting.
    private IfStepSyntax? If(ClauseRow row, TextSpan keyword, int depth)
    {
        var condition = _tails.Read(row, keyword, (tails, row, text, out problem) => tails.ParseExpression(row, text, out problem));
        if (condition is null && _cursor.Current != '{')
        {
            return null;
        }

        if (Read(row.Head, keyword) is not { } then)
        {
            return null;
        }

        StepsTailSyntax? otherwise = null;
        var isElseIf = false;
        if (TakesElse() is { } word)
        {
            isElseIf = ReferenceEquals(_words.Find(ClauseSet.Steps, _cursor.At, out var end), row);
            if (isElseIf && context.Blocks.Count + depth >= SyntaxLimits.Nesting)
            {
                context.Report(SyntaxDiagnostics.TooDeep(context.Source, word, SyntaxLimits.Nesting));
                do
                {
                    _cursor.SkipStatement();
                }
                while (TakesElse() is not null);
                return null;
            }

            otherwise = isElseIf ? ElseIf(row, end, depth) : Read("else", word);
        }

        var span = keyword.To((otherwise ?? then).Span);
        return condition is null ? null : new IfStepSyntax(context.Source, span, keyword, condition, then, otherwise, isElseIf);
    }

    private StepsTailSyntax? ElseIf(ClauseRow row, int end, int depth)
    {
        var keyword = TextSpan.FromBounds(_cursor.At, end);
        _cursor.At = end;
        return If(row, keyword, depth + 1) is { } inner ? new StepsTailSyntax(context.Source, inner.Span, [inner]) : null;
    }

    // The word `else`, on the same line or a later one, and the cursor before what follows it; or null.
    private TextSpan? TakesElse()
    {
        var here = _cursor.At;
        _cursor.SkipLines();
        var start = _cursor.At;
        var end = _cursor.WordEnd(start);
        if (_cursor.Text.AsSpan(start, end - start) is "else")
        {
            _cursor.At = end;
            _cursor.SkipBlanks();
            return TextSpan.FromBounds(start, end);
        }

        _cursor.Rewind(here);
        return null;
    }

    private void Unknown(TextSpan span)
    {
        var words = context.Source.TextOf(span);
        var outer = _words.Owner(span.Start);
        _cursor.SkipStatement();
        var known = ClauseSet.Steps.Heads;
        var near = NearName.Of(words, known);
        var place = words == "else" ? "follows the `}` of its `if`, without a semicolon"
            : ClauseSet.Options.Find(words) is not null ? $"is an option of a step: it stands in a block behind it: `run … {{ {ClauseSet.Options.Find(words)?.Example} }}`"
            : near is null && outer is not null ? $"is a clause of `{outer.Owner}`: it stands outside of this block"
            : null;
        context.Report(place is null
            ? SyntaxDiagnostics.UnknownStep(context.Source, span, words, near, known)
            : SyntaxDiagnostics.Misplaced(context.Source, span, words, place));
    }
}
