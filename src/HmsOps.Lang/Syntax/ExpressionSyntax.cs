using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax;

/// <summary>An expression: a number or a condition, which only the binder tells apart.</summary>
public abstract record ExpressionSyntax(SourceText Source, TextSpan Span) : SyntaxNode(Source, Span);

/// <summary>A number with its unit, as written: <c>0.8s</c>, <c>500 ms</c>, <c>1h30m</c>, <c>99.95%</c>, <c>100/s</c>.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">Number and unit.</param>
/// <param name="Number">The number's text, underscores included; of <c>1h30m</c> all of it.</param>
/// <param name="Unit">The unit's text, or empty: <c>s</c>, <c>%</c>, <c>/s</c>, <c>MiB/s</c>; of <c>1h30m</c> empty.</param>
public sealed record QuantitySyntax(SourceText Source, TextSpan Span, string Number, string Unit) : ExpressionSyntax(Source, Span);

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record TruthSyntax(SourceText Source, TextSpan Span, bool Value) : ExpressionSyntax(Source, Span);

/// <summary>A metric and perhaps a reading, with a selector: <c>permit-svc.latency.p95{region = "us-east"}</c>.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">Path and selector.</param>
/// <param name="Path">The path.</param>
/// <param name="Selector">The selector's matchers, or empty.</param>
public sealed record MetricSyntax(SourceText Source, TextSpan Span, PathSyntax Path, ImmutableArray<MatcherSyntax> Selector)
    : ExpressionSyntax(Source, Span);

/// <summary>A dotted path.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Segments">Backquotes taken off.</param>
public sealed record PathSyntax(SourceText Source, TextSpan Span, ImmutableArray<PathSegment> Segments) : SyntaxNode(Source, Span)
{
    /// <summary>The segments joined by dots.</summary>
    public string Text => string.Join('.', Segments.Select(segment => segment.Text));
}

/// <summary>A segment of a path.</summary>
/// <param name="Text">Without backquotes.</param>
/// <param name="Span">As written.</param>
/// <param name="IsQuoted">True in backquotes: never a reading.</param>
public sealed record PathSegment(string Text, TextSpan Span, bool IsQuoted);

/// <summary>A condition on a label; operators are <c>= != =~ !~</c>.</summary>
public sealed record MatcherSyntax(SourceText Source, TextSpan Span, NameSyntax Label, string Operator, NameSyntax Value)
    : SyntaxNode(Source, Span);

/// <summary><c>X over D</c>; several suffixes nest.</summary>
public sealed record OverSyntax(SourceText Source, TextSpan Span, ExpressionSyntax Operand, QuantitySyntax Duration)
    : ExpressionSyntax(Source, Span);

/// <summary><c>X D ago</c>: the operand as it was a while ago.</summary>
public sealed record AgoSyntax(SourceText Source, TextSpan Span, ExpressionSyntax Operand, QuantitySyntax Shift)
    : ExpressionSyntax(Source, Span);

/// <summary><c>sum(M) by job</c>, <c>sum(M) without (pod, node)</c>: how an aggregate call groups.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">Operand and suffix.</param>
/// <param name="Operand">What is grouped; the binder takes only aggregate calls.</param>
/// <param name="KeywordSpan">The word.</param>
/// <param name="IsWithout">True for <c>without</c>.</param>
/// <param name="Labels">The labels; <c>*</c> is the single name <c>*</c>.</param>
public sealed record GroupedSyntax(
    SourceText Source, TextSpan Span, ExpressionSyntax Operand, TextSpan KeywordSpan, bool IsWithout, ImmutableArray<NameSyntax> Labels)
    : ExpressionSyntax(Source, Span);

/// <summary>A function's call: <c>predict(M, 4h)</c>.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">Name to closing parenthesis.</param>
/// <param name="Name">The function's name.</param>
/// <param name="Arguments">In order.</param>
public sealed record CallSyntax(SourceText Source, TextSpan Span, NameSyntax Name, ImmutableArray<ExpressionSyntax> Arguments)
    : ExpressionSyntax(Source, Span);

/// <summary><c>share of M &lt; T</c>, a number; or with <paramref name="Share"/> <c>99% of M &lt; T</c>, a condition.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">All of it.</param>
/// <param name="Share">The written share of <c>N% of …</c>; null for <c>share of …</c>.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Operator">A comparison.</param>
/// <param name="OperatorSpan">Where it stands.</param>
/// <param name="Limit">What its observations are compared with: a constant.</param>
/// <param name="Over">The window, or null.</param>
/// <param name="Ago">The shift, or null.</param>
public sealed record ShareSyntax(
    SourceText Source,
    TextSpan Span,
    QuantitySyntax? Share,
    MetricSyntax Metric,
    BinaryOperator Operator,
    TextSpan OperatorSpan,
    ExpressionSyntax Limit,
    QuantitySyntax? Over,
    QuantitySyntax? Ago) : ExpressionSyntax(Source, Span);

/// <summary>A text where a value stands.</summary>
public sealed record TextValueSyntax(SourceText Source, TextSpan Span, string Text) : ExpressionSyntax(Source, Span);

/// <summary>A playbook's parameter: <c>$factor</c>; the name is without its dollar.</summary>
public sealed record ParameterSyntax(SourceText Source, TextSpan Span, string Name) : ExpressionSyntax(Source, Span);

/// <summary>Author's parentheses.</summary>
public sealed record ParenthesizedSyntax(SourceText Source, TextSpan Span, ExpressionSyntax Inner) : ExpressionSyntax(Source, Span);

/// <summary>Unary minus or <c>not</c>.</summary>
public sealed record UnarySyntax(SourceText Source, TextSpan Span, UnaryOperator Operator, ExpressionSyntax Operand)
    : ExpressionSyntax(Source, Span);

/// <summary>Two operands.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">From the left operand's begin to the right one's end.</param>
/// <param name="Operator">Which.</param>
/// <param name="OperatorSpan">Where it stands.</param>
/// <param name="Left">Left operand.</param>
/// <param name="Right">Right operand.</param>
public sealed record BinarySyntax(
    SourceText Source, TextSpan Span, BinaryOperator Operator, TextSpan OperatorSpan, ExpressionSyntax Left, ExpressionSyntax Right)
    : ExpressionSyntax(Source, Span);

/// <summary>Operators with one operand.</summary>
public enum UnaryOperator
{
    Minus,
    Not,
}

/// <summary>Operators with two operands.</summary>
public enum BinaryOperator
{
    Or,
    And,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
}
