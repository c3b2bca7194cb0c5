using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Finds every reading of a pack's rules.</summary>
internal static class ReadingCollector
{
    /// <summary>The readings of alerts and tiles, in their order.</summary>
    public static ImmutableArray<ReadingUse> Collect(ImmutableArray<BoundAlert> alerts, ImmutableArray<BoundTile> tiles)
    {
        var uses = ImmutableArray.CreateBuilder<ReadingUse>();
        foreach (var alert in alerts)
        {
            var by = RuleGrouping.Of(alert);
            var stale = alert.Stale ?? AlertPlan.DefaultStale;
            Visit(alert.If?.Condition, by, stale, uses);
            Visit(alert.Clear?.Condition, by, stale, uses);
            Visit(ComparedNumber.Of(alert), by, stale, uses);
            foreach (var condition in StepGate.Conditions(alert.Steps).Concat(StepGate.Conditions(alert.OnClear)))
            {
                Visit(condition, by, stale, uses);
            }
        }

        foreach (var tile in tiles)
        {
            Visit(tile.Query, RuleGrouping.None, AlertPlan.DefaultStale, uses);
            Visit(tile.Slo, RuleGrouping.None, AlertPlan.DefaultStale, uses);
            Visit(tile.Red, RuleGrouping.None, AlertPlan.DefaultStale, uses);
        }

        return uses.ToImmutable();
    }

    /// <summary>The longest window that a condition reads, in ticks; 0 where it reads nothing.</summary>
    /// <param name="node">The condition.</param>
    /// <param name="stale">The window of <c>absent</c> where none is written.</param>
    public static long LongestWindow(BoundNode? node, long stale)
    {
        var uses = ImmutableArray.CreateBuilder<ReadingUse>();
        Visit(node, RuleGrouping.None, stale, uses);
        return uses.Select(use => use.Key.Window).DefaultIfEmpty().Max();
    }

    private static void Visit(BoundNode? node, RuleGrouping by, long stale, ImmutableArray<ReadingUse>.Builder uses)
    {
        switch (node)
        {
            case BoundComparison comparison when ThresholdPushdown.Match(comparison) is { } test:
                uses.Add(ReadingUse.OfTest(test, by));
                break;
            case BoundReading reading:
                uses.Add(ReadingUse.OfValue(reading, by));
                break;
            case BoundPrediction prediction:
                uses.Add(ReadingUse.OfPrediction(prediction, by));
                break;
            case BoundShare share:
                uses.Add(ReadingUse.OfShare(share, by));
                break;
            case BoundAbsent absent:
                uses.Add(ReadingUse.OfAbsent(absent, by, stale));
                break;
            case not null when AcrossUse.Of(node) is { } across:
                Visit(across.Inner, by.Inside, stale, uses);
                break;
            case not null:
                foreach (var operand in BoundWalk.Operands(node))
                {
                    Visit(operand, by, stale, uses);
                }

                break;
        }
    }
}
