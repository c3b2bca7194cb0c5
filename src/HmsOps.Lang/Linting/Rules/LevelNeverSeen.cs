using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4016.</summary>
internal static class LevelNeverSeen
{
    public static LintRule Rule { get; } = new(
        "HMS4016",
        LintLevel.Warning,
        "a level that is never seen",
        "An alert shows its highest level: where that holds whenever a lower one does, the lower one is never shown and its playbook never runs.",
        Look);

    private static IEnumerable<Diagnostic> Look(LintContext lint)
    {
        foreach (var alert in lint.Program.Alerts)
        {
            foreach (var lower in alert.Levels)
            {
                if (alert.Levels.FirstOrDefault(higher => higher.Severity > lower.Severity && Hides(higher, lower)) is { } hiding)
                {
                    yield return ConditionLintDiagnostics.LevelNeverSeen(
                        Place.Of(lower.If.Condition), Word(lower), Word(hiding), LintText.Written(hiding.If.Condition), Fix(lower, hiding))
                        .With(Place.Of(hiding.If.Condition), $"`{Word(hiding)}` is here");
                }
            }
        }
    }

    private static bool Hides(BoundLevel higher, BoundLevel lower) =>
        higher.If.Share is null && lower.If.Share is null && higher.If.For <= lower.If.For
        && (lower.Clear is null || higher.Clear?.Span == lower.Clear.Span)
        && SubjectSet.Of(higher.If.Condition) is { } hiding && SubjectSet.Of(lower.If.Condition) is { } hidden
        && hiding.Key == hidden.Key && hidden.Values.And(hidden.Possible).IsWithin(hiding.Values);

    private static string Word(BoundLevel level) => level.Severity switch
    {
        Severity.Info => "info",
        Severity.Warning => "warning",
        _ => "critical",
    };

    private static CodeFix? Fix(BoundLevel lower, BoundLevel higher) =>
        Threshold(lower) is { } first && Threshold(higher) is { } second && first.Source == second.Source && first.Value != second.Value
            ? new($"exchange {first.Text} and {second.Text}", [new(first.Span, second.Text), new(second.Span, first.Text)])
            : null;

    private static BoundConstant? Threshold(BoundLevel level) =>
        level.If.Condition is BoundComparison { Operator: not (ComparisonOperator.Equal or ComparisonOperator.NotEqual), Right: BoundConstant constant } comparison
        && comparison.Source == constant.Source && comparison.Source.TextOf(constant.Span) == constant.Text
            ? constant
            : null;
}
