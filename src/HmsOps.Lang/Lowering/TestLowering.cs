using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;

namespace HmsOps.Lang.Lowering;

/// <summary>Lowers tests to what the replay runs.</summary>
internal static class TestLowering
{
    public static TestPlan Lower(BoundTest test) => new(
        test.Name,
        SourcePlaces.Of(test),
        test.Start,
        [.. test.Series.Select(Lower)],
        test.Steps,
        [.. test.Expectations.Select(Lower)]);

    private static GivenSeries Lower(BoundGivenSeries series) => new(
        series.Metric.Name,
        series.Labels,
        series.Metric.Kind,
        series.Every,
        [.. series.Segments.Select(segment => new GivenSegment(segment.Duration, segment.Value, segment.IsRate))],
        SourcePlaces.Of(series));

    private static Expectation Lower(BoundExpectation expectation)
    {
        var (place, when, isNegated) = (SourcePlaces.Of(expectation), expectation.When, expectation.IsNegated);
        return expectation.Subject switch
        {
            BoundAlertSubject alert => new StateExpectation(place, when, isNegated, alert.Alert, alert.Instance, alert.State),
            BoundTileSubject tile => new TileExpectation(place, when, isNegated, tile.Tile, tile.Color),
            BoundStepSubject step => new StepExpectation(place, when, isNegated, step.Verb, step.Arguments),
            BoundNoticeSubject notice => new NoticeExpectation(place, when, isNegated, notice.Target, notice.Text),
            _ => throw new InvalidOperationException($"no lowering for {expectation.Subject.GetType().Name}"),
        };
    }
}
