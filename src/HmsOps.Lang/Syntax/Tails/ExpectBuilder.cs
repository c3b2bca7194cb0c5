using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Makes our tree of what a test expects.</summary>
internal sealed class ExpectBuilder(TailNodes nodes)
{
    private static readonly string[] States = ["inactive", "pending", "firing", "nodata"];
    private static readonly string[] Levels = ["info", "warning", "critical"];
    private static readonly string[] Colors = ["green", "yellow", "red", "grey"];

    /// <summary>True for a word that says how an alert is.</summary>
    public static bool IsState(string word) => States.Contains(word, StringComparer.Ordinal);

    /// <summary>True for a tile's colour.</summary>
    public static bool IsColor(string word) => Colors.Contains(word, StringComparer.Ordinal);

    /// <summary>An alert's or a tile's state.</summary>
    /// <param name="context">All but what follows <c>after</c>.</param>
    /// <param name="after">What follows it, or null.</param>
    public ExpectTailSyntax? State(HmsTailParser.ExpectTailContext context, ExpectWhenSyntax? after)
    {
        var subject = Subject(context.subject);
        var isTile = subject is ExpectTileSyntax;
        var allowed = isTile ? Colors : States;
        if (context.state is null)
        {
            var before = nodes.SpanOf(context.subject);
            nodes.Problems.Report(SyntaxDiagnostics.EndsTooEarly(
                nodes.Source, new(before.End, 0), DiagnosticWords.OneOf(allowed), nodes.Tail.TextOf(before)));
            return null;
        }

        var state = nodes.Name(context.state);
        var level = context.level is null ? null : nodes.Name(context.level);
        if (!IsAllowed(state, isTile ? "expect tile NAME" : "expect NAME", allowed)
            || (level is not null && !IsLevel(state, level, isTile)))
        {
            return null;
        }

        return subject is not null && When(context.no is not null, context.moment, after) is { } when
            ? new ExpectTailSyntax(nodes.Source, nodes.Tail.Span, context.no is not null, subject, state, when, level)
            : null;
    }

    /// <summary>A step, or a notice.</summary>
    public ExpectTailSyntax? Event(bool hasNo, ExpectSubjectSyntax subject, HmsTailParser.WhenContext? context) =>
        When(hasNo, context, null) is { } when ? Event(hasNo, subject, when) : null;

    /// <summary>A step, or a notice, after something else.</summary>
    public ExpectTailSyntax Event(bool hasNo, ExpectSubjectSyntax subject, ExpectWhenSyntax when) =>
        new(nodes.Source, nodes.Tail.Span, hasNo, subject, null, when);

    /// <summary>A number and what it is compared with.</summary>
    public ExpectTailSyntax? Value(bool hasNo, int start, HmsTailParser.ExpectValueTailContext context, ExpectWhenSyntax? after)
    {
        var value = new ExpressionBuilder(nodes).Sum(context.value);
        var limit = nodes.Quantity(context.limit, context.sign);
        if (value is null || limit is null || When(hasNo, context.moment, after) is not { } when)
        {
            return null;
        }

        var operation = nodes.SpanOf(context.@operator);
        var comparison = new ExpectComparisonSyntax(nodes.Source, operation.To(limit.Span), TailNodes.OperatorOf(context.@operator), limit);
        var subject = new ExpectValueSyntax(nodes.Source, nodes.Tail.Outer(start, start + 1).To(value.Span), value);
        return new ExpectTailSyntax(nodes.Source, nodes.Tail.Span, hasNo, subject, null, when, null, comparison);
    }

    public ExpectWhenSyntax? After(int start, HmsTailParser.AfterTailContext context) => Subject(context.subject) is { } subject
        ? After(start, subject, context.within)
        : null;

    /// <summary>What follows <c>after</c>, which begins at an offset of the tail.</summary>
    public ExpectWhenSyntax? After(int start, ExpectSubjectSyntax subject, HmsTailParser.QuantityContext? within)
    {
        var tolerance = within is null ? null : nodes.Quantity(within);
        return within is not null && tolerance is null
            ? null
            : new(nodes.Source, nodes.Tail.Outer(start, start + 1).To(tolerance?.Span ?? subject.Span), ExpectWhenForm.After, null, null, tolerance, subject);
    }

    private ExpectSubjectSyntax? Subject(HmsTailParser.ExpectSubjectContext context) => context switch
    {
        HmsTailParser.TileSubjectContext tile => new ExpectTileSyntax(nodes.Source, nodes.SpanOf(tile), nodes.Name(tile.name)),
        HmsTailParser.AlertSubjectContext alert => new ExpectAlertSyntax(
            nodes.Source, nodes.SpanOf(alert), nodes.Name(alert.name), nodes.Matchers(alert.labels)),
        _ => null,
    };

    private bool IsLevel(NameSyntax state, NameSyntax level, bool isTile)
    {
        if (!isTile && state.Text == "firing")
        {
            return IsAllowed(level, "firing", Levels);
        }

        var hint = Levels.Contains(level.Text, StringComparer.Ordinal) ? "a level follows `firing` only" : "";
        nodes.Problems.Report(SyntaxDiagnostics.Unexpected(nodes.Source, level.Span, level.Text, state.Text, hint));
        return false;
    }

    private bool IsAllowed(NameSyntax word, string what, string[] allowed)
    {
        if (allowed.Contains(word.Text, StringComparer.Ordinal))
        {
            return true;
        }

        nodes.Problems.Report(SyntaxDiagnostics.WordNotAllowed(nodes.Source, word.Span, word.Text, what, NearName.Of(word.Text, allowed), allowed));
        return false;
    }

    private ExpectWhenSyntax? When(bool hasNo, HmsTailParser.WhenContext? context, ExpectWhenSyntax? after)
    {
        if (after is not null)
        {
            if (context is null)
            {
                return after;
            }

            nodes.Problems.Report(SyntaxDiagnostics.Unexpected(
                nodes.Source, after.Span, nodes.Tail.TextOf(after.Span), nodes.Tail.TextOf(nodes.SpanOf(context)), "that says a second time when it is expected"));
            return null;
        }

        var end = new TextSpan(nodes.Tail.Span.End, 0);
        switch (context)
        {
            case HmsTailParser.AtWhenContext at:
                return Moment(ExpectWhenForm.At, context, at.at, null, at.within);
            case HmsTailParser.FromWhenContext from:
                return Moment(ExpectWhenForm.FromTo, context, from.from, from.to, from.within);
            case HmsTailParser.NeverWhenContext:
                return new ExpectWhenSyntax(nodes.Source, nodes.SpanOf(context), ExpectWhenForm.Never, null, null, null);
            case null when hasNo:
                return new ExpectWhenSyntax(nodes.Source, end, ExpectWhenForm.Always, null, null, null);
            default:
                nodes.Problems.Report(SyntaxDiagnostics.EndsTooEarly(
                    nodes.Source, end, "when it is expected (`at 15m`, `from 15m to 30m`, `after run X` or `never`)", ""));
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
        var begin = nodes.Quantity(at);
        var end = to is null ? null : nodes.Quantity(to);
        var tolerance = within is null ? null : nodes.Quantity(within);
        return begin is null || (to is not null && end is null) || (within is not null && tolerance is null)
            ? null
            : new ExpectWhenSyntax(nodes.Source, nodes.SpanOf(context), form, begin, end, tolerance);
    }
}
