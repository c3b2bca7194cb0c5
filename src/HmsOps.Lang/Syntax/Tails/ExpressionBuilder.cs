using System.Collections.Immutable;
using Antlr4.Runtime;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Makes our expressions of the parser's: a null where something is wrong, which is reported.</summary>
internal sealed class ExpressionBuilder
{
    private readonly TailNodes _nodes;
    private readonly ShareBuilder _shares;

    public ExpressionBuilder(TailNodes nodes)
    {
        _nodes = nodes;
        _shares = new(nodes, this);
    }

    public ExpressionSyntax? Build(HmsTailParser.DisjunctionContext context) =>
        Chain(context._operands, context._operators, static (builder, operand) => builder.Conjunction(operand));

    /// <summary>A number, with whatever is added to it.</summary>
    public ExpressionSyntax? Sum(HmsTailParser.SumContext context) => Chain(context._operands, context._operators, static (builder, operand) => builder.Term(operand));

    private ExpressionSyntax? Conjunction(HmsTailParser.ConjunctionContext context) =>
        Chain(context._operands, context._operators, static (builder, operand) => builder.Negation(operand));

    private ExpressionSyntax? Negation(HmsTailParser.NegationContext context) => context switch
    {
        HmsTailParser.NotNegationContext not => Unary(UnaryOperator.Not, not.@operator, Negation(not.operand)),
        HmsTailParser.PlainNegationContext plain => Relation(plain.operand),
        _ => null,
    };

    private ExpressionSyntax? Relation(HmsTailParser.RelationContext context)
    {
        var left = Sum(context.left);
        if (context.@operator is null)
        {
            return left;
        }

        var right = Sum(context.right);
        return _shares.IsComparable(left) && _shares.IsComparable(right) ? Binary(left, context.@operator, right) : null;
    }

    private ExpressionSyntax? Term(HmsTailParser.TermContext context) => Chain(context._operands, context._operators, static (builder, operand) => builder.Unary(operand));

    private ExpressionSyntax? Unary(HmsTailParser.UnaryContext context) => context switch
    {
        HmsTailParser.MinusUnaryContext minus => Unary(UnaryOperator.Minus, minus.@operator, Unary(minus.operand)),
        HmsTailParser.PlainUnaryContext plain => Postfix(plain.operand),
        _ => null,
    };

    private ExpressionSyntax? Postfix(HmsTailParser.PostfixContext context) => context switch
    {
        HmsTailParser.QuantityPostfixContext { part: { } part } shared => _shares.Build(shared.value, part),
        HmsTailParser.QuantityPostfixContext quantity => Suffixes(_nodes.Quantity(quantity.value), quantity._suffixes),
        HmsTailParser.SharePostfixContext share => _shares.Build(share.keyword, share.part),
        HmsTailParser.PlainPostfixContext plain => Suffixes(Primary(plain.operand), plain._suffixes),
        _ => null,
    };

    private ExpressionSyntax? Suffixes(ExpressionSyntax? operand, IList<HmsTailParser.SuffixContext> suffixes)
    {
        for (var i = 0; i < suffixes.Count; i++)
        {
            operand = operand is null ? null : Suffix(operand, suffixes[i]);
        }

        return operand;
    }

    private ExpressionSyntax? Suffix(ExpressionSyntax operand, HmsTailParser.SuffixContext suffix)
    {
        var span = operand.Span.To(_nodes.SpanOf(suffix));
        switch (suffix)
        {
            case HmsTailParser.GroupSuffixContext group:
                var labels = group.names.all is { } all ? [_nodes.Name(all)]
                    : group.names.single is { } single ? [_nodes.Name(single)]
                    : group.names._several.Select(_nodes.Name).ToImmutableArray();
                return new GroupedSyntax(_nodes.Source, span, operand, _nodes.SpanOf(group.keyword), group.keyword.Type == HmsTailLexer.WITHOUT, labels);
            case HmsTailParser.WindowSuffixContext { length: HmsTailParser.OverWindowContext over } when _nodes.Quantity(over.length) is { } length:
                return new OverSyntax(_nodes.Source, span, operand, length);
            case HmsTailParser.WindowSuffixContext { length: HmsTailParser.AgoWindowContext ago } when _nodes.Quantity(ago.shift) is { } shift:
                return new AgoSyntax(_nodes.Source, span, operand, shift);
            default:
                return null;
        }
    }

    private ExpressionSyntax? Primary(HmsTailParser.PrimaryContext context)
    {
        switch (context)
        {
            case HmsTailParser.TruthPrimaryContext truth:
                return new TruthSyntax(_nodes.Source, _nodes.SpanOf(truth.word), truth.word.Type == HmsTailLexer.TRUE);
            case HmsTailParser.PathPrimaryContext { call: null } path:
                return _nodes.Metric(path.name, path.labels);
            case HmsTailParser.PathPrimaryContext call:
                return Call(call);
            case HmsTailParser.GroupPrimaryContext group:
                return Build(group.inner) is { } inner ? new ParenthesizedSyntax(_nodes.Source, _nodes.SpanOf(group), inner) : null;
            case HmsTailParser.TextPrimaryContext text:
                return new TextValueSyntax(_nodes.Source, _nodes.SpanOf(text.text), _nodes.Decode(text.text));
            case HmsTailParser.ParamPrimaryContext parameter:
                return new ParameterSyntax(_nodes.Source, _nodes.SpanOf(parameter.name), parameter.name.Text[1..]);
            default:
                return null;
        }
    }

    private CallSyntax? Call(HmsTailParser.PathPrimaryContext context)
    {
        var arguments = context.call._values.Select(Build).ToArray();
        var built = arguments.OfType<ExpressionSyntax>().ToImmutableArray();
        var name = _nodes.Path(context.name);
        if (name.Segments is not [{ IsQuoted: false }])
        {
            _nodes.Problems.Report(SyntaxDiagnostics.Unexpected(
                _nodes.Source, _nodes.SpanOf(context.call.open), "(", context.name.Text, "the name of a function is one word, without dots"));
            return null;
        }

        return built.Length == arguments.Length
            ? new CallSyntax(_nodes.Source, name.Span.To(_nodes.SpanOf(context.call)), new NameSyntax(_nodes.Source, name.Span, name.Text), built)
            : null;
    }

    private UnarySyntax? Unary(UnaryOperator @operator, IToken token, ExpressionSyntax? operand) =>
        operand is null || (@operator == UnaryOperator.Minus && !_shares.IsNumber(operand))
            ? null
            : new UnarySyntax(_nodes.Source, _nodes.SpanOf(token).To(operand.Span), @operator, operand);

    private BinarySyntax? Binary(ExpressionSyntax? left, IToken token, ExpressionSyntax? right) =>
        left is null || right is null
            ? null
            : new BinarySyntax(_nodes.Source, left.Span.To(right.Span), TailNodes.OperatorOf(token), _nodes.SpanOf(token), left, right);

    private ExpressionSyntax? Chain<T>(IList<T> operands, IList<IToken> operators, Func<ExpressionBuilder, T, ExpressionSyntax?> build)
    {
        var left = build(this, operands[0]);
        for (var i = 1; i < operands.Count; i++)
        {
            var right = build(this, operands[i]);
            var isNumber = operators[i - 1].Type is not (HmsTailLexer.AND or HmsTailLexer.OR);
            left = !isNumber || (_shares.IsNumber(left) && _shares.IsNumber(right)) ? Binary(left, operators[i - 1], right) : null;
        }

        return left;
    }
}
