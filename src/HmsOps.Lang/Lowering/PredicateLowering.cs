using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Lowers conditions and numbers to predicates over the pack's aggregates.</summary>
internal sealed class PredicateLowering(AggregateTable aggregates, ShapeTable shapes)
{
    private readonly AcrossTable _across = new(aggregates.Plans.Length);

    /// <summary>The aggregates across series of all that was lowered.</summary>
    public ImmutableArray<AcrossPlan> Across => _across.Plans;

    /// <summary>The predicate of a condition or number.</summary>
    /// <param name="root">The bound tree.</param>
    /// <param name="by">The grouping of the rule that it stands in.</param>
    /// <param name="stale">The window of <c>absent</c> where none is written, in ticks.</param>
    public PredicatePlan Lower(BoundNode root, RuleGrouping by, long stale = AlertPlan.DefaultStale)
    {
        var writer = new PredicateWriter(aggregates, by, stale, use =>
            _across.Add(use.Function, Lower(use.Inner, by.Inside, stale), by.OfAcross(use.Own), use.Settle));
        var shape = writer.Write(root);
        return writer.ToPlan(shapes.Add(shape));
    }

    /// <summary>The predicate as text that names no number of the plan: equal texts mean the same.</summary>
    public string Describe(PredicatePlan predicate, ImmutableArray<MetricPlan> metrics) =>
        new PredicatePrinter(aggregates.Plans, metrics, acrossOf: id => (_across[id], shapes[_across[id].Inner.Shape])).Print(shapes[predicate.Shape], predicate);
}
