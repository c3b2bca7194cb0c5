using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4015.</summary>
internal static class ClearOverlapsIf
{
    public static LintRule Rule { get; } = new(
        "HMS4015",
        LintLevel.Warning,
        "a `clear` that holds while `if` does",
        "While both hold the alert goes on firing, so that part of the clear has no effect; most often one of the two thresholds is on the wrong side.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        foreach (var alert in lint.Program.Alerts)
        {
            var pairs = alert.Levels.Select(level => (level.If, level.Clear));
            foreach (var (held, clear) in alert.If is { } only ? pairs.Prepend((only, alert.Clear)) : pairs)
            {
                if (clear is { IsWithoutCondition: false } && SubjectSet.Of(held.Condition) is { } fires && SubjectSet.Of(clear.Condition) is { } clears
                    && fires.Key == clears.Key && !fires.Values.And(clears.Values).And(fires.Possible).IsEmpty)
                {
                    yield return ConditionLintDiagnostics.ClearOverlaps(
                        Place.Of(clear.Condition), LintText.Written(clear.Condition), LintText.Written(held.Condition), Fix(held.Condition, clear.Condition))
                        .With(Place.Of(held.Condition), "the condition is here");
                }
            }
        }
    }

    // The clear's threshold becomes the condition's, where the two then lie side by side.
    private static CodeFix? Fix(BoundCondition fires, BoundCondition clears) =>
        fires is BoundComparison { Right: BoundConstant threshold } condition
        && clears is BoundComparison { Right: BoundConstant wrong } clear
        && wrong.Source == clear.Source && clear.Span.Start <= wrong.Span.Start && wrong.Span.End <= clear.Span.End
        && clear.Source.TextOf(wrong.Span) == wrong.Text
        && threshold.Value != wrong.Value
        && ValueSet.Of(condition.Operator, threshold.Value).And(ValueSet.Of(clear.Operator, threshold.Value)).IsEmpty
            ? Report.Write(wrong.Span, threshold.Text)
            : null;
}
