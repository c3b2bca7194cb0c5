using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds readings of metrics.</summary>
internal sealed class ReadingBinder(BindingContext context)
{
    private const long LeastWindow = EngineTime.Minute;
    private const long BurnWindow = EngineTime.Hour;

    private readonly Dictionary<string, string?> _patterns = new(StringComparer.Ordinal);

    /// <summary>The reading, or null after at most one diagnostic.</summary>
    /// <param name="syntax">The metric.</param>
    /// <param name="path">Its path.</param>
    /// <param name="scope">Its surroundings, with the windows written after it.</param>
    /// <param name="span">The metric and its windows.</param>
    public BoundReading? Bind(MetricSyntax syntax, ResolvedPath path, Scope scope, TextSpan span) =>
        EntryOf(syntax, path, MetricUse.Value, scope) is { } entry && entry.ToSymbol() is var metric && ReadingOf(syntax, path, entry, metric) is { } reading
            ? Make(syntax, path, metric, reading, scope, span)
            : null;

    /// <summary>A reading that is asked only for its series: of one that is not written, any.</summary>
    public BoundReading? BindSeries(MetricSyntax syntax, ResolvedPath path, Scope scope, TextSpan span)
    {
        if (path.Reading is not null)
        {
            return Bind(syntax, path, scope, span);
        }

        if (EntryOf(syntax, path, MetricUse.Series, scope) is not { } entry)
        {
            return null;
        }

        var metric = entry.ToSymbol();
        var reading = metric.Kind switch
        {
            MetricKind.Histogram => new ReadingName("count", Reading.Count, null),
            MetricKind.Counter => new("rate", Reading.Rate, null),
            _ => new("last", Reading.Last, null),
        };
        return Make(syntax, path, metric, reading, scope, span);
    }

    /// <summary>The metric and the selector of a share or of <c>absent</c>; null after at most one diagnostic.</summary>
    public (MetricSymbol Metric, ImmutableArray<LabelMatcher> Selector)? BindMetric(MetricSyntax syntax, ResolvedPath path, MetricUse use, Scope scope) =>
        EntryOf(syntax, path, use, scope) is { } entry && entry.ToSymbol() is var metric && SelectorOf(syntax, path, metric, scope) is { } selector
            ? (metric, selector)
            : null;

    /// <summary>The reading of an slo, or null after a diagnostic.</summary>
    public BoundSloReading? BindSlo(MetricSyntax syntax, ResolvedPath path, string slo, Scope scope, TextSpan span, bool hasOwnWindow)
    {
        if (syntax.Selector.Length > 0)
        {
            var selector = TextSpan.FromBounds(syntax.Path.Span.End, syntax.Span.End);
            context.Report(ExpressionDiagnostics.SloSelector(Place.Of(syntax).At(selector), slo, selector));
            return null;
        }

        if (path.SloReading == SloReading.Budget && hasOwnWindow)
        {
            context.Report(ExpressionDiagnostics.BudgetWindow(Place.Of(syntax).At(span), slo, TextSpan.FromBounds(syntax.Span.End, span.End)));
            return null;
        }

        return path.SloReading == SloReading.Budget
            ? new(syntax.Source, span, Unit.Ratio, slo, SloReading.Budget, 0, scope.Shift?.Ticks ?? 0)
            : new(syntax.Source, span, Unit.Plain, slo, SloReading.Burn, scope.Window?.Ticks ?? BurnWindow, scope.Shift?.Ticks ?? 0);
    }

    /// <summary>The window of a reading that names none: a minute, or three periods where they are longer.</summary>
    public static long DefaultWindow(MetricSymbol metric) => Math.Max(LeastWindow, 3 * (metric.Period ?? 0));

    /// <summary>What stands behind a reading: <c> over 5m 1w ago</c>.</summary>
    public static string WindowsText(string? window, string? shift) =>
        (window is null ? "" : " over " + window) + (shift is null ? "" : $" {shift} ago");

    private BoundReading? Make(MetricSyntax syntax, ResolvedPath path, MetricSymbol metric, ReadingName reading, Scope scope, TextSpan span)
    {
        if (SelectorOf(syntax, path, metric, scope) is not { } selector)
        {
            return null;
        }

        var query = path.IsBare ? scope.Query : null;
        var window = scope.Window?.Text ?? query?.WindowText;
        var shift = scope.Shift?.Text ?? query?.ShiftText;
        var name = path.Reading is null ? path.Metric : string.Concat(path.Metric, ".", path.Reading.Text);
        return new(
            syntax.Source,
            span,
            ReadingTable.Of(reading.Reading).UnitOf(metric.Kind, metric.Unit),
            metric,
            reading.Reading,
            reading.Rank,
            selector,
            scope.Window?.Ticks ?? (query?.WindowText is null ? DefaultWindow(metric) : query.Window),
            selector.IsEmpty && window is null && shift is null ? name : name + SelectorBinder.Text(selector) + WindowsText(window, shift),
            scope.Shift?.Ticks ?? query?.Shift ?? 0)
        {
            WindowText = window,
            ShiftText = shift,
        };
    }

    private MetricEntry? EntryOf(MetricSyntax syntax, ResolvedPath path, MetricUse use, Scope scope)
    {
        if (path.IsBare && scope.Query is null)
        {
            // The query itself is wrong, or the bare reading stands in a `let` that the query names.
            if (scope.Site.Query is null)
            {
                context.Report(NameDiagnostics.BareReading(Place.Of(syntax), syntax.Path.Text, "Write the metric before it"));
            }

            return null;
        }

        var entry = context.Catalog.GetOrAdd(path.Metric);
        if (entry.IsBroken)
        {
            return null;
        }

        if (entry is { IsKindInferred: true, Kind: { } kind, KindPlace: { } first } && KindInference.Implied(path.Reading, use) is { } implied && implied != kind)
        {
            context.Report(TypeDiagnostics.KindClash(Place.Of(syntax), entry.Name, implied, kind, first));
            return null;
        }

        return entry;
    }

    private ReadingName? ReadingOf(MetricSyntax syntax, ResolvedPath path, MetricEntry entry, MetricSymbol metric)
    {
        if (path.Reading is not { } reading)
        {
            return metric.Kind switch
            {
                MetricKind.Gauge => Last,
                MetricKind.Counter => Rate,
                _ => Fail(TypeDiagnostics.HistogramNeedsReading(Place.Of(syntax), syntax.Path.Span, metric.Name)),
            };
        }

        if (!ReadingTable.Of(reading.Reading).Kinds.Contains(metric.Kind))
        {
            var diagnostic = TypeDiagnostics.ReadingOfOtherKind(Place.Of(syntax).At(path.ReadingSpan), path.ReadingSpan, metric.Name, reading.Text, metric.Kind);
            return Fail(entry.KindPlace is { } declared ? diagnostic.With(declared, $"declared a {TypeDiagnostics.Name(metric.Kind)} here") : diagnostic);
        }

        return reading.Reading == Reading.Sum && metric.Unit.IsTimestamp
            ? Fail(ExpressionDiagnostics.TimestampMath(Place.Of(syntax), $"the sum of `{metric.Name}`"))
            : reading;
    }

    private ImmutableArray<LabelMatcher>? SelectorOf(MetricSyntax syntax, ResolvedPath path, MetricSymbol metric, Scope scope)
    {
        if (syntax.Selector.Length == 0)
        {
            return path.IsBare && scope.Query is { } query ? query.Selector : [];
        }

        foreach (var matcher in syntax.Selector)
        {
            if (!HasLabel(metric, matcher.Label.Text))
            {
                context.Report(ExpressionDiagnostics.UnknownLabel(
                    Place.Of(matcher.Label), matcher.Label.Text, metric.Name, NearName.Of(matcher.Label.Text, metric.Labels)));
                return null;
            }
        }

        return SelectorBinder.Bind(syntax.Selector, context.Report, _patterns);
    }

    /// <summary>False for a label that a metric whose labels are declared does not have.</summary>
    public static bool HasLabel(MetricSymbol metric, string label) =>
        metric.Labels.IsEmpty || label is "service" or "*" || metric.Labels.BinarySearch(label, StringComparer.Ordinal) >= 0;

    private static ReadingName Last { get; } = new("last", Reading.Last, null);

    private static ReadingName Rate { get; } = new("rate", Reading.Rate, null);

    private ReadingName? Fail(Diagnostic diagnostic)
    {
        context.Report(diagnostic);
        return null;
    }
}
