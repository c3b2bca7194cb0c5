using System.Collections.Immutable;
using Antlr4.Runtime;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax.Generated;

namespace HmsOps.Lang.Syntax.Tails;

/// <summary>Makes our tree of the tails that are neither a single word nor of a test.</summary>
internal sealed class ClauseBuilder(TailNodes nodes)
{
    private readonly ExpressionBuilder _expressions = new(nodes);

    public HeldTailSyntax? Held(ClauseRow row, HmsTailParser.HeldTailContext context)
    {
        if (context.condition is null && row.Head != "clear")
        {
            nodes.Problems.Report(SyntaxDiagnostics.EndsTooEarly(nodes.Source, nodes.SpanOf(context.held.Start), "a condition before `for`", row.Head));
            return null;
        }

        var condition = context.condition is null ? null : _expressions.Build(context.condition);
        var first = context.held is null ? null : nodes.Quantity(context.held.length);
        var second = context.held?.window is null ? null : nodes.Quantity(context.held.window);
        var isRight = (context.condition is null || condition is not null)
            && (context.held is null || first is not null)
            && (context.held?.window is null || second is not null);
        return !isRight ? null
            : second is null ? new HeldTailSyntax(nodes.Source, nodes.Tail.Span, condition, first)
            : new HeldTailSyntax(nodes.Source, nodes.Tail.Span, condition, second, first);
    }

    public ExpressionTailSyntax? Expression(HmsTailParser.ExpressionTailContext context) =>
        _expressions.Build(context.value) is { } value ? new ExpressionTailSyntax(nodes.Source, nodes.Tail.Span, value) : null;

    public LetTailSyntax? Let(HmsTailParser.LetTailContext context) =>
        _expressions.Build(context.value) is { } value && nodes.Word(context.name, "let") is { } name
            ? new LetTailSyntax(nodes.Source, nodes.Tail.Span, name, value)
            : null;

    public WaitUntilStepSyntax? WaitUntil(Text.TextSpan keyword, HmsTailParser.WaitUntilTailContext context) =>
        _expressions.Build(context.condition) is { } condition && nodes.Quantity(context.timeout) is { } timeout
            ? new WaitUntilStepSyntax(nodes.Source, keyword.To(nodes.Tail.Span), keyword, condition, timeout)
            : null;

    public ApproveStepSyntax? Approve(Text.TextSpan keyword, HmsTailParser.ApproveTailContext context) =>
        nodes.Quantity(context.within) is { } within
            ? new ApproveStepSyntax(nodes.Source, keyword.To(nodes.Tail.Span), keyword, nodes.Name(context.group), within)
            : null;

    public QuantityTailSyntax? Quantity(HmsTailParser.QuantityTailContext context) =>
        nodes.Quantity(context.value) is { } value ? new QuantityTailSyntax(nodes.Source, nodes.Tail.Span, value) : null;

    /// <summary>A number without a unit.</summary>
    public QuantityTailSyntax? Number(ClauseRow row, HmsTailParser.QuantityTailContext context) => Bare(context.value, row.Example) is { } value
        ? new QuantityTailSyntax(nodes.Source, nodes.Tail.Span, value)
        : null;

    public QuantityTailSyntax? Instances(ClauseRow row, HmsTailParser.InstancesTailContext context)
    {
        if (context.word.Text != "instances")
        {
            nodes.Problems.Report(SyntaxDiagnostics.WordNotAllowed(
                nodes.Source, nodes.SpanOf(context.word), context.word.Text, $"{row.Head} {context.value.text.Text}", null, ["instances"]));
            return null;
        }

        return Bare(context.value, row.Example) is { } value ? new QuantityTailSyntax(nodes.Source, nodes.Tail.Span, value) : null;
    }

    public RetryTailSyntax? Retry(ClauseRow row, HmsTailParser.RetryTailContext context) =>
        Bare(context.times, row.Example) is { } times && nodes.Quantity(context.every) is { } every
            ? new RetryTailSyntax(nodes.Source, nodes.Tail.Span, times, every)
            : null;

    public LabelsTailSyntax Labels(HmsTailParser.LabelsTailContext context) =>
        new(nodes.Source, nodes.Tail.Span, context.all is null ? [.. context._names.Select(nodes.Name)] : [nodes.Name(context.all)]);

    public NamesTailSyntax Names(HmsTailParser.NamesTailContext context) =>
        new(nodes.Source, nodes.Tail.Span, [.. context._names.Select(nodes.Name)]);

    public PairSyntax Pair(HmsTailParser.PairTailContext context) =>
        new(nodes.Source, nodes.Tail.Span, nodes.Name(context.name), nodes.Name(context.value));

    public InTailSyntax In(NameSyntax label, HmsTailParser.ListContext context) =>
        new(nodes.Source, nodes.Tail.Span, label, [.. context._values.Select(value => nodes.Name(value.text))]);

    public InTailSyntax In(HmsTailParser.InTailContext context) => In(nodes.Name(context.label), context.values);

    public ParametersTailSyntax? Parameters(HmsTailParser.ParametersTailContext context)
    {
        var parameters = context._parameters.Select(Parameter).OfType<ParameterDeclarationSyntax>().ToImmutableArray();
        return parameters.Length == context._parameters.Count ? new(nodes.Source, nodes.Tail.Span, parameters) : null;
    }

    public ParameterDeclarationSyntax? Parameter(HmsTailParser.ParameterContext context)
    {
        var name = nodes.Word(context.name, "parameters");
        var type = context.type is null ? null : nodes.Name(context.type);
        if (type is not null && !DeclarationTable.ParameterTypes.Contains(type.Text, StringComparer.Ordinal))
        {
            nodes.Problems.Report(SyntaxDiagnostics.WordNotAllowed(
                nodes.Source, type.Span, type.Text, $"{context.name.Text}:", NearName.Of(type.Text, DeclarationTable.ParameterTypes), DeclarationTable.ParameterTypes));
            return null;
        }

        var value = context.value?.text;
        return name is null
            ? null
            : new ParameterDeclarationSyntax(
                nodes.Source,
                nodes.SpanOf(context),
                name,
                type,
                value is null ? null : new RawWordSyntax(nodes.Source, nodes.SpanOf(value), nodes.Name(value).Text, value.Type == HmsTailLexer.STRING));
    }

    public HoursTailSyntax? Hours(HmsTailParser.HoursTailContext context)
    {
        var ranges = context._ranges.Select(Days).OfType<DaysSyntax>().ToImmutableArray();
        if (ranges is not [{ Last: null }] && ranges.FirstOrDefault(IsDaily) is { } daily)
        {
            nodes.Problems.Report(SyntaxDiagnostics.Unexpected(nodes.Source, daily.Span, nodes.Tail.TextOf(daily.Span), "", "`daily` is every day and stands alone"));
            return null;
        }

        return ranges.Length == context._ranges.Count
            ? new(nodes.Source, nodes.Tail.Span, ranges, nodes.Name(context.from), nodes.Name(context.to))
            : null;
    }

    public DatesTailSyntax Dates(HmsTailParser.DatesTailContext context) =>
        new(nodes.Source, nodes.Tail.Span, [.. context._dates.Select(nodes.Name)]);

    private DaysSyntax? Days(HmsTailParser.DaysContext context)
    {
        var first = Day(context.first);
        var last = context.last is null ? null : Day(context.last);
        return first is null || (context.last is not null && last is null) ? null : new(nodes.Source, nodes.SpanOf(context), first, last);
    }

    private static bool IsDaily(DaysSyntax days) => days.First.Text == "daily" || days.Last?.Text == "daily";

    private NameSyntax? Day(IToken token)
    {
        var name = nodes.Name(token);
        if (DayWords.Known.Contains(name.Text, StringComparer.Ordinal))
        {
            return name;
        }

        nodes.Problems.Report(DayWords.Meant(name.Text) is { } meant
            ? SyntaxDiagnostics.Habit(nodes.Source, name.Span, name.Text, $"`{meant}`")
            : SyntaxDiagnostics.WordNotAllowed(nodes.Source, name.Span, name.Text, "on", NearName.Of(name.Text, DayWords.Known), DayWords.Known));
        return null;
    }

    private QuantitySyntax? Bare(HmsTailParser.QuantityContext context, string example)
    {
        if (nodes.Quantity(context) is not { } value)
        {
            return null;
        }

        if (value.Unit.Length == 0 && !value.Number.Any(char.IsLetter))
        {
            return value;
        }

        nodes.Problems.Report(SyntaxDiagnostics.Unexpected(nodes.Source, value.Span, context.text.Text, "", $"a number without a unit stands there, as in `{example}`"));
        return null;
    }
}
