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
            text.Append(Declaration(declaration)).Append('\n');
        }

        return text.ToString();
    }

    private static string Declaration(DeclarationSyntax declaration) =>
        $"({declaration.Kind.Word} {Quote(declaration.Name.Text)}{Clauses(declaration.Clauses)})";

    private static string Clauses(IEnumerable<ClauseSyntax> clauses) => string.Concat(clauses.Select(clause =>
        $"\n  ({(clause.Row.IsOpen ? clause.Word : clause.Row.Head)} {(clause.Tail is null ? "?" : Indented(Tail(clause.Tail)))})"));

    private static string Indented(string text) => text.Replace("\n", "\n  ", StringComparison.Ordinal);

    private static string Steps(StepsTailSyntax steps) => string.Concat(steps.Steps.Select(step => $"\n  ({Indented(Step(step))})"));

    public static string Expression(ExpressionSyntax node) => node switch
    {
        QuantitySyntax quantity => Quantity(quantity),
        TruthSyntax truth => truth.Value ? "true" : "false",
        MetricSyntax metric => Metric(metric),
        OverSyntax over => $"(over {Expression(over.Operand)} {Quantity(over.Duration)})",
        AgoSyntax ago => $"(ago {Expression(ago.Operand)} {Quantity(ago.Shift)})",
        GroupedSyntax grouped => $"({(grouped.IsWithout ? "without" : "by")} {Expression(grouped.Operand)} {Names(grouped.Labels)})",
        CallSyntax call => $"(call {string.Join(' ', call.Arguments.Select(Expression).Prepend(call.Name.Text))})",
        ShareSyntax share => Share(share),
        TextValueSyntax text => Quote(text.Text),
        ParameterSyntax parameter => "$" + parameter.Name,
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

    public static string Tail(TailSyntax tail) => tail switch
    {
        HeldTailSyntax held => Held(held),
        BlockTailSyntax block => Clauses(block.Clauses).TrimStart(' '),
        DeclarationTailSyntax inner => Declaration(inner.Declaration),
        LetTailSyntax let => $"{let.Name.Text} = {Expression(let.Expression)}",
        NamesTailSyntax names => string.Join(", ", names.Names.Select(name => Quote(name.Text))),
        PairsTailSyntax pairs => string.Join("; ", pairs.Pairs.Select(Pair)),
        InTailSyntax list => $"{list.Label.Text} in {string.Join(", ", list.Values.Select(value => Quote(value.Text)))}",
        ParametersTailSyntax parameters => string.Join(", ", parameters.Parameters.Select(Parameter)),
        RetryTailSyntax retry => $"{Quantity(retry.Times)} every {Quantity(retry.Every)}",
        HoursTailSyntax hours => $"{string.Join(", ", hours.Days.Select(Days))} {hours.From.Text} to {hours.To.Text}",
        DatesTailSyntax dates => Names(dates.Dates),
        ExpressionTailSyntax expression => Expression(expression.Expression),
        QuantityTailSyntax quantity => Quantity(quantity.Quantity),
        WordTailSyntax word => Quote(word.Text),
        LabelsTailSyntax labels => string.Join(' ', labels.Labels.Select(label => label.Text)),
        RawTailSyntax raw => Words(raw.Words),
        StepsTailSyntax steps => Steps(steps),
        StartTailSyntax start => $"{start.Date.Text} {start.Time.Text} {start.Zone?.Text}".TrimEnd(),
        GivenSeriesTailSyntax given => Given(given),
        GivenStepTailSyntax step => $"run {Words(step.Command)} {step.Behaviour} {(step.Quantity is null ? "" : Quantity(step.Quantity))}{step.Text}".TrimEnd(),
        GivenApprovalTailSyntax approval => $"approve by {Quote(approval.Group.Text)} at {Quantity(approval.At)}",
        ExpectTailSyntax expect => Expect(expect),
        _ => throw new InvalidOperationException(tail.GetType().Name),
    };

    public static string Step(StepSyntax step) => step switch
    {
        CallStepSyntax call => $"call {Words(call.Words)}{Clauses(call.Options)}",
        IfStepSyntax branch => $"if {Expression(branch.Condition)}{Steps(branch.Then)}{(branch.Else is null ? "" : $"\n else{(branch.IsElseIf ? " if" : "")}{Steps(branch.Else)}")}",
        ParallelStepSyntax parallel => $"parallel{Steps(parallel.Branches)}",
        WaitUntilStepSyntax wait => $"wait until {Expression(wait.Condition)} timeout {Quantity(wait.Timeout)}",
        ApproveStepSyntax approve => $"approve by {Quote(approve.Group.Text)} within {Quantity(approve.Within)}",
        LetStepSyntax let => $"let {Tail(let.Let)}",
        RunStepSyntax run => $"run {Words(run.Words)}{Clauses(run.Options)}",
        NotifyStepSyntax notify => $"notify {Words(notify.Words)}",
        WaitStepSyntax wait => $"wait {Quantity(wait.Duration)}",
        _ => throw new InvalidOperationException(step.GetType().Name),
    };

    private static string Given(GivenSeriesTailSyntax given)
    {
        var segments = given.Segments.Select(Segment);
        return $"{Metric(given.Metric)} = {string.Join(", ", segments)}{(given.Every is null ? "" : $" every {Quantity(given.Every)}")}";
    }

    private static string Segment(GivenSegmentSyntax segment)
    {
        var value = segment.Form switch
        {
            GivenSegmentForm.Missing => "missing",
            GivenSegmentForm.Reset => "reset",
            GivenSegmentForm.Shorthand => $"shorthand {segment.Shorthand?.Text}",
            GivenSegmentForm.Spread => $"{Optional(segment.Value)} spread {Optional(segment.Second)}",
            GivenSegmentForm.At => $"{Optional(segment.Value)} at {Optional(segment.Second)}{(segment.Spread is null ? "" : $" spread {Quantity(segment.Spread)}")}",
            _ => Optional(segment.Value),
        };
        return $"{value}{(segment.Duration is null ? "" : $" for {Quantity(segment.Duration)}")}";
    }

    private static string Held(HeldTailSyntax held) =>
        (held.Condition is null ? "" : Expression(held.Condition))
        + (held.For is null ? "" : $" for {(held.Share is null ? "" : $"{Quantity(held.Share)} of ")}{Quantity(held.For)}");

    private static string Share(ShareSyntax share) =>
        $"(share {Optional(share.Share)} {Metric(share.Metric)} {share.Operator} {Expression(share.Limit)} {Optional(share.Over)} {Optional(share.Ago)})";

    public static string Pair(PairSyntax pair) => $"{pair.Name.Text} = {Quote(pair.Value.Text)}";

    public static string Parameter(ParameterDeclarationSyntax parameter) =>
        $"{parameter.Name.Text}: {parameter.Type?.Text ?? "-"} = {(parameter.Default is null ? "-" : Words([parameter.Default]))}";

    private static string Days(DaysSyntax days) => days.Last is null ? days.First.Text : $"{days.First.Text} to {days.Last.Text}";

    private static string Names(IEnumerable<NameSyntax> names) => string.Join(' ', names.Select(name => name.Text));

    private static string Optional(QuantitySyntax? quantity) => quantity is null ? "-" : Quantity(quantity);

    private static string Expect(ExpectTailSyntax expect)
    {
        var when = expect.When;
        var times = string.Join(' ', new[] { when.At, when.To, when.Within }.Select(Optional));
        var level = expect.Level is null ? "" : $" {expect.Level.Text}";
        var comparison = expect.Comparison is null ? "" : $" {expect.Comparison.Operator} {Quantity(expect.Comparison.Limit)}";
        var after = when.After is null ? "" : $" {Subject(when.After)}";
        return $"{(expect.HasNo ? "no " : "")}{Subject(expect.Subject)} {expect.State?.Text ?? "-"}{level}{comparison} {when.Form}{after} {times}";
    }

    private static string Subject(ExpectSubjectSyntax subject) => subject switch
    {
        ExpectAlertSyntax alert => $"alert {Quote(alert.Name.Text)}{Matchers(alert.Instance)}",
        ExpectTileSyntax tile => $"tile {Quote(tile.Name.Text)}",
        ExpectValueSyntax value => $"value {Expression(value.Expression)}",
        ExpectStepSyntax step => $"run {Words(step.Command)}",
        ExpectNoticeSyntax notice => $"notify {Words(notice.Words)}",
        _ => throw new InvalidOperationException(subject.GetType().Name),
    };

    private static string Metric(MetricSyntax metric) =>
        string.Join('.', metric.Path.Segments.Select(segment => segment.IsQuoted ? $"`{segment.Text}`" : segment.Text)) + Matchers(metric.Selector);

    private static string Matchers(IReadOnlyCollection<MatcherSyntax> matchers) =>
        matchers.Count == 0 ? "" : $"{{{string.Join(", ", matchers.Select(matcher => $"{matcher.Label.Text} {matcher.Operator} {Quote(matcher.Value.Text)}"))}}}";

    private static string Words(IEnumerable<RawWordSyntax> words) =>
        string.Join(' ', words.Select(word => word.IsQuoted ? Quote(word.Text) : word.Text));

    private static string Quantity(QuantitySyntax quantity) => $"{quantity.Number}[{quantity.Unit}]";

    private static string Quote(string text) => $"\"{text.Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
