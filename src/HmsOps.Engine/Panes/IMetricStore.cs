using System.Collections.Immutable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Panes;

/// <summary>Series, panes and joins: everything between samples and predicates.</summary>
internal interface IMetricStore
{
    /// <summary>Takes a batch; samples that can't be taken are counted and told in <see cref="Counters"/>.</summary>
    void Accept(BatchInput batch);

    /// <summary>Moves to a tick: rolls panes, makes the rows of series that appeared. Predicates read as of this tick.</summary>
    /// <remarks>May jump over ticks, but not over those before a batch: its samples are judged against the tick that was last moved to.</remarks>
    void Advance(long tick);

    /// <summary>Nothing was watched in (from, to].</summary>
    void Gap(long from, long to);

    /// <summary>The rows of a rule over these predicates; the first one says which rows there are.</summary>
    IRuleRows RowsOf(ImmutableArray<PredicatePlan> predicates);

    /// <summary>What was taken, dropped and refused since the start.</summary>
    StoreCounters Counters { get; }

    /// <summary>What is wrong with series and batches, for people: one line a cause, the first hundred.</summary>
    IReadOnlyList<string> Problems => [];

    /// <value>The next time after the last tick at which a predicate may read differently though no sample comes (an edge of a pane that is not empty, the end of warming, a last value's age); null where there is none.</value>
    long? NextEdge { get; }
}

/// <summary>What was taken, dropped and refused since the start.</summary>
/// <param name="Accepted">Samples that count.</param>
/// <param name="Unasked">Samples of metrics that no rule asks about.</param>
/// <param name="Late">Dropped: older than the lateness bound.</param>
/// <param name="Future">Refused: ahead of the clock by more than 2 s.</param>
/// <param name="NotFinite">Refused: NaN or infinite.</param>
/// <param name="Duplicate">Dropped: a counter's or gauge's sample not newer than the newest.</param>
/// <param name="Series">Series defined.</param>
/// <param name="Ahead">Taken, though ahead of the clock by up to 2 s: they count with the next tick.</param>
/// <param name="Refused">Refused: of an unknown series, of another kind than the rules read, counted by other bounds, negative where that can't be. <see cref="IMetricStore.Problems"/> has the causes.</param>
public sealed record StoreCounters(
    long Accepted, long Unasked, long Late, long Future, long NotFinite, long Duplicate, int Series, long Ahead = 0, long Refused = 0);
