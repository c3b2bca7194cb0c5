using HmsOps.Engine.Plan;
using HmsOps.Engine.Replay;

namespace HmsOps.Engine.Tests.Replay;

public sealed class SeedTests
{
    private static readonly string[] Story =
    [
        """{"t":604,"alert":"permitLatencyHigh","labels":{},"state":"pending"}""",
        """{"t":904,"alert":"permitLatencyHigh","labels":{},"state":"firing"}""",
        """{"t":904,"alert":"permitLatencyHigh","labels":{},"run":1,"step":"run scale --service permit-svc --factor 2","outcome":"planned"}""",
        """{"t":904,"alert":"permitLatencyHigh","labels":{},"run":1,"step":"wait 2m","outcome":"planned"}""",
        """{"t":1024,"alert":"permitLatencyHigh","labels":{},"run":1,"step":"run traffic-shift --to us-west","outcome":"planned"}""",
        """{"t":1024,"alert":"permitLatencyHigh","labels":{},"run":1,"step":"notify oncall@treasury.gov","outcome":"planned"}""",
    ];

    [Fact]
    public void A_backtest_tells_the_story_line_by_line()
    {
        var lines = new List<string>();
        var summary = BacktestRunner.Run(SeedPack.Of(), new(), Recording(1100), line => lines.Add(ReplayJson.ToJson(line)));
        Assert.Equal(Story, lines);
        Assert.Equal((1100, 1100, 0, 4), ((int)summary.Samples, (int)summary.Counters.Accepted, (int)summary.Counters.Late, summary.Steps));
        Assert.Equal((EngineTime.Second, 1100 * EngineTime.Second), (summary.FirstTick, summary.LastTick));
    }

    [Fact]
    public void A_step_that_is_cut_off_says_after_which_step()
    {
        var lines = new List<string>();
        BacktestRunner.Run(SeedPack.Of(), new(), Recording(960).Concat(Calm(961, 1200)), line => lines.Add(ReplayJson.ToJson(line)));
        Assert.Equal(Story[..4], lines[..4]);
        Assert.Equal(
            [
                """{"t":1017,"alert":"permitLatencyHigh","labels":{},"state":"inactive"}""",
                """{"t":1017,"alert":"permitLatencyHigh","labels":{},"run":1,"step":"wait 2m","outcome":"resolved after step 1"}""",
            ],
            lines[4..]);
    }

    [Fact]
    public void The_test_of_the_story_passes()
    {
        var result = TestRunner.Run(SeedTest.Of(), SeedPack.Of());
        Assert.Equal([], result.Failures.Select(failure => failure.ToString()));
        Assert.Equal(Story, result.Lines.Where(line => line.Time <= 1024 * EngineTime.Second).Select(ReplayJson.ToJson));
    }

    [Fact]
    public void A_failed_expectation_shows_the_values_behind_it()
    {
        var result = TestRunner.Run(SeedTest.Of(), SeedPack.Of(1.2));
        Assert.Equal(
            """
            seed.hmsrule:1:3: expect permitLatencyHigh pending at 12m
              expected  permitLatencyHigh pending between 12m and 12m1s
              seen      permitLatencyHigh inactive at 12m1s; it never changed
              at 12m1s  permit-svc.latency.p95 = 900ms (threshold 1.2s), of 60 samples
                        for 5m: not begun
            """,
            result.Failures[0].ToString());
        Assert.Equal(
            """
            seed.hmsrule:3:3: expect run scale at 15m within 10s
              expected  run scale between 15m and 15m10s
              seen      no step at all
              at 15m10s permit-svc.latency.p95 = 900ms (threshold 1.2s), of 60 samples
                        for 5m: not begun
            """,
            result.Failures[2].ToString());
        Assert.Equal(5, result.Failures.Length);
    }

    internal static IEnumerable<RecordedSample> Recording(int until) =>
        from second in Enumerable.Range(1, until)
        select new RecordedSample(second * EngineTime.Second, "permit-svc.latency", second <= 600 ? 0.2 : 0.9, LabelSet.Empty);

    private static IEnumerable<RecordedSample> Calm(int first, int end) =>
        from second in Enumerable.Range(first, end - first)
        select new RecordedSample(second * EngineTime.Second, "permit-svc.latency", 0.2, LabelSet.Empty);
}
