using System.Text;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Syntax;

/// <summary>Prints syntax trees as s-expressions, a clause a line, and diagnostics as <c>line:col: CODE message</c>.</summary>
internal static class TreeText
{
    /// <summary>Reads a file and prints its tree, then its diagnostics.</summary>
    public static string Read(string path, string text)
    {
        var bag = new DiagnosticBag();
        var unit = SyntaxReader.Parse(new SourceText(path, text), bag);
        return $"{Print(unit)}\n{Print(bag)}".Trim('\n');
    }

    public static string Print(DiagnosticBag bag) => string.Join('\n', bag.ToSorted().Select(Print));

    public static string Print(CompilationUnitSyntax unit)
    {
        var text = new StringBuilder();
        foreach (var declaration in unit.Declarations)
        {
            text.Append('(').Append(declaration.Kind.Word).Append(' ').Append(Quote(declaration.Name.Text));
            foreach (var clause in declaration.Clauses)
            {
                text.Append("\n  (").Append(clause.Row.Head).Append(' ').Append(clause.Tail is null ? "?" : Tail(clause.Tail)).Append(')');
            }

            text.Append(")\n");
        }

        return text.ToString();
    }

    public static string Expression(ExpressionSyntax node) => node switch
    {
        QuantitySyntax quantity => Quantity(quantity),
        TruthSyntax truth => truth.Value ? "true" : "false",
        MetricSyntax metric => Metric(metric),
        OverSyntax over => $"(over {Expression(over.Operand)} {Quantity(over.Duration)})",
        ParenthesizedSyntax group => $"(group {Expression(group.Inner)})",
        UnarySyntax unary => $"({unary.Operator} {Expression(unary.Operand)})",
        BinarySyntax binary => $"({binary.Operator} {Expression(binary.Left)} {Expression(binary.Right)})",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static string Print(Diagnostic diagnostic)
    {
        var (line, column) = diagnostic.Source.PositionOf(diagnostic.Span.Start);
        return $"{line}:{column}: {diagnostic.Code} {diagnostic.Message}";
    }

    private static string Tail(TailSyntax tail) => tail switch
    {
        HeldTailSyntax held => string.Join(" for ", new[] { held.Condition is null ? null : Expression(held.Condition), held.For is null ? null : Quantity(held.For) }.Where(part => part is not null)),
        ExpressionTailSyntax expression => Expression(expression.Expression),
        QuantityTailSyntax quantity => Quantity(quantity.Quantity),
        WordTailSyntax word => Quote(word.Text),
        LabelsTailSyntax labels => string.Join(' ', labels.Labels.Select(label => label.Text)),
        RawTailSyntax raw => Words(raw.Words),
        StepsTailSyntax steps => string.Concat(steps.Steps.Select(step => $"\n    ({Step(step)})")),
        StartTailSyntax start => $"{start.Date.Text} {start.Time.Text} {start.Zone?.Text}".TrimEnd(),
        GivenSeriesTailSyntax given => Given(given),
        GivenStepTailSyntax step => $"run {Words(step.Command)} {step.Behaviour} {(step.Quantity is null ? "" : Quantity(step.Quantity))}{step.Text}".TrimEnd(),
        ExpectTailSyntax expect => Expect(expect),
        _ => throw new InvalidOperationException(tail.GetType().Name),
    };

    private static string Step(StepSyntax step) => step switch
    {
        RunStepSyntax run => $"run {Words(run.Words)}",
        NotifyStepSyntax notify => $"notify {Words(notify.Words)}",
        WaitStepSyntax wait => $"wait {Quantity(wait.Duration)}",
        _ => throw new InvalidOperationException(step.GetType().Name),
    };

    private static string Given(GivenSeriesTailSyntax given)
    {
        var segments = given.Segments.Select(segment =>
            $"{(segment.Value is null ? "missing" : Quantity(segment.Value))}{(segment.Duration is null ? "" : $" for {Quantity(segment.Duration)}")}");
        return $"{Metric(given.Metric)} = {string.Join(", ", segments)}{(given.Every is null ? "" : $" every {Quantity(given.Every)}")}";
    }

    private static string Expect(ExpectTailSyntax expect)
    {
        var subject = expect.Subject switch
        {
            ExpectAlertSyntax alert => $"alert {Quote(alert.Name.Text)}{Matchers(alert.Instance)}",
            ExpectTileSyntax tile => $"tile {Quote(tile.Name.Text)}",
            ExpectStepSyntax step => $"run {Words(step.Command)}",
            ExpectNoticeSyntax notice => $"notify {Words(notice.Words)}",
            _ => throw new InvalidOperationException(expect.Subject.GetType().Name),
        };
        var when = expect.When;
        var times = string.Join(' ', new[] { when.At, when.To, when.Within }.Select(time => time is null ? "-" : Quantity(time)));
        return $"{(expect.HasNo ? "no " : "")}{subject} {expect.State?.Text ?? "-"} {when.Form} {times}";
    }

    private static string Metric(MetricSyntax metric) =>
        string.Join('.', metric.Path.Segments.Select(segment => segment.IsQuoted ? $"`{segment.Text}`" : segment.Text)) + Matchers(metric.Selector);

    private static string Matchers(IReadOnlyCollection<MatcherSyntax> matchers) =>
        matchers.Count == 0 ? "" : $"{{{string.Join(", ", matchers.Select(matcher => $"{matcher.Label.Text} {matcher.Operator} {Quote(matcher.Value.Text)}"))}}}";

    private static string Words(IEnumerable<RawWordSyntax> words) =>
        string.Join(' ', words.Select(word => word.IsQuoted ? Quote(word.Text) : word.Text));

    private static string Quantity(QuantitySyntax quantity) => $"{quantity.Number}[{quantity.Unit}]";

    private static string Quote(string text) => $"\"{text.Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
