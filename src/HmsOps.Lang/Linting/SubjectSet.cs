using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Linting;

/// <summary>A condition on one number: for which of its values it holds.</summary>
/// <param name="Subject">The number.</param>
/// <param name="Values">The values for which the condition holds, in the number's stored unit.</param>
internal sealed record SubjectSet(BoundNumber Subject, ValueSet Values)
{
    /// <summary>What the number is; see <see cref="NodeKey"/>.</summary>
    public string Key => NodeKey.Of(Subject);

    /// <summary>The values that the number can have at all.</summary>
    public ValueSet Possible => ValueRange.Of(Subject).ToSet();

    /// <summary>The condition as one on a single number, or null where it is about several, or about none.</summary>
    public static SubjectSet? Of(BoundCondition condition) => condition switch
    {
        BoundComparison { Right: BoundConstant constant, Left: not BoundConstant } comparison => Of(comparison, constant),
        BoundNot not => Of(not.Operand) is { } inner ? inner with { Values = inner.Values.Not() } : null,
        BoundAnd and => Join(and.Left, and.Right, (left, right) => left.And(right)),
        BoundOr or => Join(or.Left, or.Right, (left, right) => left.Or(right)),
        _ => null,
    };

    private static SubjectSet? Join(BoundCondition left, BoundCondition right, Func<ValueSet, ValueSet, ValueSet> join) =>
        Of(left) is { } first && Of(right) is { } second && first.Key == second.Key ? first with { Values = join(first.Values, second.Values) } : null;

    private static SubjectSet Of(BoundComparison comparison, BoundConstant constant)
    {
        if (comparison.Left is not (BoundReading or BoundShare) && Affine.Of(comparison.Left) is { } affine && affine.Compare(comparison, constant) is { Right: BoundConstant threshold } plain)
        {
            return new(affine.Reading, ValueSet.Of(plain.Operator, threshold.Value));
        }

        return new(comparison.Left, ValueSet.Of(comparison.Operator, constant.Value));
    }
}
