using HmsOps.Engine.Alerts;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Packs;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Replay;

/// <summary>Runs <c>test</c> declarations on virtual time.</summary>
public static class TestRunner
{
    /// <summary>Runs a test with the default settings.</summary>
    public static TestResult Run(TestPlan test, LoadedPack pack) => Run(test, pack, new EngineOptions());

    /// <summary>Runs a test.</summary>
    public static TestResult Run(TestPlan test, LoadedPack pack, EngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(pack);
        return Run(test, pack.Plan, options, new OpsEngine(pack, options, DurableState.Empty));
    }

    /// <summary>Runs a test on an engine that is given.</summary>
    internal static TestResult Run(TestPlan test, PackPlan plan, EngineOptions options, OpsEngine engine)
    {
        var timeline = new TestTimeline();
        var series = new SeriesBook(plan);
        var numbers = test.Series.Select(given => series.Define(GivenSamples.Define(given, test.Start))).ToArray();
        var world = new GivenWorld(test, options.Tick);
        var host = new ReplayHost(engine, series, options, world, timeline.Add, timeline.Observe);
        host.Start(EngineTime.Floor(test.Start, options.Tick) + options.Tick);
        var last = test.Start + options.Tick;
        foreach (var (time, given, value) in GivenSamples.Merge(test))
        {
            host.Feed(new Sample(numbers[given], time, value), time);
            last = Math.Max(last, time);
        }

        var expected = test.Expectations.Where(expectation => expectation.After is null).Select(expectation => expectation.When.To)
            .Concat(test.Approvals.Select(approval => approval.At + options.Tick)).Where(to => to != long.MaxValue).DefaultIfEmpty().Max();
        last = EngineTime.Ceiling(Math.Max(last, test.Start + expected), options.Tick);
        host.RunTo(last);

        var check = new ExpectationCheck(plan, test, timeline, options.Tick, last);
        var values = new FailureValues(plan, test, timeline);
        var failures = from expectation in test.Expectations
                       let finding = check.Check(expectation)
                       where finding is not null
                       select new TestFailure(
                           expectation.Place, finding.At - test.Start, finding.Expected, finding.Seen, values.Of(expectation, finding.At));
        return new(test, [.. failures], [.. timeline.Lines], last);
    }
}
