using System.Collections.Immutable;
using Antlr4.Runtime;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Makes our tree of what a test gives.</summary>
internal sealed class TestTailBuilder(TailNodes nodes)
{
    public StartTailSyntax Start(HmsTailParser.StartTailContext context) => new(
        nodes.Source,
        nodes.Tail.Span,
        nodes.Name(context.date),
        nodes.Name(context.time),
        context.zone is null ? null : nodes.Name(context.zone));

    public GivenSeriesTailSyntax? Given(HmsTailParser.GivenTailContext context)
    {
        var metric = nodes.Metric(context.series.name, context.series.labels);
        var segments = context._segments.Select(Segment).OfType<GivenSegmentSyntax>().ToImmutableArray();
        var every = context.period is null ? null : nodes.Quantity(context.period);
        return segments.Length < context._segments.Count || (context.period is not null && every is null)
            ? null
            : new GivenSeriesTailSyntax(nodes.Source, nodes.Tail.Span, metric, segments, every);
    }

    public GivenApprovalTailSyntax? Approval(HmsTailParser.ApprovalTailContext context) => nodes.Quantity(context.at) is { } at
        ? new GivenApprovalTailSyntax(nodes.Source, nodes.Tail.Span, nodes.Name(context.group), at)
        : null;

    public GivenStepTailSyntax? Behaviour(ImmutableArray<RawWordSyntax> command, HmsTailParser.BehaviourTailContext context)
    {
        switch (context)
        {
            case HmsTailParser.FailsBehaviourContext fails:
                var times = fails.times is null ? null : nodes.Quantity(fails.times);
                var message = fails.message is null ? null : nodes.Decode(fails.message);
                return fails.times is not null && times is null
                    ? null
                    : new GivenStepTailSyntax(nodes.Source, nodes.Tail.Span, command, GivenBehaviour.Fails, times, message);
            case HmsTailParser.TakesBehaviourContext takes when nodes.Quantity(takes.length) is { } length:
                return new GivenStepTailSyntax(nodes.Source, nodes.Tail.Span, command, GivenBehaviour.Takes, length, null);
            case HmsTailParser.InconclusiveBehaviourContext:
                return new GivenStepTailSyntax(nodes.Source, nodes.Tail.Span, command, GivenBehaviour.Inconclusive, null, null);
            default:
                return null;
        }
    }

    private GivenSegmentSyntax? Segment(HmsTailParser.SegmentContext context)
    {
        var span = nodes.SpanOf(context);
        switch (context)
        {
            case HmsTailParser.WordSegmentContext word:
                var form = word.word.Type == HmsTailLexer.MISSING ? GivenSegmentForm.Missing : GivenSegmentForm.Reset;
                var length = word.length is null ? null : nodes.Quantity(word.length);
                return word.length is not null && length is null ? null : new(nodes.Source, span, form, null, null, null, length);
            case HmsTailParser.ValueSegmentContext { text: { } text } shorthand:
                var name = new NameSyntax(nodes.Source, span, shorthand.sign is null ? text.Text : "-" + text.Text);
                return new(nodes.Source, span, GivenSegmentForm.Shorthand, null, null, name, null);
            case HmsTailParser.ValueSegmentContext value:
                return Value(span, value.sign, value.number);
            default:
                return null;
        }
    }

    private GivenSegmentSyntax? Value(Text.TextSpan span, IToken? sign, HmsTailParser.StretchContext context)
    {
        var value = nodes.Quantity(context.value, sign);
        var at = context.at is null ? null : nodes.Quantity(context.at, context.sign);
        var spread = context.spread is null ? null : nodes.Quantity(context.spread);
        var length = context.length is null ? null : nodes.Quantity(context.length);
        var isRight = value is not null
            && (context.at is null || at is not null)
            && (context.spread is null || spread is not null)
            && (context.length is null || length is not null);
        return !isRight ? null
            : at is not null ? new(nodes.Source, span, GivenSegmentForm.At, value, at, null, length, spread)
            : spread is not null ? new(nodes.Source, span, GivenSegmentForm.Spread, value, spread, null, length)
            : new(nodes.Source, span, GivenSegmentForm.Level, value, null, null, length);
    }
}
