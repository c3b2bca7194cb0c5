using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds the series that one test gives.</summary>
internal sealed class GivenSeriesBinder(BindingContext context)
{
    private readonly Dictionary<(string Metric, LabelSet Labels), Place> _given = [];
    private readonly GivenSegmentBinder _segments = new(context);

    /// <summary>The series, or null after diagnostics.</summary>
    public BoundGivenSeries? Bind(GivenSeriesTailSyntax tail)
    {
        var every = tail.Every is null ? EngineTime.Second : DurationBinder.Bind(tail.Every, "`every`", EngineTime.Second / 1_000, DurationBinder.Longest, context.Report);
        if (MetricOf(tail.Metric.Path) is not { } metric
            || SelectorBinder.BindLabels(tail.Metric.Selector, context.Report) is not { } labels
            || every is not { } step)
        {
            return null;
        }

        if (!_given.TryAdd((metric.Name, labels), Place.Of(tail.Metric)))
        {
            context.Report(NameDiagnostics.GivenTwice(Place.Of(tail.Metric), ExpressionBinder.Written(tail.Metric), _given[(metric.Name, labels)]));
            return null;
        }

        var segments = tail.Segments.Select(segment => _segments.Bind(segment, metric, step)).ToArray();
        return segments.All(segment => segment is not null)
            ? new(tail.Source, tail.Span, metric, labels, step, [.. segments.SelectMany(segment => segment ?? [])])
            : null;
    }

    private MetricSymbol? MetricOf(PathSyntax path)
    {
        if (context.Catalog.Find(path.Text) is { } entry)
        {
            return entry.IsBroken ? null : entry.ToSymbol();
        }

        if (context.Catalog.FindOfAnyService(path.Text) is { } any)
        {
            return any.IsBroken ? null : any.ToSymbol() with { Name = path.Text };
        }

        if (path.Segments.Length == 1)
        {
            context.Report(NameDiagnostics.AnyService(Place.Of(path), path.Text));
            return null;
        }

        if (context.Resolver.Resolve(path, context.Report) is not { } resolved)
        {
            return null;
        }

        if (resolved.Reading is { } reading)
        {
            var dot = path.Segments[^2].Span.End;
            context.Report(NameDiagnostics.GivenReading(Place.Of(path), resolved.Metric, reading.Text, Text.TextSpan.FromBounds(dot, path.Span.End)));
            return null;
        }

        var near = PredeclaredMetrics.Find(path.Text) is null ? NearName.Of(path.Text, context.Catalog.Entries.Select(known => known.Name)) : null;
        context.Report(LintDiagnostics.GivenUnread(Place.Of(path), path.Text, near));
        return MetricCatalog.Create(path.Text).ToSymbol();
    }
}
