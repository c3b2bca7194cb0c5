using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Lowers conditions and numbers to predicates over the pack's aggregates.</summary>
internal sealed class PredicateLowering(AggregateTable aggregates, ShapeTable shapes)
{
    /// <summary>The predicate of a condition or number.</summary>
    /// <param name="root">The bound tree.</param>
    /// <param name="by">The grouping of the rule that it stands in.</param>
    public PredicatePlan Lower(BoundNode root, ImmutableArray<string> by)
    {
        var writer = new PredicateWriter(aggregates, by);
        var shape = writer.Write(root);
        return writer.ToPlan(shapes.Add(shape));
    }

    /// <summary>The predicate as text that names no number of the plan: equal texts mean the same.</summary>
    public string Describe(PredicatePlan predicate, ImmutableArray<MetricPlan> metrics) =>
        new PredicatePrinter(aggregates.Plans, metrics).Print(shapes[predicate.Shape], predicate);
}
