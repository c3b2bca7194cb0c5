using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Walks over expressions.</summary>
internal static class SyntaxWalk
{
    /// <summary>Adds the metrics of an expression, in the order in which they are written.</summary>
    public static void AddMetrics(ExpressionSite site, List<MetricSite> metrics) => Visit(site.Expression, MetricUse.Value, site, metrics);

    private static void Visit(ExpressionSyntax expression, MetricUse use, ExpressionSite site, List<MetricSite> metrics)
    {
        switch (expression)
        {
            case MetricSyntax metric:
                metrics.Add(new(metric, use, site));
                break;
            case OverSyntax over:
                Visit(over.Operand, use, site, metrics);
                break;
            case AgoSyntax ago:
                Visit(ago.Operand, use, site, metrics);
                break;
            case ParenthesizedSyntax parenthesized:
                Visit(parenthesized.Inner, use, site, metrics);
                break;
            case GroupedSyntax grouped:
                Visit(grouped.Operand, use, site, metrics);
                break;
            case UnarySyntax unary:
                Visit(unary.Operand, MetricUse.Value, site, metrics);
                break;
            case BinarySyntax binary:
                Visit(binary.Left, MetricUse.Value, site, metrics);
                Visit(binary.Right, MetricUse.Value, site, metrics);
                break;
            case ShareSyntax share:
                Visit(share.Metric, MetricUse.Share, site, metrics);
                Visit(share.Limit, MetricUse.Value, site, metrics);
                break;
            case CallSyntax call:
                var inside = call.Name.Text switch
                {
                    "absent" or "count" => MetricUse.Series,
                    _ => MetricUse.Value,
                };
                foreach (var argument in call.Arguments)
                {
                    Visit(argument, inside, site, metrics);
                }

                break;
        }
    }
}

/// <summary>A metric in an expression.</summary>
/// <param name="Syntax">The metric.</param>
/// <param name="Use">How it stands there.</param>
/// <param name="Site">The whole expression.</param>
internal readonly record struct MetricSite(MetricSyntax Syntax, MetricUse Use, ExpressionSite Site);

/// <summary>How a metric stands in an expression.</summary>
internal enum MetricUse
{
    /// <summary>It is read: the reading, or that there is none, says its kind.</summary>
    Value,

    /// <summary>The share of its observations: a histogram.</summary>
    Share,

    /// <summary>Only whether there are series: <c>absent(M)</c>, <c>count(M)</c>; without a reading that says nothing of its kind.</summary>
    Series,
}
