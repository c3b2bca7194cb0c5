using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Explaining;

/// <summary>Estimates evaluations from what their leaves read.</summary>
/// <remarks>
/// The times were measured by <c>EvaluationBenchmarks</c> on a shared machine of two cores, the least of many: one comparison of a row, a window
/// of 60 panes, 1,000 rows in turn, observations within a factor of 8. They tell what is dear from what is cheap.
/// </remarks>
internal sealed class EvaluationEstimate(PackPlan plan)
{
    // Nanoseconds.
    private const double CountingTest = 13;
    private const double SketchSearch = 350;
    private const double MergedPane = 14;
    private const double NewestValue = 17;

    private readonly PlanLeaves _leaves = new(plan);

    /// <summary>The cost of all these predicates together.</summary>
    public EvaluationCost Of(ImmutableArray<PredicatePlan> predicates)
    {
        var cost = new EvaluationCost(0, 0, 0, 0, 0);
        foreach (var predicate in predicates)
        {
            foreach (var (node, aggregate, own) in _leaves.Of(predicate))
            {
                cost = Add(cost, node, aggregate, own);
            }
        }

        return cost;
    }

    private EvaluationCost Add(EvaluationCost cost, ILeafNode node, AggregatePlan aggregate, PredicatePlan predicate)
    {
        switch (node)
        {
            case QuantileTestNode or ShareNode or ShareTestNode:
                var counters = CountersTo(aggregate, aggregate.Bounds.Length)
                    + PlanLeaves.BoundsOf(node, predicate).Sum(place => CountersTo(aggregate, place));
                return cost with { Counters = cost.Counters + counters, Nanoseconds = cost.Nanoseconds + CountingTest };
            case ReadNode { Reading: Reading.Last } or PastNode:
                return cost with { Newest = cost.Newest + 1, Nanoseconds = cost.Nanoseconds + NewestValue };
            case ReadNode when aggregate.Kind == AggregateKind.Sketch:
                return cost with { Sketches = cost.Sketches + 1, Nanoseconds = cost.Nanoseconds + SketchSearch };
            default:
                var panes = PlanSize.Of(aggregate, feeds: false).Slots;
                return cost with { Panes = cost.Panes + panes, Nanoseconds = cost.Nanoseconds + (panes * MergedPane) };
        }
    }

    // Of a ring that is fed: what the finest one ever saw, less what has left this one.
    private int CountersTo(AggregatePlan aggregate, int place)
    {
        if (aggregate.FedBy is null)
        {
            return place + 1;
        }

        var finest = aggregate;
        while (finest.FedBy is { } finer)
        {
            finest = plan.Aggregates[finer];
        }

        var inFinest = place == aggregate.Bounds.Length ? finest.Bounds.Length : finest.Bounds.IndexOf(aggregate.Bounds[place]);
        return (2 * (inFinest + 1)) + place + 1;
    }
}
