using System.Collections.Immutable;
using Antlr4.Runtime;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Makes the nodes of which every tail consists: names, paths, selectors and quantities, each with its place in the file.</summary>
internal sealed class TailNodes(TailText tail, TailProblems problems)
{
    public SourceText Source => tail.Source;

    public TailText Tail => tail;

    public TailProblems Problems => problems;

    public TextSpan SpanOf(IToken token) => tail.Outer(token.StartIndex, token.StopIndex + 1);

    public TextSpan SpanOf(ParserRuleContext context) => tail.Outer(context.Start.StartIndex, context.Stop.StopIndex + 1);

    /// <summary>The quantity, or null where its number is none, which is reported.</summary>
    /// <param name="context">Number and unit.</param>
    /// <param name="sign">A minus before it, or null.</param>
    public QuantitySyntax? Quantity(HmsTailParser.QuantityContext context, IToken? sign = null)
    {
        var text = context.text.Text;
        var span = SpanOf(context.text);
        if (QuantityText.TrySplit(text, out var number, out var unit))
        {
            return sign is null ? new(Source, span, number, unit) : new(Source, SpanOf(sign).To(span), "-" + number, unit);
        }

        problems.Report(SyntaxDiagnostics.BadNumber(Source, span, text));
        return null;
    }

    public MetricSyntax Metric(IToken name, HmsTailParser.SelectorContext? selector)
    {
        var path = Path(name);
        return new MetricSyntax(Source, selector is null ? path.Span : path.Span.To(SpanOf(selector.Stop)), path, Matchers(selector));
    }

    public ImmutableArray<MatcherSyntax> Matchers(HmsTailParser.SelectorContext? selector) =>
        selector?._matchers switch
        {
            null => [],
            [var only] => [Matcher(only)],
            var several => [.. several.Select(Matcher)],
        };

    /// <summary>A name: of a string what it says, of a path its text without backquotes, of anything else what is written.</summary>
    public NameSyntax Name(IToken token) => new(Source, SpanOf(token), token.Type switch
    {
        HmsTailLexer.STRING => Decode(token),
        HmsTailLexer.PATH => Path(token).Text,
        _ => token.Text,
    });

    /// <summary>A name of one segment and nothing else, or null, which is reported.</summary>
    public NameSyntax? Word(IToken token, string what)
    {
        if (!token.Text.AsSpan().ContainsAny('.', '`', '*'))
        {
            return new NameSyntax(Source, SpanOf(token), token.Text);
        }

        problems.Report(SyntaxDiagnostics.BadName(Source, SpanOf(token), what, "one word without dots, such as `failed`"));
        return null;
    }

    /// <summary>What a string says.</summary>
    public string Decode(IToken text) => StringLiteral.Decode(tail, text.StartIndex, text.StopIndex + 1, problems);

    public PathSyntax Path(IToken token)
    {
        var text = token.Text;
        var segments = ImmutableArray.CreateBuilder<PathSegment>(text.AsSpan().Count('.') + 1);
        for (var at = 0; at < text.Length; at++)
        {
            var isQuoted = text[at] == '`';
            var end = isQuoted ? text.IndexOf('`', at + 1) + 1 : text.IndexOf('.', at);
            end = end < 0 ? text.Length : end;
            var name = isQuoted ? text[(at + 1)..(end - 1)] : text[at..end];
            segments.Add(new PathSegment(name, tail.Outer(token.StartIndex + at, token.StartIndex + end), isQuoted));
            at = end;
        }

        return new PathSyntax(Source, SpanOf(token), segments.DrainToImmutable());
    }

    public static BinaryOperator OperatorOf(IToken token) => token.Type switch
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

    private MatcherSyntax Matcher(HmsTailParser.MatcherContext context)
    {
        var label = Name(context.label);
        var value = Name(context.value);
        return new MatcherSyntax(Source, label.Span.To(value.Span), label, context.@operator.Text, value);
    }
}
