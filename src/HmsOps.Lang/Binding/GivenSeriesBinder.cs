using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds the series that one test gives.</summary>
internal sealed class GivenSeriesBinder(BindingContext context)
{
    private readonly Dictionary<(string Metric, LabelSet Labels), Place> _given = [];

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

        var segments = tail.Segments.Select(segment => Segment(segment, metric, step)).ToArray();
        return segments.All(segment => segment is not null)
            ? new(tail.Source, tail.Span, metric, labels, step, [.. segments.OfType<BoundGivenSegment>()])
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

    private BoundGivenSegment? Segment(GivenSegmentSyntax syntax, MetricSymbol metric, long step)
    {
        var duration = syntax.Duration is null ? step : DurationBinder.Bind(syntax.Duration, "`for`", step, DurationBinder.Longest, context.Report);
        if (duration is not { } ticks)
        {
            return null;
        }

        if (syntax.Form is not (GivenSegmentForm.Level or GivenSegmentForm.Missing))
        {
            context.Report(SyntaxDiagnostics.NotYet(syntax.Source, syntax.Span, ExpressionBinder.Written(syntax), []));
            return null;
        }

        if (syntax.Value is not { } value)
        {
            return new(syntax.Source, syntax.Span, GivenSegmentForm.Missing, ticks, null, false, null);
        }

        return ValueOf(value, metric) is var (number, isRate) ? new(syntax.Source, syntax.Span, GivenSegmentForm.Level, ticks, (double)number, isRate, null) : null;
    }

    private (decimal Value, bool IsRate)? ValueOf(QuantitySyntax syntax, MetricSymbol metric)
    {
        var place = Place.Of(syntax);
        if (QuantityReader.Read(place, syntax.Number, syntax.Unit, context.Report) is not { } quantity)
        {
            return null;
        }

        var isRate = metric.Kind == MetricKind.Counter && quantity.Scale.Text.Contains('/', StringComparison.Ordinal);
        var wanted = isRate ? new Unit(metric.Unit.Dimension / Dimension.Duration, UnitTag.Plain) : metric.Unit;
        var isKnown = context.Catalog.Find(metric.Name) is not null || PredeclaredMetrics.Find(metric.Name) is not null;
        if (quantity.FitsAny || !isKnown)
        {
            return (quantity.Value, isRate);
        }

        if (quantity.Unit.Dimension == wanted.Dimension)
        {
            if (metric.Unit.Tag != UnitTag.Count || quantity.Unit.Tag != UnitTag.Ratio)
            {
                return (quantity.Value, isRate);
            }

            context.Report(UnitDiagnostics.PercentOfCount(place, quantity.Text, metric.Name));
            return null;
        }

        context.Report(quantity.IsBare && UnitText.Spellings("", 0, wanted).Count > 0
            ? UnitDiagnostics.BareNumber(place, quantity.Text, syntax.Number, quantity.Value, metric.Name, wanted)
            : UnitDiagnostics.UnitMismatch(place, "give", metric.Name, wanted, quantity.Text, quantity.Unit));
        return null;
    }
}
