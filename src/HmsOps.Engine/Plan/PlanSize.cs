using System.Runtime.CompilerServices;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Panes;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Plan;

/// <summary>What the engine keeps for a plan, in bytes, computed from the layout of its stores.</summary>
public static class PlanSize
{
    /// <value>The state and the clocks of one alert instance with one row; its labels are not in it.</value>
    public static int AlertInstance => Unsafe.SizeOf<AlertRow>() + Unsafe.SizeOf<AlertInstance>();

    /// <value>What an aggregate across series keeps of one row of its own; its labels are not in it.</value>
    public static int AcrossRow => Unsafe.SizeOf<AcrossStore.Member>();

    /// <value>What an aggregate across series keeps of one group.</value>
    public static int AcrossGroup => Unsafe.SizeOf<AcrossStore.Group>();

    /// <summary>
    /// What an aggregate keeps of one entity (a series, or a group of them): slots × numbers × width, and the running totals.
    /// </summary>
    /// <remarks>
    /// The slots are ⌈w/Δ⌉ + 1. Counts have a number for each bound and one above them, with a total of 8 bytes each; a ring in a
    /// cascade knows besides what has left it, unless it is fed and knows nothing else. Sketches grow by an octave of bins at a
    /// time: the size is that of one octave. Moments, counters, gauges and lines have one cell a pane and no totals.
    /// </remarks>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="feeds">True where a coarser ring is fed by it.</param>
    public static AggregateSize Of(AggregatePlan aggregate, bool feeds)
    {
        ArgumentNullException.ThrowIfNull(aggregate);
        var slots = PaneRing<CountsChunk>.SlotsOf(aggregate, EngineTime.Second);
        var totals = aggregate.FedBy is null && feeds ? 2 : 1;
        var size = aggregate.Kind switch
        {
            AggregateKind.Counts => Counters(aggregate.Bounds.Length + 1),
            AggregateKind.Sketch => Counters(BinCounts.Room),
            AggregateKind.Moments => new(slots, 1, Unsafe.SizeOf<PaneMoments>(), 0),
            AggregateKind.Line => new(slots, 1, Unsafe.SizeOf<PaneLine>(), 0),
            AggregateKind.Presence => new(1, 1, sizeof(long) + sizeof(bool), 0),
            AggregateKind.Counter => new(slots, 1, Unsafe.SizeOf<CounterCell>(), 0),
            _ => new(slots, 1, Unsafe.SizeOf<GaugeCell>(), 0),
        };
        return size with { History = aggregate.Histories.Sum(history => history.Slots * (sizeof(double) + sizeof(UnknownReason))) };

        AggregateSize Counters(int numbers) => new(slots, numbers, CounterArray.WidthOf(aggregate.Window), numbers * sizeof(long) * totals);
    }
}

/// <summary>The size of what is kept of one entity.</summary>
/// <param name="Slots">Panes in the ring: those of the window and the open one.</param>
/// <param name="Numbers">Counters, bins or cells in a pane.</param>
/// <param name="Width">Bytes of each; counters begin with so many and are widened when one of them would overflow.</param>
/// <param name="Totals">Bytes of running totals.</param>
public sealed record AggregateSize(int Slots, int Numbers, int Width, int Totals)
{
    /// <value>Bytes of values that are read some time later; known ones, others take 8 more.</value>
    public int History { get; init; }

    /// <value>All of it, in bytes.</value>
    public long Bytes => ((long)Slots * Numbers * Width) + Totals + History;
}
