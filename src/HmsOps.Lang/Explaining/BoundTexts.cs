using HmsOps.Engine.Plan;
using HmsOps.Lang.Lowering;

namespace HmsOps.Lang.Explaining;

/// <summary>Bounds in the units in which their authors wrote the thresholds.</summary>
internal sealed class BoundTexts
{
    private readonly Dictionary<(int Metric, double Bound), string> _texts = [];

    /// <summary>Of the first rule that compares with it, where several write one threshold in different units.</summary>
    public BoundTexts(IEnumerable<PredicatePlan> predicates)
    {
        foreach (var leaf in predicates.SelectMany(predicate => predicate.Leaves))
        {
            if (leaf.Share is { } share)
            {
                Add(leaf.Metric, share.Limit, share.LimitText);
            }
            else if (leaf is { Threshold: { } threshold, ThresholdText: { } text })
            {
                Add(leaf.Metric, threshold, text);
            }
        }
    }

    private void Add(int metric, double threshold, string text)
    {
        _texts.TryAdd((metric, threshold), "≤ " + text);
        _texts.TryAdd((metric, Math.BitDecrement(threshold)), "< " + text);
    }

    /// <summary>What a bound of an aggregate counts: <c>≤ 800ms</c>, <c>&lt; 0.5s</c>.</summary>
    public string Of(AggregatePlan aggregate, double bound) =>
        _texts.GetValueOrDefault((aggregate.Metric, bound)) ?? PlanText.Bound(bound);
}
