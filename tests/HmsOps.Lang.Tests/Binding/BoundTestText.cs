using System.Globalization;
using System.Text;
using HmsOps.Engine;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Syntax;
using static HmsOps.Lang.Tests.Binding.BoundNodeText;

namespace HmsOps.Lang.Tests.Binding;

/// <summary>Writes bound tests as text.</summary>
internal static class BoundTestText
{
    public static string Of(BoundTest test)
    {
        var text = new StringBuilder(Plain($"test {test.Name} at {SourcePlaces.Of(test)} from {EngineTime.ToDateTime(test.Start):yyyy-MM-dd HH:mm:ss}\n"));
        foreach (var series in test.Series)
        {
            text.Append(Plain($"  given {series.Metric.Name}{series.Labels} {series.Metric.Kind} every {Time(series.Every)}: {string.Join(", ", series.Segments.Select(Segment))}\n"));
        }

        foreach (var step in test.Steps)
        {
            text.Append(Plain($"  given run {step.Verb} {BoundStepText.Arguments(step.Arguments)} fails {step.FailsTimes} {step.Error} takes {Time(step.Takes)}{(step.Inconclusive ? " inconclusive" : "")}\n"));
        }

        foreach (var approval in test.Approvals)
        {
            text.Append(Plain($"  given approve by {approval.Group} at {Time(approval.At)}\n"));
        }

        foreach (var expectation in test.Expectations)
        {
            var when = expectation.When.To == long.MaxValue ? "any time" : $"[{Time(expectation.When.From)}, {Time(expectation.When.To)}]";
            var after = expectation.After is { } subject ? $" after {Subject(subject)}" : "";
            text.Append(Plain($"  {SourcePlaces.Of(expectation).Line}: expect {(expectation.IsNegated ? "no " : "")}{Subject(expectation.Subject)} {(expectation.When.Every ? "throughout" : "in")} {when}{after}\n"));
        }

        return text.ToString();
    }

    private static string Segment(BoundGivenSegment segment)
    {
        var rate = segment.IsRate ? "/s" : "";
        var value = segment.Form switch
        {
            GivenSegmentForm.Level => Number(segment.Value) + rate,
            GivenSegmentForm.Missing => "missing",
            GivenSegmentForm.Reset => "reset",
            GivenSegmentForm.Spread => $"{Number(segment.Value)}{rate} ± {Number(segment.Second)}",
            GivenSegmentForm.At => $"{Number(segment.Value)}{rate} at {Number(segment.Second)}{(segment.Spread is null ? "" : " ± " + Number(segment.Spread))}",
            GivenSegmentForm.Shorthand => $"{Number(segment.Value)} short",
            _ => throw new InvalidOperationException(segment.Form.ToString()),
        };
        return segment.Form == GivenSegmentForm.Reset ? value : $"{value} {Time(segment.Duration)}";
    }

    private static string? Number(double? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Subject(BoundSubject subject) => subject switch
    {
        BoundAlertSubject state => $"{state.Alert}{state.Instance} {state.State}{(state.Level is { } level ? $" {level}" : "")}",
        BoundTileSubject tile => $"tile {tile.Tile} {tile.Color}",
        BoundStepSubject step => $"run {step.Verb} {BoundStepText.Arguments(step.Arguments)}",
        BoundNoticeSubject notice => $"notify {notice.Target} {notice.Text}",
        BoundValueSubject value => $"value {BoundNodeText.Of(value.Comparison)}",
        _ => throw new InvalidOperationException(subject.GetType().Name),
    };
}
