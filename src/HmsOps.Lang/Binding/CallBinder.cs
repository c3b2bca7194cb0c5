using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds calls of functions.</summary>
internal sealed class CallBinder(BindingContext context, ExpressionBinder expressions, ReadingBinder readings, OperationBinder operations)
{
    private const long LeastPrediction = 10 * EngineTime.Minute;
    private const long LongestPrediction = 24 * EngineTime.Hour;

    private readonly FunctionBinder _functions = new(context, expressions, operations);

    /// <summary>The call, or null after diagnostics.</summary>
    /// <param name="call">The call.</param>
    /// <param name="grouping">What follows it, or null.</param>
    /// <param name="scope">Its surroundings, with the windows written after it.</param>
    /// <param name="span">The call and its suffixes.</param>
    public BoundNode? Bind(CallSyntax call, GroupedSyntax? grouping, Scope scope, TextSpan span)
    {
        var name = call.Name.Text;
        var rows = FunctionTable.Find(name);
        if (rows.IsEmpty)
        {
            context.Report(Unknown(call));
            return null;
        }

        var row = rows.FirstOrDefault(row => call.Arguments.Length >= row.Least && call.Arguments.Length <= row.Most);
        if (row is null)
        {
            var signatures = rows.Select(row => $"`{row.Signature}`");
            context.Report(ExpressionDiagnostics.ArgumentCount(Place.Of(call), name, Report.AnyOf(signatures), call.Arguments.Length));
            return null;
        }

        if (grouping is not null && !row.IsAggregate)
        {
            context.Report(ExpressionDiagnostics.GroupingPlace(Place.Of(grouping), grouping.KeywordSpan, ExpressionBinder.Written(call)));
            return null;
        }

        return row.IsAggregate ? BindAcross(call, name, grouping, scope, span) : name switch
        {
            "now" => new BoundNow(call.Source, span),
            "absent" => BindAbsent(call, scope, span),
            "predict" => BindPrediction(call, scope, span),
            _ => _functions.Bind(call, name, scope, span),
        };
    }

    private static Diagnostic Unknown(CallSyntax call)
    {
        var place = Place.Of(call);
        var name = call.Name.Text;
        if (FunctionTable.ReadingOf(name) is { } reading)
        {
            var argument = call.Arguments.Length > 0 ? call.Arguments[^1] as MetricSyntax : null;
            return ExpressionDiagnostics.ReadingAsFunction(place, name, reading, argument is null ? null : ExpressionBinder.Written(argument.Path));
        }

        return ExpressionDiagnostics.UnknownFunction(Place.Of(call.Name), name, FunctionTable.Suggest(name));
    }

    private BoundNode? BindAcross(CallSyntax call, string name, GroupedSyntax? syntax, Scope scope, TextSpan span)
    {
        var what = $"`{name}`";
        var argument = call.Arguments[0];

        // A percentile would be the next mistake.
        if (name is "avg" or "sum"
            && expressions.AsMetric(argument, scope) is { Path: { Reading: null, Metric: var metric } } bare
            && context.Catalog.Find(metric) is { IsBroken: false, Kind: MetricKind.Histogram })
        {
            context.Report(TypeDiagnostics.HistogramNeedsReading(Place.Of(argument), bare.Syntax.Path.Span, metric, name == "avg" ? "avg" : "rate"));
            return null;
        }

        var bound = name switch
        {
            "any" or "all" => expressions.BindCondition(argument, scope, what),
            "count" => BindCounted(argument, scope, what),
            _ => expressions.BindNumber(argument, scope, what),
        };
        if (bound is null)
        {
            return null;
        }

        if (!BoundWalk.Reads(bound))
        {
            context.Report(ExpressionDiagnostics.NothingToAggregate(Place.Of(argument), name, ExpressionBinder.Written(argument)));
            return null;
        }

        if (name is "avg" or "sum" && BoundWalk.PercentileIn(bound) is { } percentile)
        {
            context.Report(ExpressionDiagnostics.PercentileAggregated(
                Place.Of(call), name, percentile.Text, bound == percentile && syntax is null ? Report.Write(call.Span, ExpressionBinder.Written(argument)) : null));
            return null;
        }

        if (Grouping(syntax, bound) is not { } grouping)
        {
            return null;
        }

        var by = syntax is null ? null : grouping;
        return bound switch
        {
            BoundCondition condition when name == "count" => new BoundCount(call.Source, span, condition, by),
            BoundCondition condition => new BoundQuantifier(call.Source, span, name == "all", condition, by),
            BoundNumber number => Aggregate(call, name, number, by, span),
            _ => null,
        };
    }

    // Of a metric without a reading, the series are counted, whatever its kind.
    private BoundNode? BindCounted(ExpressionSyntax argument, Scope scope, string what)
    {
        if (expressions.AsMetric(argument, scope) is { } metric)
        {
            return readings.BindSeries(metric.Syntax, metric.Path, metric.Scope, metric.Span);
        }

        var bound = expressions.BindAny(argument, scope);
        if (bound is not BoundText)
        {
            return bound;
        }

        context.Report(ExpressionDiagnostics.WantedNoText(Place.Of(argument), ExpressionBinder.Written(argument), what, "a condition or a metric"));
        return null;
    }

    private BoundAggregate? Aggregate(CallSyntax call, string name, BoundNumber operand, BoundGrouping? grouping, TextSpan span)
    {
        var (function, unit) = name switch
        {
            "avg" => (SeriesFunction.Average, operand.Unit),
            "sum" => (SeriesFunction.Sum, operand.Unit),
            "min" => (SeriesFunction.Minimum, operand.Unit),
            "max" => (SeriesFunction.Maximum, operand.Unit),
            "stddev" => (SeriesFunction.StandardDeviation, operand.Unit.IsTimestamp ? Unit.Duration : operand.Unit),
            _ => (SeriesFunction.Count, Unit.Count),
        };
        if (function == SeriesFunction.Sum && operand.Unit.IsTimestamp)
        {
            context.Report(ExpressionDiagnostics.TimestampMath(Place.Of(call), "the sum of timestamps"));
            return null;
        }

        return new(call.Source, span, unit, function, operand, grouping);
    }

    // An empty grouping where none is written; null after a diagnostic.
    private BoundGrouping? Grouping(GroupedSyntax? syntax, BoundNode operand)
    {
        if (syntax is null)
        {
            return new(false, []);
        }

        foreach (var label in syntax.Labels)
        {
            var isKnown = false;
            string? near = null;
            foreach (var use in BoundWalk.Uses(operand))
            {
                isKnown |= ReadingBinder.HasLabel(use.Metric, label.Text);
                near ??= NearName.Of(label.Text, use.Metric.Labels);
            }

            if (!isKnown && BoundWalk.Uses(operand).FirstOrDefault() is { } first)
            {
                context.Report(ExpressionDiagnostics.UnknownLabel(Place.Of(label), label.Text, first.Metric.Name, near));
                return null;
            }
        }

        return new(syntax.IsWithout, [.. syntax.Labels.Select(label => label.Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private BoundAbsent? BindAbsent(CallSyntax call, Scope scope, TextSpan span)
    {
        var argument = call.Arguments[0];
        if (expressions.AsMetric(argument, scope) is not { } metric)
        {
            // What can't be bound at all gets its own answer.
            if (expressions.BindAny(argument, scope) is not null)
            {
                context.Report(ExpressionDiagnostics.WantedMetric(Place.Of(argument), ExpressionBinder.Written(argument), "`absent`"));
            }

            return null;
        }

        if (metric.Path.Reading is { } reading)
        {
            context.Report(ExpressionDiagnostics.ReadingUnwanted(
                Place.Of(metric.Syntax), metric.Syntax.Path, reading.Text, "`absent` asks whether samples come, not what they are"));
            return null;
        }

        if (readings.BindMetric(metric.Syntax, metric.Path, MetricUse.Series, metric.Scope) is not var (symbol, selector))
        {
            return null;
        }

        var (window, shift) = (metric.Scope.Window, metric.Scope.Shift);
        var text = $"absent({symbol.Name}{SelectorBinder.Text(selector)}){ReadingBinder.WindowsText(window?.Text, shift?.Text)}";
        return new(call.Source, span, symbol, selector, window?.Ticks ?? 0, shift?.Ticks ?? 0, text);
    }

    private BoundPrediction? BindPrediction(CallSyntax call, Scope scope, TextSpan span)
    {
        var reading = PredictedReading(call.Arguments[0], scope);
        var horizon = Horizon(call.Arguments[1], scope);
        if (reading is null || horizon is not { } ticks)
        {
            return null;
        }

        var line = reading.WindowText is null ? reading with { Window = Math.Clamp(ticks / 4, LeastPrediction, LongestPrediction) } : reading;
        return new(call.Source, span, reading.Unit, line, ticks);
    }

    private BoundReading? PredictedReading(ExpressionSyntax argument, Scope scope)
    {
        if (expressions.AsMetric(argument, scope) is { } metric
            && metric.Path.Reading is null
            && context.Catalog.Find(metric.Path.Metric) is { IsBroken: false, Kind: { } kind and not MetricKind.Gauge })
        {
            context.Report(ExpressionDiagnostics.PredictWantsGauge(Place.Of(argument), metric.Path.Metric, $"is a {TypeDiagnostics.Name(kind)}"));
            return null;
        }

        switch (expressions.BindNumber(argument, scope, "`predict`"))
        {
            case null:
                return null;
            case BoundReading { Metric.Kind: MetricKind.Gauge, Reading: Reading.Last } reading:
                return reading;
            default:
                context.Report(ExpressionDiagnostics.PredictWantsGauge(Place.Of(argument), ExpressionBinder.Written(argument), "is more than that"));
                return null;
        }
    }

    private long? Horizon(ExpressionSyntax argument, Scope scope)
    {
        if (argument is QuantitySyntax quantity)
        {
            return DurationBinder.Bind(quantity, "`predict`", EngineTime.Second, DurationBinder.Longest, context.Report);
        }

        if (expressions.BindNumber(argument, scope, "`predict`") is not { } number)
        {
            return null;
        }

        var written = ExpressionBinder.Written(argument);
        if (number is not BoundConstant constant)
        {
            context.Report(ExpressionDiagnostics.WantedConstant(Place.Of(argument), written, "the horizon of `predict`"));
            return null;
        }

        if (constant.Unit != Unit.Duration)
        {
            context.Report(UnitDiagnostics.WantedOther(Place.Of(argument), written, "`predict`", Unit.Duration, []));
            return null;
        }

        if (constant.Value >= 1 && constant.Value <= (decimal)DurationBinder.Longest / EngineTime.Second)
        {
            return (long)(constant.Value * EngineTime.Second);
        }

        context.Report(UnitDiagnostics.DurationOutOfRange(Place.Of(argument), written, "`predict`", "between 1s and 90d"));
        return null;
    }
}
