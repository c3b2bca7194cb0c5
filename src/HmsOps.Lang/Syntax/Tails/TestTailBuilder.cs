using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Makes our tree of what a test says.</summary>
internal sealed class TestTailBuilder(TailText tail, TailProblems problems)
{
    private static readonly string[] States = ["inactive", "pending", "firing", "nodata"];
    private static readonly string[] Colors = ["green", "yellow", "red", "grey"];

    private readonly ExpressionBuilder _expressions = new(tail, problems);

    public StartTailSyntax Start(HmsTailParser.StartTailContext context) => new(
        tail.Source,
        tail.Span,
        new NameSyntax(tail.Source, _expressions.SpanOf(context.date), context.date.Text),
        new NameSyntax(tail.Source, _expressions.SpanOf(context.time), context.time.Text),
        context.zone is null ? null : _expressions.Name(context.zone));

    public GivenSeriesTailSyntax? Given(HmsTailParser.GivenTailContext context)
    {
        var metric = _expressions.Metric(context.series.name, context.series.labels);
        var segments = ImmutableArray.CreateBuilder<GivenSegmentSyntax>();
        foreach (var segment in context._segments)
        {
            if (Segment(segment) is { } built)
            {
                segments.Add(built);
            }
        }

        var every = context.period is null ? null : _expressions.Quantity(context.period);
        return problems.First is not null && segments.Count < context._segments.Count
            ? null
            : new GivenSeriesTailSyntax(tail.Source, tail.Span, metric, segments.ToImmutable(), every);
    }

    public GivenStepTailSyntax? Behaviour(ImmutableArray<RawWordSyntax> command, HmsTailParser.BehaviourTailContext context)
    {
        switch (context)
        {
            case HmsTailParser.FailsBehaviourContext fails:
                var times = fails.times is null ? null : _expressions.Quantity(fails.times);
                var message = fails.message is null ? null : _expressions.Name(fails.message).Text;
                return new GivenStepTailSyntax(tail.Source, tail.Span, command, GivenBehaviour.Fails, times, message);
            case HmsTailParser.TakesBehaviourContext takes when _expressions.Quantity(takes.length) is { } length:
                return new GivenStepTailSyntax(tail.Source, tail.Span, command, GivenBehaviour.Takes, length, null);
            case HmsTailParser.InconclusiveBehaviourContext:
                return new GivenStepTailSyntax(tail.Source, tail.Span, command, GivenBehaviour.Inconclusive, null, null);
            default:
                return null;
        }
    }

    public ExpectTailSyntax? Expect(HmsTailParser.ExpectTailContext context)
    {
        ExpectSubjectSyntax? subject = context.subject switch
        {
            HmsTailParser.TileSubjectContext tile => new ExpectTileSyntax(tail.Source, _expressions.SpanOf(tile), _expressions.Name(tile.name)),
            HmsTailParser.AlertSubjectContext alert => new ExpectAlertSyntax(
                tail.Source, _expressions.SpanOf(alert), _expressions.Name(alert.name), _expressions.Matchers(alert.labels)),
            _ => null,
        };
        var isTile = subject is ExpectTileSyntax;
        var allowed = isTile ? Colors : States;
        if (context.state is null)
        {
            var after = _expressions.SpanOf(context.subject);
            problems.Report(SyntaxDiagnostics.EndsTooEarly(
                tail.Source, new(after.End, 0), DiagnosticWords.OneOf(allowed), tail.Source.TextOf(after)));
            return null;
        }

        var state = _expressions.Name(context.state);
        if (!allowed.Contains(state.Text, StringComparer.Ordinal))
        {
            problems.Report(SyntaxDiagnostics.WordNotAllowed(
                tail.Source, state.Span, state.Text, isTile ? "expect tile NAME" : "expect NAME", NearName.Of(state.Text, allowed), allowed));
            return null;
        }

        return subject is not null && When(context.no is not null, context.moment) is { } when
            ? new ExpectTailSyntax(tail.Source, tail.Span, context.no is not null, subject, state, when)
            : null;
    }

    public ExpectTailSyntax? Expect(bool hasNo, ExpectSubjectSyntax subject, HmsTailParser.WhenContext? context) =>
        When(hasNo, context) is { } when ? new ExpectTailSyntax(tail.Source, tail.Span, hasNo, subject, null, when) : null;

    private ExpectWhenSyntax? When(bool hasNo, HmsTailParser.WhenContext? context)
    {
        var end = new Text.TextSpan(tail.Span.End, 0);
        switch (context)
        {
            case HmsTailParser.AtWhenContext at:
                return Moment(ExpectWhenForm.At, context, at.at, null, at.within);
            case HmsTailParser.FromWhenContext from:
                return Moment(ExpectWhenForm.FromTo, context, from.from, from.to, from.within);
            case HmsTailParser.NeverWhenContext:
                return new ExpectWhenSyntax(tail.Source, _expressions.SpanOf(context), ExpectWhenForm.Never, null, null, null);
            case HmsTailParser.AfterWhenContext after:
                _expressions.NotYet(after.Start, "after");
                return null;
            case null when hasNo:
                return new ExpectWhenSyntax(tail.Source, end, ExpectWhenForm.Always, null, null, null);
            default:
                problems.Report(SyntaxDiagnostics.EndsTooEarly(tail.Source, end, "when it is expected (`at 15m`, `from 15m to 30m` or `never`)", ""));
                return null;
        }
    }

    private ExpectWhenSyntax? Moment(
        ExpectWhenForm form,
        HmsTailParser.WhenContext context,
        HmsTailParser.QuantityContext at,
        HmsTailParser.QuantityContext? to,
        HmsTailParser.QuantityContext? within)
    {
        var begin = _expressions.Quantity(at);
        var end = to is null ? null : _expressions.Quantity(to);
        var tolerance = within is null ? null : _expressions.Quantity(within);
        return problems.First is { Code: "HMS0019" }
            ? null
            : new ExpectWhenSyntax(tail.Source, _expressions.SpanOf(context), form, begin, end, tolerance);
    }

    private GivenSegmentSyntax? Segment(HmsTailParser.SegmentContext context)
    {
        var length = context.length is null ? null : _expressions.Quantity(context.length);
        var span = _expressions.SpanOf(context);
        switch (context.value)
        {
            case HmsTailParser.MissingValueContext:
                return new GivenSegmentSyntax(tail.Source, span, GivenSegmentForm.Missing, null, null, null, length);
            case HmsTailParser.LevelValueContext { second: null } level:
                return Level(level) is { } value ? new GivenSegmentSyntax(tail.Source, span, GivenSegmentForm.Level, value, null, null, length) : null;
            case HmsTailParser.LevelValueContext other:
                _expressions.NotYet(other.@operator, other.@operator.Text);
                return null;
            default:
                _expressions.NotYet(context.value.Start, context.value.Start.Text);
                return null;
        }
    }

    private QuantitySyntax? Level(HmsTailParser.LevelValueContext context)
    {
        var value = _expressions.Quantity(context.level);
        return value is null || context.sign is null
            ? value
            : value with { Span = _expressions.SpanOf(context.sign).To(value.Span), Number = "-" + value.Number };
    }
}
