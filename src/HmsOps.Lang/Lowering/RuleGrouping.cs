using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>How an expression's series are grouped: as the rule says, but inside an aggregate across series not at all.</summary>
/// <param name="Rule">That of the rule.</param>
/// <param name="IsInside">True inside an aggregate across series.</param>
internal sealed record RuleGrouping(Grouping Rule, bool IsInside)
{
    /// <summary>Of a rule without grouping.</summary>
    public static RuleGrouping None { get; } = new(Grouping.All, false);

    /// <summary>Inside an aggregate of the same rule.</summary>
    public RuleGrouping Inside => this with { IsInside = true };

    /// <summary>Of an alert.</summary>
    public static RuleGrouping Of(BoundAlert alert) =>
        alert.By.IsEmpty && !alert.Without.IsEmpty ? new(Of(new BoundGrouping(true, alert.Without)), false) : Of(alert.By);

    /// <summary>Of the labels of a <c>by</c>.</summary>
    public static RuleGrouping Of(ImmutableArray<string> by) => new(Of(new BoundGrouping(false, by)), false);

    /// <summary>Histograms and counters of one instance merge; a gauge's series never do.</summary>
    public Grouping OfSeries(MetricKind kind) => kind == MetricKind.Gauge || IsInside ? Grouping.EachSeries : Rule;

    /// <summary>Of an aggregate across series: its own, or that of the rule.</summary>
    public Grouping OfAcross(BoundGrouping? own) => own is null ? Rule : Of(own);

    /// <summary>What is asked of all that is there: the rule's rows, or inside an aggregate each series.</summary>
    public Grouping OfRows => IsInside ? Grouping.EachSeries : Rule;

    private static Grouping Of(BoundGrouping grouping)
    {
        ImmutableArray<string> labels = [.. grouping.Labels.Distinct().Order(StringComparer.Ordinal)];
        return labels.Contains("*") ? Grouping.EachSeries
            : grouping.IsWithout ? new(GroupingKind.Without, labels)
            : labels.IsEmpty ? Grouping.All
            : new(GroupingKind.By, labels);
    }
}
