using Antlr4.Runtime;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Makes <c>share of M &lt; T</c> and <c>N% of M &lt; T</c>, and says where they may not stand: the grammar takes them anywhere, for a better answer.</summary>
internal sealed class ShareBuilder(TailNodes nodes, ExpressionBuilder expressions)
{
    public ShareSyntax? Build(HmsTailParser.QuantityContext share, HmsTailParser.SharedContext shared) =>
        nodes.Quantity(share) is { } quantity ? Build(quantity, share.text, shared) : null;

    public ShareSyntax? Build(IToken keyword, HmsTailParser.SharedContext shared) => Build(null, keyword, shared);

    /// <summary>False, which is reported, for a share as an operand of arithmetic.</summary>
    public bool IsNumber(ExpressionSyntax? operand)
    {
        if (operand is ShareSyntax share)
        {
            Report(share, "nothing is added to it or multiplied with it: put a computed limit in parentheses, `share of M < (a + b)`");
        }

        return operand is not ShareSyntax;
    }

    /// <summary>False, which is reported, for <c>N% of …</c> as an operand of a comparison.</summary>
    public bool IsComparable(ExpressionSyntax? operand)
    {
        if (operand is not ShareSyntax { Share: not null } share)
        {
            return true;
        }

        Report(share, "it is a condition already: write `share of M < T > 99%` to compare the share");
        return false;
    }

    private ShareSyntax? Build(QuantitySyntax? share, IToken start, HmsTailParser.SharedContext context)
    {
        var metric = nodes.Metric(context.of.name, context.of.labels);
        var limit = Limit(context.limit);
        QuantitySyntax? over = null;
        QuantitySyntax? ago = null;
        var isRight = true;
        foreach (var window in context._windows)
        {
            var isOver = window is HmsTailParser.OverWindowContext;
            var length = nodes.Quantity(window is HmsTailParser.OverWindowContext { length: var written } ? written : ((HmsTailParser.AgoWindowContext)window).shift);
            isRight &= length is not null;
            if ((isOver ? over : ago) is not null)
            {
                isRight = false;
                nodes.Problems.Report(SyntaxDiagnostics.Unexpected(
                    nodes.Source, nodes.SpanOf(window), nodes.Tail.TextOf(nodes.SpanOf(window)), "", $"`{(isOver ? "over" : "ago")}` stands once"));
            }

            (over, ago) = isOver ? (length, ago) : (over, length);
        }

        return limit is null || !isRight
            ? null
            : new ShareSyntax(
                nodes.Source,
                nodes.SpanOf(start).To(nodes.SpanOf(context)),
                share,
                metric,
                TailNodes.OperatorOf(context.@operator),
                nodes.SpanOf(context.@operator),
                limit,
                over,
                ago);
    }

    private ExpressionSyntax? Limit(HmsTailParser.ConstantContext context)
    {
        if (context.value is not null)
        {
            return nodes.Quantity(context.value);
        }

        if (context.name is not null)
        {
            return nodes.Metric(context.name, null);
        }

        if (context.param is not null)
        {
            return new ParameterSyntax(nodes.Source, nodes.SpanOf(context.param), context.param.Text[1..]);
        }

        return expressions.Sum(context.inner) is { } inner ? new ParenthesizedSyntax(nodes.Source, nodes.SpanOf(context), inner) : null;
    }

    private void Report(ShareSyntax share, string hint) =>
        nodes.Problems.Report(SyntaxDiagnostics.Unexpected(nodes.Source, share.Span, nodes.Tail.TextOf(share.Span), "", hint));
}
