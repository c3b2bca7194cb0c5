using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Syntax;

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
        [.. test.Expectations.Select(Lower)])
    {
        Approvals = [.. test.Approvals.Select(approval => new GivenApproval(approval.Group, approval.At))],
    };

    private static GivenSeries Lower(BoundGivenSeries series) => new(
        series.Metric.Name,
        series.Labels,
        series.Metric.Kind,
        series.Every,
        [.. series.Segments.Select(Lower)],
        SourcePlaces.Of(series));

    private static GivenSegment Lower(BoundGivenSegment segment) => segment.Form switch
    {
        GivenSegmentForm.Reset => new(0, null, false) { IsReset = true },
        GivenSegmentForm.Spread => new(segment.Duration, segment.Value, false) { Spread = segment.Second ?? 0 },
        GivenSegmentForm.At when segment.IsRate => new(segment.Duration, segment.Second, false) { PerSecond = segment.Value, Spread = segment.Spread ?? 0 },
        GivenSegmentForm.At => new(segment.Duration, segment.Second, false) { Share = segment.Value, Spread = segment.Spread ?? 0 },
        _ => new(segment.Duration, segment.Value, segment.IsRate),
    };

    private static Expectation Lower(BoundExpectation expectation)
    {
        var lowered = Lower(expectation.Subject, SourcePlaces.Of(expectation), expectation.When, expectation.IsNegated);
        return expectation.After is { } after
            ? lowered with { After = Lower(after, SourcePlaces.Of(expectation), expectation.When, false) }
            : lowered;
    }

    private static Expectation Lower(BoundSubject subject, SourcePlace place, ExpectationWindow when, bool isNegated) => subject switch
    {
        BoundAlertSubject alert => new StateExpectation(place, when, isNegated, alert.Alert, alert.Instance, alert.State),
        BoundTileSubject tile => new TileExpectation(place, when, isNegated, tile.Tile, tile.Color),
        BoundStepSubject step => new StepExpectation(place, when, isNegated, step.Verb, step.Arguments),
        BoundNoticeSubject notice => new NoticeExpectation(place, when, isNegated, notice.Target, notice.Text),
        _ => throw new InvalidOperationException($"no lowering for {subject.GetType().Name}"),
    };
}
