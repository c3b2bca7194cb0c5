using System.Collections.Immutable;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Formatting;

/// <summary>Writes tails out in words, as they are spelled natively; blocks are the writers' business.</summary>
internal sealed class TailPieces
{
    private readonly PieceList _pieces = [];
    private readonly ExpressionPieces _expressions;
    private readonly bool _isYaml;

    private TailPieces(bool isYaml)
    {
        _expressions = new(_pieces);
        _isYaml = isYaml;
    }

    /// <summary>A clause's tail.</summary>
    /// <param name="clause">Its row says whether a word of the author's stands before it.</param>
    /// <param name="isYaml">True where the source is YAML.</param>
    public static PieceList Of(ClauseSyntax clause, bool isYaml)
    {
        var tail = new TailPieces(isYaml);
        tail.Add(clause.Tail, clause.Row);
        return tail._pieces;
    }

    /// <summary>A step's tail, without its options and blocks; of <c>wait until</c> in YAML only the condition.</summary>
    public static PieceList Of(StepSyntax step, bool isYaml)
    {
        var tail = new TailPieces(isYaml);
        tail.Step(step);
        return tail._pieces;
    }

    /// <summary>A condition alone.</summary>
    public static PieceList Of(ExpressionSyntax expression)
    {
        var tail = new TailPieces(false);
        tail._expressions.Add(expression);
        return tail._pieces;
    }

    /// <summary>A playbook's parameter.</summary>
    public static string Of(ParameterDeclarationSyntax parameter) =>
        parameter.Name.Text
        + (parameter.Type is null ? "" : ": " + parameter.Type.Text)
        + (parameter.Default is null ? "" : " = " + Spelling.Of(parameter.Default));

    private void Add(TailSyntax? tail, ClauseRow row)
    {
        switch (tail)
        {
            case HeldTailSyntax held:
                Held(held);
                break;
            case ExpressionTailSyntax expression:
                _expressions.Add(expression.Expression);
                break;
            case QuantityTailSyntax quantity:
                _expressions.Quantity(quantity.Quantity);
                if (row.Tail == TailKind.Instances)
                {
                    _pieces.Add("instances", quantity.Quantity.Span.End);
                }

                break;
            case WordTailSyntax word:
                _pieces.Add(row.Tail == TailKind.Text ? Spelling.Of(word, _isYaml) : word.Text, word.Span.Start);
                break;
            case LabelsTailSyntax labels:
                Names(labels.Labels);
                break;
            case NamesTailSyntax names:
                Names(names.Names);
                break;
            case RawTailSyntax raw:
                Words(raw.Words);
                break;
            case LetTailSyntax let:
                Let(let);
                break;
            case InTailSyntax @in:
                In(@in, row.IsOpen);
                break;
            case RetryTailSyntax retry:
                _expressions.Quantity(retry.Times);
                _expressions.Quantity("every", retry.Every);
                break;
            case HoursTailSyntax hours:
                Hours(hours);
                break;
            case DatesTailSyntax dates:
                Names(dates.Dates);
                break;
            case PairsTailSyntax:
                break;
            default:
                new TestPieces(_pieces, _expressions).Add(tail);
                break;
        }
    }

    private void Step(StepSyntax step)
    {
        switch (step)
        {
            case RunStepSyntax run:
                Words(run.Words);
                break;
            case CallStepSyntax call:
                Words(call.Words);
                break;
            case NotifyStepSyntax notify:
                Words(notify.Words);
                break;
            case WaitStepSyntax wait:
                _expressions.Quantity(wait.Duration);
                break;
            case WaitUntilStepSyntax until:
                _expressions.Add(until.Condition);
                break;
            case IfStepSyntax @if:
                _expressions.Add(@if.Condition);
                break;
            case ApproveStepSyntax approve:
                _pieces.Add("by", approve.Group.Span.Start - 1).Add(Spelling.Of(approve.Group), approve.Group.Span.Start);
                _expressions.Quantity("within", approve.Within);
                break;
            case LetStepSyntax let:
                Let(let.Let);
                break;
            case ParallelStepSyntax:
                break;
            default:
                throw new InvalidOperationException($"no spelling of {step.GetType().Name}");
        }
    }

    private void Held(HeldTailSyntax held)
    {
        if (held.Condition is { } condition)
        {
            _expressions.Add(condition);
        }

        if (held.Share is { } share)
        {
            _expressions.Quantity("for", share, mayBreak: true);
            _expressions.Quantity("of", held.For);
        }
        else
        {
            _expressions.Quantity("for", held.For, mayBreak: held.Condition is not null);
        }
    }

    private void Let(LetTailSyntax let)
    {
        _pieces.Add(let.Name.Text, let.Name.Span.Start).Add("=", let.Expression.Span.Start - 1);
        _expressions.Add(let.Expression);
    }

    private void Names(ImmutableArray<NameSyntax> names) =>
        _pieces.List(names, name => _pieces.Add(Spelling.Of(name), name.Span.Start));

    private void Words(ImmutableArray<RawWordSyntax> words)
    {
        foreach (var word in words)
        {
            _pieces.Add(Spelling.Of(word), word.Span.Start);
        }
    }

    private void In(InTailSyntax tail, bool isOpen)
    {
        if (!isOpen)
        {
            _pieces.Add(Spelling.Of(tail.Label), tail.Label.Span.Start);
        }

        _pieces.Add("in", tail.Values[0].Span.Start - 2).Add("[", tail.Values[0].Span.Start - 1).Touch();
        Names(tail.Values);
        _pieces.Glue("]", tail.Values[^1].Span.End);
    }

    private void Hours(HoursTailSyntax hours)
    {
        _pieces.List(hours.Days, days =>
        {
            _pieces.Add(days.First.Text, days.First.Span.Start);
            if (days.Last is { } last)
            {
                _pieces.Add("to", last.Span.Start - 1).Add(last.Text, last.Span.Start);
            }
        });
        _pieces.Add(hours.From.Text, hours.From.Span.Start).Add("to", hours.To.Span.Start - 1).Add(hours.To.Text, hours.To.Span.Start);
    }
}
