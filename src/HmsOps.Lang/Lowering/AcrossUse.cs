using System.Text.RegularExpressions;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>An aggregate across series in a rule.</summary>
/// <param name="Function">What is made of the rows.</param>
/// <param name="Inner">What is evaluated in each.</param>
/// <param name="Own">The grouping that is written behind it, or null.</param>
internal sealed partial record AcrossUse(AcrossFunction Function, BoundNode Inner, BoundGrouping? Own)
{
    /// <summary>Of a node, or null where it is none.</summary>
    public static AcrossUse? Of(BoundNode node) => node switch
    {
        BoundAggregate aggregate => new(FunctionOf(aggregate.Function), aggregate.Operand, aggregate.Grouping),
        BoundCount count => new(AcrossFunction.CountTrue, count.Condition, count.Grouping),
        BoundQuantifier quantifier => new(quantifier.IsAll ? AcrossFunction.All : AcrossFunction.Any, quantifier.Condition, quantifier.Grouping),
        _ => null,
    };

    /// <summary>
    /// How long further series may still come to be seen: the longest default window of a metric in it. A series that is there has
    /// sent something by then, however long the windows are that read it.
    /// </summary>
    public long Settle => BoundWalk.Uses(Inner).Select(use => ReadingBinder.DefaultWindow(use.Metric)).DefaultIfEmpty(EngineTime.Minute).Max();

    /// <summary>As it is written, on one line.</summary>
    public static string TextOf(BoundNode node) => Blanks().Replace(node.Source.TextOf(node.Span), " ");

    private static AcrossFunction FunctionOf(SeriesFunction function) => function switch
    {
        SeriesFunction.Average => AcrossFunction.Average,
        SeriesFunction.Sum => AcrossFunction.Sum,
        SeriesFunction.Minimum => AcrossFunction.Minimum,
        SeriesFunction.Maximum => AcrossFunction.Maximum,
        SeriesFunction.StandardDeviation => AcrossFunction.StandardDeviation,
        _ => AcrossFunction.Count,
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
