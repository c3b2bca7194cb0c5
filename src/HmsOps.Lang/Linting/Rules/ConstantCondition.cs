using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4010.</summary>
internal static class ConstantCondition
{
    public static LintRule Rule { get; } = new(
        "HMS4010",
        LintLevel.Warning,
        "a condition that is always true or always false",
        "Such a rule either never fires, which nobody notices until it should have, or always does.",
        lint => lint.Expressions.SelectMany(expression => Look(expression.Node)));

    /// <summary>Whether a condition has one truth for all values that its numbers can have, and why; null where it has not.</summary>
    public static (bool Truth, string Reason)? Decide(BoundCondition condition)
    {
        if (condition is BoundTruth truth)
        {
            var isWritten = truth.Source.TextOf(truth.Span) is "true" or "false";
            return isWritten ? null : (truth.Value, "both sides are constants");
        }

        if (condition is BoundComparison { Right: not BoundConstant } pair && NodeKey.Of(pair.Left) == NodeKey.Of(pair.Right))
        {
            return (OperatorFacts.Holds(pair.Operator, 0, 0), "both sides are the same");
        }

        return condition is BoundComparison comparison ? OfComparison(comparison)
            : Junction.Of(condition) is { } junction ? OfJunction(junction)
            : null;
    }

    private static (bool Truth, string Reason)? OfComparison(BoundComparison comparison)
    {
        if (SubjectSet.Of(comparison) is not { } set)
        {
            return null;
        }

        var range = ValueRange.Of(set.Subject);
        if (comparison is { Operator: ComparisonOperator.Equal or ComparisonOperator.NotEqual, Right: BoundConstant { Value: var value } }
            && ReferenceEquals(set.Subject, comparison.Left) && range.IsWhole && value != decimal.Truncate(value))
        {
            return (comparison.Operator == ComparisonOperator.NotEqual, $"{LintText.Name(set.Subject)} is a whole number");
        }

        if (range is { Low: null, High: null } || Truth(set, set.Values) is not { } truth)
        {
            return null;
        }

        // The truth would change among the values that lie beyond one end of what is possible.
        var others = truth ? set.Values.Not() : set.Values;
        var (word, bound) = range.High is { } high && !others.And(ValueSet.Of(ComparisonOperator.Greater, high)).IsEmpty ? ("above", high) : ("below", range.Low ?? 0);
        return (truth, $"{LintText.Name(set.Subject)} is never {word} {Constants.Text(set.Subject.Unit, bound)}");
    }

    private static (bool Truth, string Reason)? OfJunction(Junction junction)
    {
        var groups = junction.Parts
            .Select(part => SubjectSet.Of(part.Part))
            .OfType<SubjectSet>()
            .GroupBy(set => set.Key, StringComparer.Ordinal)
            .Where(group => group.Count() > 1);
        foreach (var group in groups)
        {
            var set = group.First();
            var all = group.Select(part => part.Values).Aggregate((left, right) => junction.IsAnd ? left.And(right) : left.Or(right));
            if (Truth(set, all) is { } truth && truth != junction.IsAnd)
            {
                return (truth, $"{(truth ? "every" : "no")} value of {LintText.Name(set.Subject)} fits {string.Join(truth ? " or " : " and ", Parts(junction, group.Key))}");
            }
        }

        return null;
    }

    private static IEnumerable<string> Parts(Junction junction, string key) =>
        junction.Parts.Where(part => SubjectSet.Of(part.Part)?.Key == key).Select(part => LintText.Written(part.Part));

    private static bool? Truth(SubjectSet set, ValueSet values) =>
        values.And(set.Possible).IsEmpty ? false
        : set.Possible.IsWithin(values) ? true
        : null;

    private static List<Diagnostic> Look(BoundNode node)
    {
        var found = new List<Diagnostic>();
        Visit(node, null, found);
        return found;
    }

    // Only the smallest: what is around it is decided by it.
    private static bool Visit(BoundNode node, BoundCondition? parent, List<Diagnostic> found)
    {
        var isInside = false;
        foreach (var operand in BoundWalk.Operands(node))
        {
            isInside |= Visit(operand, node as BoundCondition, found);
        }

        if (isInside || node is not BoundCondition condition || Decide(condition) is not var (truth, reason))
        {
            return isInside;
        }

        var canGo = truth ? parent is BoundAnd : parent is BoundOr;
        found.Add(ConditionLintDiagnostics.Constant(
            Place.Of(node), LintText.Written(node), truth, reason, canGo && parent is not null ? Junction.Without(parent, condition) : null));
        return true;
    }
}
