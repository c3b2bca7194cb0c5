using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Diagnostics;

/// <summary>HMS1030–1049 and HMS2031–2069: calls, named expressions, parameters, texts, timestamps.</summary>
internal static class ExpressionDiagnostics
{
    private const string TimestampRule =
        "a timestamp can be compared with a timestamp, subtracted from one, or moved by adding or subtracting a duration, and nothing else";

    /// <summary>A function that there is not.</summary>
    public static Diagnostic UnknownFunction(Place place, string name, string? near) => Report.Error(
        "HMS1030", place, $"there is no function `{name}`{Report.Meant(near)}", near is null ? [] : [Report.Write(place.Span, near)]);

    /// <summary>A reading that is written as a function.</summary>
    public static Diagnostic ReadingAsFunction(Place place, string name, string reading, string? metric) => Report.Error(
        "HMS1030",
        place,
        $"there is no function `{name}`: what is read of a metric stands behind its name, as in `{metric ?? "permit-svc.requests"}.{reading}`",
        metric is null ? [] : [Report.Write(place.Span, $"{metric}.{reading}")]);

    /// <summary>A word that is nearly the name of a <c>let</c>.</summary>
    public static Diagnostic UnknownLet(Place place, string name, string near) => Report.Error(
        "HMS1031",
        place,
        $"nothing is named `{name}`; did you mean `{near}`? (A metric `{name}` of any service is written *.{name})",
        Report.Write(place.Span, near));

    /// <summary>Two <c>let</c>s of one name in one scope.</summary>
    public static Diagnostic LetTwice(Place place, string name, Place first) => Report.Error(
        "HMS1032", place, $"`{name}` names an expression at {first} already: give one of the two another name").With(first, "the first is here");

    /// <summary>A <c>let</c> that names itself.</summary>
    public static Diagnostic LetCycle(Place place, string name, IEnumerable<string> way) => Report.Error(
        "HMS1033", place, $"`{name}` is made of itself: {string.Join(" → ", way)}");

    /// <summary>A parameter outside a playbook.</summary>
    public static Diagnostic ParameterOutside(Place place, string name) => Report.Error(
        "HMS1034", place, $"there is no parameter `${name}` here: only a playbook has parameters, as in `playbook failover({name}: text)`");

    /// <summary>A parameter that the playbook does not have.</summary>
    public static Diagnostic UnknownParameter(Place place, string name, string? near) => Report.Error(
        "HMS1035",
        place,
        $"the playbook has no parameter `${name}`{Report.Meant(near is null ? null : "$" + near)}",
        near is null ? [] : [Report.Write(place.Span, "$" + near)]);

    /// <summary>A label that the metric's declaration does not have.</summary>
    public static Diagnostic UnknownLabel(Place place, string label, string metric, string? near) => Report.Error(
        "HMS1036",
        place,
        $"`{metric}` is declared without a label `{label}`{Report.Meant(near)}",
        near is null ? [] : [Report.Write(place.Span, near)]);

    /// <summary>An slo without a reading, or with one that there is not.</summary>
    public static Diagnostic SloReading(Place place, string slo, string? written, string? near) => Report.Error(
        "HMS1037",
        place,
        written is null
            ? $"`{slo}` is an slo: write what to read of it, `{slo}.budget` or `{slo}.burn over 1h`"
            : $"an slo has no `{written}`{Report.Meant(near)} (it has `budget` and `burn`)",
        written is null ? [Report.Write(place.Span, slo + ".budget")] : near is null ? [] : [Report.Write(place.Span, near)]);

    /// <summary>A <c>let</c> with a reading or a selector.</summary>
    public static Diagnostic LetIsNoMetric(Place place, string name, TextSpan span, string what) => Report.Error(
        "HMS1038", place.At(span), $"`{name}` names an expression and takes no {what.Split(' ')[^1]}: write it inside the `let`");

    /// <summary>Named expressions that name each other too often.</summary>
    public static Diagnostic LetTooLarge(Place place, string name, string why) => Report.Error(
        "HMS1039", place, $"`{name}` can't be used here: {why}");

    /// <summary>Too few or too many arguments.</summary>
    public static Diagnostic ArgumentCount(Place place, string name, string signatures, int count) => Report.Error(
        "HMS2031", place, $"`{name}` can't be called with {(count == 0 ? "no argument" : count == 1 ? "one argument" : $"{count} arguments")}: write {signatures}");

    /// <summary>A grouping behind what is no aggregate.</summary>
    public static Diagnostic GroupingPlace(Place place, TextSpan keyword, string operand) => Report.Error(
        "HMS2032",
        place.At(TextSpan.FromBounds(keyword.Start, place.Span.End)),
        $"`{place.Source.TextOf(keyword)}` groups an aggregate across series, such as `sum(…)`, and `{operand}` is none; the grouping of a whole alert is its own clause `by`");

    /// <summary>Two groupings on one aggregate.</summary>
    public static Diagnostic GroupedTwice(Place place, string operand, TextSpan second) => Report.Error(
        "HMS2033", place, $"`{operand}` is grouped already: keep one of the two", Report.Remove(second, "the second"));

    /// <summary>An average or sum of percentiles.</summary>
    public static Diagnostic PercentileAggregated(Place place, string function, string percentile, CodeFix? fix) => Report.Error(
        "HMS2034",
        place,
        $"the {(function == "avg" ? "average" : "sum")} of percentiles is no percentile of anything: `{percentile}` without `{function}` is that of all observations together; `max` gives the worst",
        fix is null ? [] : [fix]);

    /// <summary>An aggregate of what has no series.</summary>
    public static Diagnostic NothingToAggregate(Place place, string function, string argument) => Report.Error(
        "HMS2035", place, $"`{function}` goes across series, and `{argument}` reads none");

    /// <summary>Bounds in the wrong order.</summary>
    public static Diagnostic ClampReversed(Place place, string low, string high, TextSpan lowSpan, TextSpan highSpan) => Report.Error(
        "HMS2036",
        place,
        $"the lower bound `{low}` of `clamp` is above the upper one `{high}`",
        new CodeFix("exchange the bounds", [new(lowSpan, high), new(highSpan, low)]));

    /// <summary>A prediction of what is no gauge.</summary>
    public static Diagnostic PredictWantsGauge(Place place, string written, string why) => Report.Error(
        "HMS2037", place, $"`predict` takes one gauge, whose samples it goes on with; `{written}` {why}");

    /// <summary>A reading where only a metric may stand.</summary>
    public static Diagnostic ReadingUnwanted(Place place, PathSyntax path, string reading, string why)
    {
        var tail = path.Segments.Length > 1 ? TextSpan.FromBounds(path.Segments[^2].Span.End, path.Span.End) : path.Span;
        return Report.Error(
            "HMS2038", place, $"{why}: leave out `{reading}`", path.Segments.Length > 1 ? [Report.Remove(tail, $"`.{reading}`")] : []);
    }

    /// <summary>Something else where only a metric may stand.</summary>
    public static Diagnostic WantedMetric(Place place, string written, string what) =>
        Report.Error("HMS2038", place, $"{what} takes a metric, not `{written}`");

    /// <summary>A value where only a constant may stand.</summary>
    public static Diagnostic WantedConstant(Place place, string written, string what) =>
        Report.Error("HMS2039", place, $"{what} must be a constant, and `{written}` changes");

    /// <summary>A share that everything or nothing has.</summary>
    public static Diagnostic ShareOutOfRange(Place place, string written) =>
        Report.Error("HMS2040", place, $"`{written}` of the observations says nothing: write more than 0% and at most 100%");

    /// <summary>A window on a budget.</summary>
    public static Diagnostic BudgetWindow(Place place, string slo, TextSpan window) => Report.Error(
        "HMS2041", place, $"the budget of `{slo}` is that of its whole period and has no window: leave out `over`", Report.Remove(window, "the window"));

    /// <summary>A selector on an slo.</summary>
    public static Diagnostic SloSelector(Place place, string slo, TextSpan selector) => Report.Error(
        "HMS2042", place, $"`{slo}` is an slo and takes no selector: its objective says which series it reads", Report.Remove(selector, "the selector"));

    /// <summary>Texts in order.</summary>
    public static Diagnostic TextOperator(Place place, string sign) =>
        Report.Error("HMS2043", place, $"texts are the same or not: compare them with `==` or `!=`, not with {sign}");

    /// <summary>A text where a number or a condition belongs.</summary>
    public static Diagnostic WantedNoText(Place place, string written, string what, string wanted) =>
        Report.Error("HMS2044", place, $"{what} takes {wanted}, but {Quote(written)} is a text");

    /// <summary>A text against something else.</summary>
    public static Diagnostic TextAgainst(Place place, string text, string other, bool isCondition) =>
        Report.Error("HMS2044", place, $"can't compare: {Quote(text)} is a text, {Quote(other)} is a {(isCondition ? "condition" : "number")}");

    /// <summary>Something that timestamps don't do.</summary>
    public static Diagnostic TimestampMath(Place place, string what) =>
        Report.Error("HMS2045", place, $"{what} means nothing: {TimestampRule}");

    /// <summary>An operator that a timestamp does not have, or not with this operand.</summary>
    public static Diagnostic TimestampMath(Place place, BinaryOperator operation, string left, Unit leftUnit, string right, Unit rightUnit) => Report.Error(
        "HMS2045",
        place,
        $"can't {OperatorFacts.Verb(operation)}: `{left}` is {UnitText.Describe(leftUnit)}, `{right}` is {UnitText.Describe(rightUnit)}; {TimestampRule}");

    /// <summary>A share of what has no observations.</summary>
    public static Diagnostic ShareOfOtherKind(Place place, string metric, MetricKind kind) => Report.Error(
        "HMS2046", place, $"`{metric}` is a {TypeDiagnostics.Name(kind)} and has no single observations: only a histogram has shares");

    private static string Quote(string written) => written.StartsWith('"') || written.StartsWith('\'') ? written : $"`{written}`";
}
