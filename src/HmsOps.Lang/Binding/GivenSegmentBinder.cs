using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>Binds the segments of a given series.</summary>
internal sealed partial class GivenSegmentBinder(BindingContext context)
{
    private const int MostValues = 100_000;

    /// <summary>The segment, of a shorthand one a value; null after diagnostics.</summary>
    /// <param name="syntax">As written.</param>
    /// <param name="metric">Whose samples.</param>
    /// <param name="step">Distance of samples in ticks, which is also how long a segment is that does not say.</param>
    public ImmutableArray<BoundGivenSegment>? Bind(GivenSegmentSyntax syntax, MetricSymbol metric, long step)
    {
        if (syntax.Form == GivenSegmentForm.Reset)
        {
            return metric.Kind == MetricKind.Counter ? One(syntax, 0, null, false) : OfOtherKind(syntax, "reset", metric, "counters");
        }

        if (syntax.Form == GivenSegmentForm.Shorthand)
        {
            return Shorthand(syntax, step);
        }

        var duration = syntax.Duration is null ? step : DurationBinder.Bind(syntax.Duration, "`for`", step, DurationBinder.Longest, context.Report);
        if (duration is not { } ticks)
        {
            return null;
        }

        if (syntax.Value is not { } value)
        {
            return One(syntax, ticks, null, false);
        }

        return syntax.Form switch
        {
            GivenSegmentForm.At => BindAt(syntax, value, metric, ticks),
            GivenSegmentForm.Spread => BindSpread(syntax, value, metric, ticks),
            _ => ValueOf(value, metric) is var (number, isRate) ? One(syntax, ticks, (double)number, isRate) : null,
        };
    }

    private ImmutableArray<BoundGivenSegment>? BindSpread(GivenSegmentSyntax syntax, QuantitySyntax value, MetricSymbol metric, long ticks)
    {
        if (metric.Kind == MetricKind.Counter)
        {
            return OfOtherKind(syntax, "±", metric, "histograms and gauges");
        }

        return ValueOf(value, metric) is var (level, _) && syntax.Second is { } second && ValueOf(second, metric) is var (spread, _)
            ? One(syntax, ticks, (double)level, false, (double)spread)
            : null;
    }

    private ImmutableArray<BoundGivenSegment>? BindAt(GivenSegmentSyntax syntax, QuantitySyntax value, MetricSymbol metric, long ticks)
    {
        if (metric.Kind != MetricKind.Histogram)
        {
            return OfOtherKind(syntax, "at", metric, "histograms");
        }

        if (QuantityReader.Read(Place.Of(value), value.Number, value.Unit, context.Report) is not { } part)
        {
            return null;
        }

        var isRate = part.Unit == Unit.PerSecond;
        if (!isRate && !(part.Unit == Unit.Ratio && part.Value is > 0 and <= 1))
        {
            context.Report(UnitDiagnostics.WantedOther(Place.Of(value), part.Text, "what stands before `at`", Unit.Ratio, ["5%", "100/s"]) with { Fixes = [] });
            return null;
        }

        if (syntax.Second is not { } second || ValueOf(second, metric) is not var (at, _))
        {
            return null;
        }

        if (syntax.Spread is null)
        {
            return One(syntax, ticks, (double)part.Value, isRate, (double)at);
        }

        return ValueOf(syntax.Spread, metric) is var (spread, _)
            ? [new(syntax.Source, syntax.Span, syntax.Form, ticks, (double)part.Value, isRate, (double)at) { Spread = (double)spread }]
            : null;
    }

    private ImmutableArray<BoundGivenSegment>? Shorthand(GivenSegmentSyntax syntax, long step)
    {
        var text = syntax.Shorthand?.Text ?? "";
        var match = Series().Match(text);
        if (!match.Success
            || !decimal.TryParse(match.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(match.Groups[3].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var times)
            || times >= MostValues
            || !decimal.TryParse(match.Groups[2].Success ? match.Groups[2].Value : "0", NumberStyles.Float, CultureInfo.InvariantCulture, out var growth))
        {
            context.Report(DeclarationDiagnostics.ShorthandTooLong(Place.Of(syntax), text, MostValues));
            return null;
        }

        return
        [
            .. Enumerable.Range(0, times + 1).Select(i => new BoundGivenSegment(
                syntax.Source, syntax.Span, GivenSegmentForm.Level, step, (double)start + ((double)growth * i), false, null)),
        ];
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

    private ImmutableArray<BoundGivenSegment>? OfOtherKind(GivenSegmentSyntax syntax, string form, MetricSymbol metric, string wanted)
    {
        context.Report(DeclarationDiagnostics.SegmentOfOtherKind(Place.Of(syntax), form, metric.Name, TypeDiagnostics.Name(metric.Kind), wanted));
        return null;
    }

    private static ImmutableArray<BoundGivenSegment> One(GivenSegmentSyntax syntax, long ticks, double? value, bool isRate, double? second = null) =>
        [new(syntax.Source, syntax.Span, syntax.Form, ticks, value, isRate, second)];

    [GeneratedRegex(@"^(-?[0-9]+(?:\.[0-9]+)?)([+-][0-9]+(?:\.[0-9]+)?)?x([0-9]+)$")]
    private static partial Regex Series();
}
