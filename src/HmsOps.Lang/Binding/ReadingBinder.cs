using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds readings of metrics.</summary>
internal sealed class ReadingBinder(BindingContext context)
{
    private const long LeastWindow = EngineTime.Minute;

    /// <summary>The reading, or null after at most one diagnostic.</summary>
    /// <param name="syntax">The metric.</param>
    /// <param name="scope">Its surroundings.</param>
    /// <param name="window">The window written after it, or null.</param>
    /// <param name="span">The metric and its window.</param>
    public BoundReading? Bind(MetricSyntax syntax, Scope scope, WindowText? window, Text.TextSpan span)
    {
        if (context.Resolver.Resolve(syntax, scope.Site.Query, scope.Site.IsSlo, context.Report) is not { } path)
        {
            return null;
        }

        var entry = context.Catalog.GetOrAdd(path.Metric);
        if (entry.IsBroken || (path.IsBare && scope.Query is null))
        {
            return null;
        }

        var metric = entry.ToSymbol();
        if (ReadingOf(syntax, path, entry, metric) is not { } reading || SelectorOf(syntax, path, scope) is not { } selector)
        {
            return null;
        }

        var given = window ?? scope.Window ?? (path.IsBare && HasWindow(scope.Query) ? new(scope.Query.Window, WindowTextOf(scope.Query)) : null);
        var ticks = given?.Ticks ?? DefaultWindow(metric);
        var text = $"{path.Metric}{(path.Reading is null ? "" : "." + path.Reading.Text)}{SelectorBinder.Text(selector)}{(given is null ? "" : " over " + given.Text)}";
        return new(syntax.Source, span, ReadingTable.Of(reading.Reading).UnitOf(metric.Kind, metric.Unit), metric, reading.Reading, reading.Rank, selector, ticks, text);
    }

    /// <summary>The window of a reading that names none: a minute, or three periods where they are longer.</summary>
    public static long DefaultWindow(MetricSymbol metric) => Math.Max(LeastWindow, 3 * (metric.Period ?? 0));

    private static bool HasWindow([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] BoundReading? query) =>
        query is not null && query.Text.Contains(" over ", StringComparison.Ordinal);

    private static string WindowTextOf(BoundReading query) => query.Text[(query.Text.LastIndexOf(" over ", StringComparison.Ordinal) + 6)..];

    private ReadingName? ReadingOf(MetricSyntax syntax, ResolvedPath path, MetricEntry entry, MetricSymbol metric)
    {
        var implied = KindInference.Implied(path.Reading);
        if (entry.IsKindInferred && implied != metric.Kind && entry.KindPlace is { } first)
        {
            return Fail(TypeDiagnostics.KindClash(Place.Of(syntax), metric.Name, implied, metric.Kind, first));
        }

        if (path.Reading is not { } reading)
        {
            return metric.Kind switch
            {
                MetricKind.Gauge => new("last", Reading.Last, null),
                MetricKind.Counter => new("rate", Reading.Rate, null),
                _ => Fail(TypeDiagnostics.HistogramNeedsReading(Place.Of(syntax), syntax.Path.Span, metric.Name)),
            };
        }

        if (ReadingTable.Of(reading.Reading).Kinds.Contains(metric.Kind))
        {
            return reading;
        }

        var place = Place.Of(syntax).At(path.ReadingSpan);
        var diagnostic = metric.Kind == MetricKind.Gauge && reading.Reading == Reading.Quantile
            ? TypeDiagnostics.ReadingComesLater(place, metric.Name, reading.Text, metric.Kind)
            : TypeDiagnostics.ReadingOfOtherKind(place, path.ReadingSpan, metric.Name, reading.Text, metric.Kind);
        return Fail(entry.KindPlace is { } declared ? diagnostic.With(declared, $"declared a {TypeDiagnostics.Name(metric.Kind)} here") : diagnostic);
    }

    private ImmutableArray<LabelMatcher>? SelectorOf(MetricSyntax syntax, ResolvedPath path, Scope scope) =>
        path.IsBare && syntax.Selector.Length == 0 && scope.Query is { } query
            ? query.Selector
            : SelectorBinder.Bind(syntax.Selector, context.Report);

    private ReadingName? Fail(Diagnostic diagnostic)
    {
        context.Report(diagnostic);
        return null;
    }
}
