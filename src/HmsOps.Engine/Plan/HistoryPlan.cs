namespace HmsOps.Engine.Plan;

/// <summary>A reading of an aggregate whose values are kept, to be read some time later: <c>M.p95 1w ago</c>.</summary>
/// <param name="Shift">How long ago it is read, in ticks.</param>
/// <param name="Step">How often a value is kept, in ticks: max(Δ, shift/2016).</param>
/// <param name="Reading">What is read; of a share <see cref="Plan.Reading.Count"/>, of a prediction <see cref="Plan.Reading.Slope"/>.</param>
/// <param name="Rank">Of a percentile, else null.</param>
/// <param name="Share">Of a share which observations count, else null.</param>
/// <param name="Horizon">Of a prediction how far ahead, in ticks, else null.</param>
public sealed record HistoryPlan(long Shift, long Step, Reading Reading, Rank? Rank, SharePlan? Share, long? Horizon)
{
    /// <value>So many values are kept at most, and two more.</value>
    public const long MostValues = 2016;

    /// <value>How many values are kept of an entity.</value>
    public int Slots => checked((int)(Shift / Step) + 2);

    /// <summary>How often values are kept of panes of this width that are read so long ago.</summary>
    public static long StepOf(long pane, long shift) => Math.Max(pane, shift / MostValues);
}

/// <summary>Which observations a share counts.</summary>
/// <param name="Counted">How they compare with a constant.</param>
/// <param name="Bound">The constant among the bounds of the aggregate, where it takes it; else null.</param>
/// <param name="Below">The double below it, where it takes that; else null.</param>
public sealed record SharePlan(ComparisonOperator Counted, double? Bound, double? Below);
