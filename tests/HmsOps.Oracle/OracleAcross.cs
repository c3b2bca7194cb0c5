using HmsOps.Engine;
using HmsOps.Engine.Predicates;
using HmsOps.Lang.Binding;

namespace HmsOps.Oracle;

/// <summary>An aggregate across series: asks each row of its own rule that has a series now, and puts the answers together.</summary>
public sealed class OracleAcross(BoundNode node, OracleGrouping grouping, OracleRule rows, OracleSamples samples)
{
    private readonly HashSet<LabelSet> _seen = [];

    /// <summary>The groups that ever had a row; the one of all is always there.</summary>
    public IReadOnlyCollection<LabelSet> Seen => grouping.IsNone ? [LabelSet.Empty] : _seen;

    /// <summary>The groups that have a row now.</summary>
    public List<LabelSet> Groups => grouping.IsNone ? [LabelSet.Empty] : [.. Live.Select(grouping.Of).Distinct()];

    private List<LabelSet> Live => [.. rows.Rows.Where(rows.HasSeries)];

    /// <summary>Takes in the rows of this tick.</summary>
    public void Tick()
    {
        rows.Tick();
        _seen.UnionWith(Live.Select(grouping.Of));
    }

    /// <summary>True where a group has a row.</summary>
    public bool HasSeries(LabelSet group) => MembersOf(group).Count > 0;

    /// <summary>A condition in some or all rows.</summary>
    public Truth Test(LabelSet group)
    {
        var quantifier = (BoundQuantifier)node;
        var truths = MembersOf(group).Select(row => rows.Evaluate(quantifier.Condition, row)).ToList();
        if (truths.Count == 0)
        {
            return Truth.Unknown(UnknownReason.NoData);
        }

        if (MayGrow)
        {
            truths.Add(Truth.Unknown(UnknownReason.Warming));
        }

        return truths.Aggregate(quantifier.IsAll ? Truth.And : Truth.Or);
    }

    /// <summary>A number of all rows.</summary>
    public Interval Read(LabelSet group)
    {
        var members = MembersOf(group);
        return members.Count == 0 ? Interval.Unknown(UnknownReason.NoData) : node switch
        {
            BoundCount count => Count(members.Select(row => rows.Evaluate(count.Condition, row)).ToList()),
            BoundAggregate { Function: SeriesFunction.Count } => AtLeast(members.Count),
            BoundAggregate aggregate => Number(aggregate.Function, members.Select(row => rows.Number(aggregate.Operand, row)).ToList()),
            _ => throw new InvalidOperationException("no number"),
        };
    }

    // Series that are there send something within the default window of their metric.
    private bool MayGrow => samples.Now - samples.CoveredFrom
        < BoundWalk.Uses(node).Select(use => Math.Max(EngineTime.Minute, 3 * (use.Metric.Period ?? 0))).DefaultIfEmpty(EngineTime.Minute).Max();

    private List<LabelSet> MembersOf(LabelSet group) => [.. Live.Where(row => grouping.Of(row).Equals(group))];

    private Interval AtLeast(double count) =>
        MayGrow ? Interval.Between(count, double.PositiveInfinity, UnknownReason.Warming) : Interval.Exactly(count);

    private Interval Count(List<Truth> truths)
    {
        var least = truths.Count(truth => truth.IsTrue);
        var most = MayGrow ? double.PositiveInfinity : least + truths.Count(truth => truth.IsUnknown);
        var reasons = truths.Where(truth => truth.IsUnknown).Select(truth => truth.Reason).Append(MayGrow ? UnknownReason.Warming : UnknownReason.None);
        return least == most ? Interval.Exactly(least) : Interval.Between(least, most, reasons.Max());
    }

    private Interval Number(SeriesFunction function, List<Interval> values)
    {
        if (values.Exists(value => value.IsUnknown))
        {
            return Interval.Unknown(values.Where(value => value.IsUnknown).Max(value => value.Reason));
        }

        var (lows, highs) = (values.Select(value => value.Low).ToList(), values.Select(value => value.High).ToList());
        var reason = values.Max(value => value.Reason);
        switch (function)
        {
            case SeriesFunction.Sum when MayGrow && highs.Exists(double.IsFinite):
                return Interval.Unknown(UnknownReason.Warming);
            case SeriesFunction.StandardDeviation when !values.TrueForAll(value => value.IsExact):
                return Interval.Unknown(reason);
            case SeriesFunction.StandardDeviation:
                var mean = ExactSum.Of(lows) / lows.Count;
                return Interval.Exactly(Math.Sqrt(ExactSum.Of(lows.Select(value => (value - mean) * (value - mean))) / lows.Count));
        }

        var (low, high) = (Of(function, lows), Of(function, highs));
        return low == high || values.TrueForAll(value => value.IsExact) ? Interval.Exactly(low) : Interval.Between(low, high, reason);
    }

    private static double Of(SeriesFunction function, List<double> values) => function switch
    {
        SeriesFunction.Minimum => values.Aggregate(Math.Min),
        SeriesFunction.Maximum => values.Aggregate(Math.Max),
        _ => (values.Exists(double.IsInfinity) ? values.Find(double.IsInfinity) : ExactSum.Of(values))
            / (function == SeriesFunction.Average ? values.Count : 1),
    };
}
