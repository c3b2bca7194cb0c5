using System.Collections.Immutable;
using Antlr4.Runtime;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Makes our tree of the parser's: a null where something is not known to this version, which is reported.</summary>
internal sealed class ExpressionBuilder(TailText tail, TailProblems problems)
{
    private SourceText Source => tail.Source;

    public ExpressionSyntax? Build(HmsTailParser.DisjunctionContext context) =>
        Chain(context._operands, context._operators, Conjunction);

    public QuantitySyntax? Quantity(HmsTailParser.QuantityContext context)
    {
        var text = context.text.Text;
        var span = SpanOf(context.text);
        if (QuantityText.TrySplit(text, out var number, out var unit))
        {
            return new QuantitySyntax(Source, span, number, unit);
        }

        problems.Report(SyntaxDiagnostics.BadNumber(Source, span, text, "write for instance `0.8s`, `1_000` or `1h30m`"));
        return null;
    }

    public MetricSyntax Metric(IToken name, HmsTailParser.SelectorContext? selector)
    {
        var path = Path(name);
        return new MetricSyntax(Source, selector is null ? path.Span : path.Span.To(SpanOf(selector.Stop)), path, Matchers(selector));
    }

    public ImmutableArray<MatcherSyntax> Matchers(HmsTailParser.SelectorContext? selector) =>
        selector is null ? [] : [.. selector._matchers.Select(Matcher)];

    public NameSyntax Name(IToken token) =>
        token.Type == HmsTailLexer.STRING
            ? new NameSyntax(Source, SpanOf(token), StringLiteral.Decode(tail, token.StartIndex, token.StopIndex + 1, problems))
            : new NameSyntax(Source, SpanOf(token), Path(token).Text);

    public PathSyntax Path(IToken token)
    {
        var segments = ImmutableArray.CreateBuilder<PathSegment>();
        var text = token.Text;
        for (var at = 0; at < text.Length; at++)
        {
            var isQuoted = text[at] == '`';
            var end = isQuoted ? text.IndexOf('`', at + 1) + 1 : text.IndexOf('.', at);
            end = end < 0 ? text.Length : end;
            var name = isQuoted ? text[(at + 1)..(end - 1)] : text[at..end];
            segments.Add(new PathSegment(name, tail.Outer(token.StartIndex + at, token.StartIndex + end), isQuoted));
            at = end;
        }

        return new PathSyntax(Source, SpanOf(token), segments.ToImmutable());
    }

    public TextSpan SpanOf(IToken token) => tail.Outer(token.StartIndex, token.StopIndex + 1);

    public TextSpan SpanOf(ParserRuleContext context) => tail.Outer(context.Start.StartIndex, context.Stop.StopIndex + 1);

    /// <summary>Reports something of the language that this version does not know.</summary>
    public void NotYet(IToken token, string what) => problems.Report(SyntaxDiagnostics.NotYet(Source, SpanOf(token), what, []));

    private ExpressionSyntax? Conjunction(HmsTailParser.ConjunctionContext context) =>
        Chain(context._operands, context._operators, Negation);

    private ExpressionSyntax? Negation(HmsTailParser.NegationContext context) => context switch
    {
        HmsTailParser.NotNegationContext not => Unary(UnaryOperator.Not, not.@operator, Negation(not.operand)),
        HmsTailParser.PlainNegationContext plain => Relation(plain.operand),
        _ => null,
    };

    private ExpressionSyntax? Relation(HmsTailParser.RelationContext context)
    {
        var left = Sum(context.left);
        return context.@operator is null ? left : Binary(left, context.@operator, Sum(context.right));
    }

    private ExpressionSyntax? Sum(HmsTailParser.SumContext context) => Chain(context._operands, context._operators, Term);

    private ExpressionSyntax? Term(HmsTailParser.TermContext context) => Chain(context._operands, context._operators, Unary);

    private ExpressionSyntax? Unary(HmsTailParser.UnaryContext context) => context switch
    {
        HmsTailParser.MinusUnaryContext minus => Unary(UnaryOperator.Minus, minus.@operator, Unary(minus.operand)),
        HmsTailParser.PlainUnaryContext plain => Postfix(plain.operand),
        _ => null,
    };

    private ExpressionSyntax? Postfix(HmsTailParser.PostfixContext context)
    {
        var operand = Primary(context.operand);
        foreach (var suffix in context._suffixes)
        {
            if (suffix is HmsTailParser.OverSuffixContext over)
            {
                var length = Quantity(over.length);
                operand = operand is null || length is null ? null : new OverSyntax(Source, operand.Span.To(SpanOf(suffix)), operand, length);
            }
            else
            {
                NotYet(suffix is HmsTailParser.GroupSuffixContext group ? group.keyword : suffix.Stop, suffix is HmsTailParser.GroupSuffixContext named ? named.keyword.Text : "ago");
                operand = null;
            }
        }

        return operand;
    }

    private ExpressionSyntax? Primary(HmsTailParser.PrimaryContext context)
    {
        switch (context)
        {
            case HmsTailParser.QuantityPrimaryContext { part: null } quantity:
                return Quantity(quantity.value);
            case HmsTailParser.TruthPrimaryContext truth:
                return new TruthSyntax(Source, SpanOf(truth.word), truth.word.Type == HmsTailLexer.TRUE);
            case HmsTailParser.PathPrimaryContext { call: null } path:
                return Metric(path.name, path.labels);
            case HmsTailParser.GroupPrimaryContext group:
                return Build(group.inner) is { } inner ? new ParenthesizedSyntax(Source, SpanOf(group), inner) : null;
            case HmsTailParser.PathPrimaryContext call:
                NotYet(call.name, $"{call.name.Text}(…)");
                return null;
            case HmsTailParser.QuantityPrimaryContext part:
                NotYet(part.OF().Symbol, "N% of");
                return null;
            case HmsTailParser.SharePrimaryContext share:
                NotYet(share.Start, "share of");
                return null;
            case HmsTailParser.TextPrimaryContext text:
                problems.Report(SyntaxDiagnostics.Unexpected(Source, SpanOf(text), text.text.Text, "", "a text is no number; a path with unusual characters stands in backquotes"));
                return null;
            default:
                NotYet(context.Start, context.Start.Text);
                return null;
        }
    }

    private MatcherSyntax Matcher(HmsTailParser.MatcherContext context)
    {
        var label = Name(context.label);
        var value = Name(context.value);
        return new MatcherSyntax(Source, label.Span.To(value.Span), label, context.@operator.Text, value);
    }

    private UnarySyntax? Unary(UnaryOperator @operator, IToken token, ExpressionSyntax? operand) =>
        operand is null ? null : new UnarySyntax(Source, SpanOf(token).To(operand.Span), @operator, operand);

    private BinarySyntax? Binary(ExpressionSyntax? left, IToken token, ExpressionSyntax? right) =>
        left is null || right is null ? null : new BinarySyntax(Source, left.Span.To(right.Span), OperatorOf(token.Type), SpanOf(token), left, right);

    private ExpressionSyntax? Chain<T>(IList<T> operands, IList<IToken> operators, Func<T, ExpressionSyntax?> build)
    {
        var left = build(operands[0]);
        for (var i = 1; i < operands.Count; i++)
        {
            left = Binary(left, operators[i - 1], build(operands[i]));
        }

        return left;
    }

    private static BinaryOperator OperatorOf(int type) => type switch
    {
        HmsTailLexer.OR => BinaryOperator.Or,
        HmsTailLexer.AND => BinaryOperator.And,
        HmsTailLexer.LT => BinaryOperator.Less,
        HmsTailLexer.LE => BinaryOperator.LessOrEqual,
        HmsTailLexer.GT => BinaryOperator.Greater,
        HmsTailLexer.GE => BinaryOperator.GreaterOrEqual,
        HmsTailLexer.EQ => BinaryOperator.Equal,
        HmsTailLexer.NE => BinaryOperator.NotEqual,
        HmsTailLexer.PLUS => BinaryOperator.Add,
        HmsTailLexer.MINUS => BinaryOperator.Subtract,
        HmsTailLexer.STAR => BinaryOperator.Multiply,
        _ => BinaryOperator.Divide,
    };
}
