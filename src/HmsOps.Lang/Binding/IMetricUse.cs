using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Symbols;

namespace HmsOps.Lang.Binding;

/// <summary>A node that reads series of one metric: a reading, a share, <c>absent</c>.</summary>
public interface IMetricUse
{
    /// <value>The metric.</value>
    MetricSymbol Metric { get; }

    /// <value>Which series; sorted by label.</value>
    ImmutableArray<LabelMatcher> Selector { get; }

    /// <value>In ticks; the default filled in.</value>
    long Window { get; }

    /// <value>How long ago, in ticks.</value>
    long Shift { get; }
}
