using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Lang.Linting.Rules;

/// <summary>HMS4011.</summary>
internal static class PartWithoutEffect
{
    public static LintRule Rule { get; } = new(
        "HMS4011",
        LintLevel.Warning,
        "a part of a condition that changes nothing",
        "One of the two thresholds is probably not the one that was meant, and who reads the rule takes it for the one that counts.",
        lint => lint.Expressions.SelectMany(expression => BoundWalk.All(expression.Node)).SelectMany(Look));

    private static IEnumerable<Diagnostic> Look(BoundNode node)
    {
        if (node is not BoundCondition condition || Junction.Of(condition) is not { } junction || ConstantCondition.Decide(condition) is not null)
        {
            yield break;
        }

        var sets = junction.Parts
            .Select(part => (part.Part, part.Parent, Set: SubjectSet.Of(part.Part)))
            .Where(part => part.Set is not null && ConstantCondition.Decide(part.Part) is null)
            .ToList();
        foreach (var (part, parent, set) in sets.AsEnumerable().Reverse())
        {
            var other = sets.Find(other => !ReferenceEquals(other.Part, part) && other.Set!.Key == set!.Key && Decides(other.Set, set, junction.IsAnd));
            if (other.Set is not null)
            {
                yield return ConditionLintDiagnostics.PartWithoutEffect(
                    Place.Of(part), LintText.Written(part), LintText.Written(other.Part), junction.IsAnd, Junction.Without(parent, part));
                yield break;
            }
        }
    }

    private static bool Decides(SubjectSet other, SubjectSet set, bool isAnd) =>
        isAnd ? other.Values.And(other.Possible).IsWithin(set.Values) : set.Values.And(set.Possible).IsWithin(other.Values);
}
