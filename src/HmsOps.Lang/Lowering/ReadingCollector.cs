using System.Collections.Immutable;
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
            Visit(alert.If?.Condition, alert.By, uses);
            Visit(alert.Clear?.Condition, alert.By, uses);
            Visit(ComparedNumber.Of(alert), alert.By, uses);
            foreach (var condition in StepGate.Conditions(alert.Steps).Concat(StepGate.Conditions(alert.OnClear)))
            {
                Visit(condition, alert.By, uses);
            }
        }

        foreach (var tile in tiles)
        {
            Visit(tile.Query, [], uses);
            Visit(tile.Slo, [], uses);
            Visit(tile.Red, [], uses);
        }

        return uses.ToImmutable();
    }

    /// <summary>The longest window that a condition reads, in ticks; 0 where it reads nothing.</summary>
    public static long LongestWindow(BoundNode? node)
    {
        var uses = ImmutableArray.CreateBuilder<ReadingUse>();
        Visit(node, [], uses);
        return uses.Select(use => use.Reading.Window).DefaultIfEmpty().Max();
    }

    private static void Visit(BoundNode? node, ImmutableArray<string> by, ImmutableArray<ReadingUse>.Builder uses)
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
            case not null:
                foreach (var operand in BoundWalk.Operands(node))
                {
                    Visit(operand, by, uses);
                }

                break;
        }
    }
}
