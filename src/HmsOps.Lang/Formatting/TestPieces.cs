using System.Collections.Immutable;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Formatting;

/// <summary>Writes the sentences of tests out in words.</summary>
internal sealed class TestPieces(PieceList pieces, ExpressionPieces expressions)
{
    /// <summary>Adds a tail of a test.</summary>
    public void Add(TailSyntax? tail)
    {
        switch (tail)
        {
            case StartTailSyntax start:
                Name(start.Date);
                Name(start.Time);
                Name(start.Zone);
                break;
            case GivenSeriesTailSyntax given:
                expressions.Metric(given.Metric);
                pieces.Add("=", given.Segments[0].Span.Start - 1);
                pieces.List(given.Segments, Segment);
                expressions.Quantity("every", given.Every);
                break;
            case GivenStepTailSyntax step:
                Command("run", step.Command);
                Behaviour(step);
                break;
            case GivenApprovalTailSyntax approval:
                pieces.Add("approve by", approval.Span.Start);
                Name(approval.Group);
                expressions.Quantity("at", approval.At);
                break;
            case ExpectTailSyntax expect:
                Expect(expect);
                break;
            case null:
                break;
            default:
                throw new InvalidOperationException($"no spelling of {tail.GetType().Name}");
        }
    }

    private void Segment(GivenSegmentSyntax segment)
    {
        if (segment.Shorthand is { } shorthand)
        {
            Name(shorthand);
        }
        else if (segment.Value is { } value)
        {
            expressions.Quantity(value);
            expressions.Quantity(segment.Form == GivenSegmentForm.Spread ? "±" : "at", segment.Second);
            expressions.Quantity("±", segment.Spread);
        }
        else
        {
            pieces.Add(segment.Form == GivenSegmentForm.Reset ? "reset" : "missing", segment.Span.Start);
        }

        expressions.Quantity("for", segment.Duration);
    }

    private void Behaviour(GivenStepTailSyntax step)
    {
        var end = step.Command.Length > 0 ? step.Command[^1].Span.End : step.Span.Start;
        switch (step.Behaviour)
        {
            case GivenBehaviour.Takes:
                expressions.Quantity("takes", step.Quantity);
                break;
            case GivenBehaviour.Inconclusive:
                pieces.Add("is inconclusive", end);
                break;
            default:
                pieces.Add("fails", end);
                if (step.Quantity is { } times)
                {
                    expressions.Quantity(times);
                    pieces.Add("times", times.Span.End);
                }

                if (step.Text is { } text)
                {
                    pieces.Add(Spelling.Quote(text), end);
                }

                break;
        }
    }

    private void Expect(ExpectTailSyntax expect)
    {
        if (expect.HasNo)
        {
            pieces.Add("no", expect.Span.Start);
        }

        Subject(expect.Subject);
        Name(expect.State);
        Name(expect.Level);
        if (expect.Comparison is { } comparison)
        {
            pieces.Add(ExpressionPieces.TextOf(comparison.Operator), comparison.Span.Start);
            expressions.Quantity(comparison.Limit);
        }

        When(expect.When);
    }

    private void Subject(ExpectSubjectSyntax subject)
    {
        switch (subject)
        {
            case ExpectStepSyntax step:
                Command("run", step.Command);
                break;
            case ExpectNoticeSyntax notice:
                Command("notify", notice.Words);
                break;
            case ExpectTileSyntax tile:
                pieces.Add("tile", tile.Span.Start);
                Name(tile.Name);
                break;
            case ExpectValueSyntax value:
                pieces.Add("value", value.Span.Start);
                expressions.Add(value.Expression);
                break;
            case ExpectAlertSyntax alert:
                Name(alert.Name);
                if (alert.Instance.Length > 0)
                {
                    expressions.Selector(alert.Name.Span.End, alert.Instance, alert.Span.End - 1);
                }

                break;
            default:
                throw new InvalidOperationException($"no spelling of {subject.GetType().Name}");
        }
    }

    private void When(ExpectWhenSyntax when)
    {
        switch (when.Form)
        {
            case ExpectWhenForm.At:
                expressions.Quantity("at", when.At);
                break;
            case ExpectWhenForm.FromTo:
                expressions.Quantity("from", when.At);
                expressions.Quantity("to", when.To);
                break;
            case ExpectWhenForm.Never:
                pieces.Add("never", when.Span.Start);
                break;
            case ExpectWhenForm.After when when.After is { } other:
                pieces.Add("after", when.Span.Start);
                Subject(other);
                break;
        }

        expressions.Quantity("within", when.Within);
    }

    private void Command(string word, ImmutableArray<RawWordSyntax> words)
    {
        pieces.Add(word, words.Length > 0 ? words[0].Span.Start - 1 : 0);
        foreach (var each in words)
        {
            pieces.Add(Spelling.Of(each), each.Span.Start);
        }
    }

    private void Name(NameSyntax? name)
    {
        if (name is not null)
        {
            pieces.Add(Spelling.Of(name), name.Span.Start);
        }
    }
}
