using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>share of M &lt; T</c> and <c>99% of M &lt; T</c>.</summary>
internal sealed class ShareBinder(BindingContext context, ExpressionBinder expressions, ReadingBinder readings, OperationBinder operations)
{
    /// <summary>The share, or for <c>N% of</c> its comparison with N; null after diagnostics.</summary>
    public BoundNode? Bind(ShareSyntax syntax, Scope scope)
    {
        var wanted = syntax.Share is null ? null : WantedShare(syntax.Share);
        var inside = Inside(syntax, scope);
        var limit = expressions.BindNumber(syntax.Limit, scope, OperatorFacts.Quoted(syntax.Operator));
        if (inside is null || limit is null || (syntax.Share is not null && wanted is null) || Observations(syntax, inside) is not { } metric)
        {
            return null;
        }

        if (!BoundWalk.IsConstant(limit))
        {
            context.Report(ExpressionDiagnostics.WantedConstant(Place.Of(syntax.Limit), ExpressionBinder.Written(syntax.Limit), "the limit of a share"));
            return null;
        }

        // The metric's own unit must meet the limit's.
        BoundNumber observation = metric;
        if (!operations.Check(syntax.Operator, Place.Of(syntax), syntax.Metric, syntax.Limit, ref observation, ref limit)
            || OperatorFacts.Comparison(syntax.Operator) is not { } comparison)
        {
            return null;
        }

        var text = $"share of {metric.Metric.Name}{SelectorBinder.Text(metric.Selector)} {OperatorFacts.Sign(comparison)} {ExpressionBinder.Written(syntax.Limit)}"
            + ReadingBinder.WindowsText(inside.Window?.Text, inside.Shift?.Text);
        var share = new BoundShare(syntax.Source, syntax.Span, metric.Metric, comparison, limit, metric.Selector, metric.Window, metric.Shift, text);
        return wanted is null ? share : new BoundComparison(syntax.Source, syntax.Span, ComparisonOperator.GreaterOrEqual, share, wanted);
    }

    private Scope? Inside(ShareSyntax syntax, Scope scope)
    {
        var window = syntax.Over is null ? scope.Window : Suffixes.WindowOf(syntax.Over, context.Report);
        var shift = syntax.Ago is null ? scope.Shift : Suffixes.ShiftOf(syntax.Ago, scope.Shift, context.Report);
        return (syntax.Over is not null && window is null) || (syntax.Ago is not null && shift is null)
            ? null
            : scope with { Window = window, Shift = shift };
    }

    // A stand-in for one observation: it has the metric's own unit, selector and windows.
    private BoundReading? Observations(ShareSyntax syntax, Scope scope)
    {
        if (expressions.AsMetric(syntax.Metric, scope) is not { } argument)
        {
            return context.Resolver.Resolve(syntax.Metric, scope.Site.Query, scope.Site.IsSlo, scope.Lets, context.Report) is null
                ? null
                : Fail(ExpressionDiagnostics.WantedMetric(Place.Of(syntax.Metric), ExpressionBinder.Written(syntax.Metric), "a share"));
        }

        if (argument.Path.Reading is { } reading)
        {
            return Fail(ExpressionDiagnostics.ReadingUnwanted(
                Place.Of(syntax.Metric), syntax.Metric.Path, reading.Text, "a share counts the observations themselves"));
        }

        if (readings.BindMetric(syntax.Metric, argument.Path, MetricUse.Share, scope) is not var (metric, selector))
        {
            return null;
        }

        return metric.Kind == MetricKind.Histogram
            ? new(
                syntax.Source, syntax.Metric.Span, metric.Unit, metric, Reading.Average, null, selector,
                scope.Window?.Ticks ?? ReadingBinder.DefaultWindow(metric), metric.Name, scope.Shift?.Ticks ?? 0)
            : Fail(ExpressionDiagnostics.ShareOfOtherKind(Place.Of(syntax.Metric), metric.Name, metric.Kind));
    }

    private BoundConstant? WantedShare(QuantitySyntax syntax)
    {
        var place = Place.Of(syntax);
        if (QuantityReader.Read(place, syntax.Number, syntax.Unit, context.Report) is not { } quantity)
        {
            return null;
        }

        if (quantity.Unit != Unit.Ratio)
        {
            context.Report(UnitDiagnostics.WantedOther(place, quantity.Text, "`of`", Unit.Ratio, quantity.IsBare && syntax.Unit.Length == 0 ? [syntax.Number + "%"] : []));
            return null;
        }

        if (quantity.Value is <= 0 or > 1)
        {
            context.Report(ExpressionDiagnostics.ShareOutOfRange(place, quantity.Text));
            return null;
        }

        return new(syntax.Source, syntax.Span, Unit.Ratio, quantity.Value, quantity.Text);
    }

    private BoundReading? Fail(Diagnostic diagnostic)
    {
        context.Report(diagnostic);
        return null;
    }
}
