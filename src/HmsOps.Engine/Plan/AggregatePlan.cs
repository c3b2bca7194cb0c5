using System.Collections.Immutable;

namespace HmsOps.Engine.Plan;

/// <summary>The running totals that an aggregate keeps in each pane.</summary>
public enum AggregateKind
{
    /// <summary>Histogram: number of observations, and of those ≤ each bound.</summary>
    Counts,

    /// <summary>Histogram: count, sum, minimum, maximum and what the standard deviation needs.</summary>
    Moments,

    /// <summary>Histogram: integer bins of base 2^(1/32), where a quantile's value is needed.</summary>
    Sketch,

    /// <summary>Counter: deltas (resets taken out), changes, and the newest total.</summary>
    Counter,

    /// <summary>Gauge, one entity a series: last, min, max, sum, count, changes, moments.</summary>
    Gauge,

    /// <summary>Gauge, one entity a series: the line through its samples.</summary>
    Line,

    /// <summary>One entity a series: whether a sample lies in the window.</summary>
    Presence,
}

/// <summary>Which series share one entity of an aggregate.</summary>
public enum GroupingKind
{
    /// <summary>All series merge into one.</summary>
    All,

    /// <summary>One entity for each combination of the named labels.</summary>
    By,

    /// <summary>Nothing is merged.</summary>
    EachSeries,

    /// <summary>One entity for each combination of all labels but the named ones.</summary>
    Without,
}

/// <summary>The grouping of an aggregate.</summary>
public sealed record Grouping(GroupingKind Kind, ImmutableArray<string> Labels)
{
    /// <summary>One entity for all series.</summary>
    public static Grouping All { get; } = new(GroupingKind.All, []);

    /// <summary>One entity a series.</summary>
    public static Grouping EachSeries { get; } = new(GroupingKind.EachSeries, []);

    /// <summary>The labels of the entity that a series or row belongs to.</summary>
    public LabelSet KeyOf(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Kind switch
        {
            GroupingKind.All => LabelSet.Empty,
            GroupingKind.By => labels.Keep(Labels),
            GroupingKind.Without => labels.Without(Labels),
            _ => labels,
        };
    }

    /// <inheritdoc/>
    public bool Equals(Grouping? other) => other is not null && Kind == other.Kind && Labels.SequenceEqual(other.Labels);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, string.Join(',', Labels));
}

/// <summary>Totals to keep: of a metric's selected series, grouped, over a window cut into panes.</summary>
/// <param name="Id">Its place in <see cref="PackPlan.Aggregates"/>.</param>
/// <param name="Metric">The metric's <see cref="MetricPlan.Id"/>.</param>
/// <param name="Kind">Which totals.</param>
/// <param name="Selector">All must hold, sorted by label.</param>
/// <param name="Grouping">Which series merge.</param>
/// <param name="Window">w in ticks.</param>
/// <param name="Pane">Δ in ticks: max(1 s, ⌊w/60⌋ whole seconds), a function of the window alone.</param>
/// <param name="Bounds">For <see cref="AggregateKind.Counts"/>: ascending, each "≤ bound"; else empty.</param>
/// <param name="FedBy">The <see cref="Id"/> of the finer aggregate whose closed panes are added to this one's; null where it gets the samples itself.</param>
public sealed record AggregatePlan(
    int Id,
    int Metric,
    AggregateKind Kind,
    ImmutableArray<LabelMatcher> Selector,
    Grouping Grouping,
    long Window,
    long Pane,
    ImmutableArray<double> Bounds,
    int? FedBy = null)
{
    /// <value>The readings whose values are kept, to be read some time later.</value>
    public ImmutableArray<HistoryPlan> Histories { get; init; } = [];

    /// <summary>The pane width of a window: max(1 s, ⌊w/60⌋ whole seconds).</summary>
    public static long PaneOf(long window) =>
        Math.Max(EngineTime.Second, window / 60 / EngineTime.Second * EngineTime.Second);

    /// <summary>
    /// True where this aggregate's panes make up those of a coarser one: of the same series, with a longer window, an edge of
    /// this one's at each of its edges, and totals that come out the same in whatever order they are added.
    /// </summary>
    /// <remarks>A standard deviation depends on how values were put together, so moments, gauges and lines are never fed.</remarks>
    public bool Divides(AggregatePlan coarser)
    {
        ArgumentNullException.ThrowIfNull(coarser);
        return Kind is AggregateKind.Counts or AggregateKind.Sketch or AggregateKind.Counter
            && Kind == coarser.Kind && Metric == coarser.Metric && Selector.SequenceEqual(coarser.Selector) && Grouping == coarser.Grouping
            && Window < coarser.Window && coarser.Pane % Pane == 0;
    }

    /// <summary>True where this aggregate can feed a coarser one as they are: it divides it and keeps all of its bounds.</summary>
    public bool CanFeed(AggregatePlan coarser) => Divides(coarser) && coarser.Bounds.All(Bounds.Contains);
}
