using System.Collections.Immutable;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Formatting;

/// <summary>Writes expressions out in words.</summary>
internal sealed class ExpressionPieces(PieceList pieces)
{
    private int _depth;

    /// <summary>Adds an expression.</summary>
    public void Add(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case QuantitySyntax quantity:
                Quantity(quantity);
                break;
            case TruthSyntax truth:
                pieces.Add(truth.Value ? "true" : "false", truth.Span.Start);
                break;
            case MetricSyntax metric:
                Metric(metric);
                break;
            case OverSyntax over:
                Add(over.Operand);
                Window(over.Duration, null);
                break;
            case AgoSyntax ago:
                Add(ago.Operand);
                Window(null, ago.Shift);
                break;
            case GroupedSyntax grouped:
                Add(grouped.Operand);
                pieces.Add(grouped.IsWithout ? "without" : "by", grouped.KeywordSpan.Start);
                Group(grouped.Labels);
                break;
            case CallSyntax call:
                Call(call);
                break;
            case ShareSyntax share:
                Share(share);
                break;
            case ParenthesizedSyntax parenthesized:
                Parenthesized(parenthesized.Span.Start, parenthesized.Inner, parenthesized.Span.End - 1);
                break;
            case UnarySyntax { Operator: UnaryOperator.Minus } minus:
                pieces.Add("-", minus.Span.Start).Touch();
                Add(minus.Operand);
                break;
            case UnarySyntax not:
                pieces.Add("not", not.Span.Start);
                Add(not.Operand);
                break;
            case BinarySyntax binary:
                Binary(binary);
                break;
            case TextValueSyntax text:
                pieces.Add(Spelling.Of(new NameSyntax(text.Source, text.Span, text.Text)), text.Span.Start);
                break;
            case ParameterSyntax parameter:
                pieces.Add("$" + parameter.Name, parameter.Span.Start);
                break;
            default:
                throw new InvalidOperationException($"no spelling of {expression.GetType().Name}");
        }
    }

    /// <summary>Adds a metric with its selector.</summary>
    public void Metric(MetricSyntax metric)
    {
        pieces.Add(Spelling.Of(metric.Path), metric.Span.Start);
        if (metric.Selector.Length > 0)
        {
            Selector(metric.Path.Span.End, metric.Selector, metric.Span.End - 1);
        }
    }

    /// <summary>Adds matchers in braces that touch what is before them.</summary>
    public void Selector(int start, ImmutableArray<MatcherSyntax> matchers, int end)
    {
        pieces.Glue("{", start).Touch();
        pieces.List(matchers, matcher => pieces
            .Add(Spelling.Of(matcher.Label), matcher.Label.Span.Start)
            .Add(matcher.Operator, matcher.Value.Span.Start - 1)
            .Add(Spelling.Of(matcher.Value), matcher.Value.Span.Start));
        pieces.Glue("}", end);
    }

    /// <summary>Adds a number with its unit.</summary>
    public void Quantity(QuantitySyntax quantity) => pieces.Add(Spelling.Of(quantity), quantity.Span.Start);

    /// <summary>Adds a word and the number behind it; a comment between them moves before the word, where a line may begin.</summary>
    public void Quantity(string word, QuantitySyntax? quantity, bool mayBreak = false)
    {
        if (quantity is not null)
        {
            pieces.Add(word, quantity.Span.Start - 1, mayBreak);
            Quantity(quantity);
        }
    }

    /// <summary>Adds an operator as it is written.</summary>
    public static string TextOf(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Or => "or",
        BinaryOperator.And => "and",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        _ => "/",
    };

    private void Binary(BinarySyntax binary)
    {
        Operand(binary, binary.Left);
        var mayBreak = _depth == 0 && binary.Operator is BinaryOperator.And or BinaryOperator.Or;
        pieces.Add(TextOf(binary.Operator), binary.OperatorSpan.Start, mayBreak);
        Operand(binary, binary.Right);
    }

    // `a and b or c` is read rightly by few: it gets parentheses.
    private void Operand(BinarySyntax outer, ExpressionSyntax operand)
    {
        if (outer.Operator == BinaryOperator.Or && operand is BinarySyntax { Operator: BinaryOperator.And })
        {
            Parenthesized(operand.Span.Start, operand, operand.Span.End - 1);
        }
        else
        {
            Add(operand);
        }
    }

    private void Parenthesized(int start, ExpressionSyntax inner, int end)
    {
        _depth++;
        pieces.Add("(", start).Touch();
        Add(inner);
        pieces.Glue(")", end);
        _depth--;
    }

    private void Call(CallSyntax call)
    {
        _depth++;
        pieces.Add(call.Name.Text, call.Span.Start).Glue("(", call.Name.Span.End).Touch();
        pieces.List(call.Arguments, Add);
        pieces.Glue(")", call.Span.End - 1);
        _depth--;
    }

    private void Share(ShareSyntax share)
    {
        if (share.Share is { } part)
        {
            Quantity(part);
        }
        else
        {
            pieces.Add("share", share.Span.Start);
        }

        pieces.Add("of", share.Metric.Span.Start - 1);
        Metric(share.Metric);
        pieces.Add(TextOf(share.Operator), share.OperatorSpan.Start);
        Add(share.Limit);
        Window(share.Over, share.Ago);
    }

    private void Window(QuantitySyntax? over, QuantitySyntax? ago)
    {
        Quantity("over", over);
        if (ago is not null)
        {
            Quantity(ago);
            pieces.Add("ago", ago.Span.End);
        }
    }

    private void Group(ImmutableArray<NameSyntax> labels)
    {
        if (labels.Length == 1)
        {
            pieces.Add(Spelling.Of(labels[0]), labels[0].Span.Start);
            return;
        }

        pieces.Add("(", labels[0].Span.Start - 1).Touch();
        pieces.List(labels, label => pieces.Add(Spelling.Of(label), label.Span.Start));
        pieces.Glue(")", labels[^1].Span.End);
    }
}
