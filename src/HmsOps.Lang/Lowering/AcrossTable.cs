using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Lowering;

/// <summary>The aggregates across series of a pack, numbered in order of first use, a nested one before what it stands in; equal ones are one.</summary>
/// <param name="first">The first number: they follow those of the aggregates.</param>
internal sealed class AcrossTable(int first)
{
    private readonly Dictionary<string, AcrossPlan> _byText = new(StringComparer.Ordinal);
    private readonly List<AcrossPlan> _plans = [];

    /// <summary>In order of number.</summary>
    public ImmutableArray<AcrossPlan> Plans => [.. _plans];

    /// <summary>By number.</summary>
    public AcrossPlan this[int id] => _plans[id - first];

    /// <summary>True for the number of one of these.</summary>
    public bool Has(int id) => id >= first;

    /// <summary>The plan with these parts.</summary>
    public AcrossPlan Add(AcrossFunction function, PredicatePlan inner, Grouping grouping, long settle)
    {
        var key = string.Join(
            '|',
            [
                function.ToString(), PlanText.Grouping(grouping), PlanText.Number(settle), PlanText.Number(inner.Shape),
                .. inner.Operands.Select(operand => PlanText.Number((long)operand)), "",
                .. inner.Constants.Select(BitConverter.DoubleToInt64Bits).Select(PlanText.Number), "",
                .. inner.Integers.Select(PlanText.Number),
            ]);
        if (!_byText.TryGetValue(key, out var plan))
        {
            plan = new(first + _plans.Count, function, inner, grouping, settle);
            _byText.Add(key, plan);
            _plans.Add(plan);
        }

        return plan;
    }
}
