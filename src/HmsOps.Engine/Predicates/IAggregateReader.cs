using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Predicates;

/// <summary>Reads the totals of an aggregate at the tick that is being evaluated.</summary>
public interface IAggregateReader
{
    /// <summary>A reading of one entity over the aggregate's window.</summary>
    Interval Read(int entity, Reading reading, Rank rank);

    /// <summary>A percentile against a bound, decided by counting.</summary>
    /// <param name="entity">The entity's number.</param>
    /// <param name="comparison">How the percentile is compared with the constant c.</param>
    /// <param name="rank">The percentile.</param>
    /// <param name="bound">The place of c among the aggregate's bounds, or -1.</param>
    /// <param name="boundBelow">The place of c's predecessor, or -1.</param>
    Truth TestQuantile(int entity, ComparisonOperator comparison, Rank rank, int bound, int boundBelow);

    /// <summary>What the line through a gauge's samples comes to so many ticks from now.</summary>
    Interval Predict(int entity, long horizon);

    /// <summary>What a reading came to some time ago; <paramref name="history"/> is its place among the aggregate's histories.</summary>
    Interval ReadPast(int entity, int history);

    /// <summary>How many observations compare so with the constant c, of how many.</summary>
    /// <param name="entity">The entity's number.</param>
    /// <param name="comparison">How an observation is compared with c.</param>
    /// <param name="bound">The place of c among the aggregate's bounds, or -1.</param>
    /// <param name="boundBelow">The place of c's predecessor, or -1.</param>
    ShareCount CountShare(int entity, ComparisonOperator comparison, int bound, int boundBelow);

    /// <summary>A number across the rows of one group.</summary>
    Interval ReadAcross(int entity);

    /// <summary>A condition across the rows of one group, or that nothing is there.</summary>
    Truth TestAcross(int entity);
}
