using HmsOps.Engine.Durable;
using HmsOps.Engine.Replay;

namespace HmsOps.Engine.Tests.Replay;

public sealed class ArrivalTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    [InlineData(4711)]
    public void Leaving_ticks_out_changes_no_line(int seed)
    {
        var samples = Sparse(new Random(seed)).ToList();
        var (jumped, jumpedTicks) = Run(samples, everyTick: false);
        var (all, allTicks) = Run(samples, everyTick: true);
        Assert.NotEmpty(all);
        Assert.Equal(all, jumped);
        Assert.True(jumpedTicks < allTicks / 2, $"{jumpedTicks} of {allTicks}");
    }

    [Fact]
    public void A_tick_runs_when_the_first_sample_after_it_is_read()
    {
        var (_, summary) = Summary([At(0.5), At(1), At(1.2), At(3.7)]);
        Assert.Equal((1, 4), (Second(summary.FirstTick), Second(summary.LastTick)));
        Assert.Equal(0, summary.Counters.Late);
    }

    [Fact]
    public void A_sample_older_than_the_bound_is_counted_as_late()
    {
        var (_, summary) = Summary([At(1), At(30), At(21), At(19)]);
        Assert.Equal((3, 1), ((int)summary.Counters.Accepted, (int)summary.Counters.Late));
    }

    [Fact]
    public void A_sample_arrives_before_the_tick_that_was_recorded()
    {
        var late = At(30) with { At = 33 * EngineTime.Second };
        var lines = Lines(Enumerable.Range(1, 29).Select(second => At(second, 0.2)).Append(late with { Value = 3 }), 40);
        Assert.Empty(lines);
        var many = Enumerable.Range(1, 60).Select(second => At(second, 0.9) with { At = (second + 2) * EngineTime.Second });
        Assert.Equal("pending 3", Assert.Single(Lines(many, 0)));
    }

    [Fact]
    public void Until_extends_the_replay_beyond_the_last_sample()
    {
        var calm = Enumerable.Range(1, 30).Select(second => At(second, 0.2)).ToList();
        Assert.Empty(Lines(calm, 0));
        Assert.Equal("nodata 390", Assert.Single(Lines(calm, 400)));
    }

    [Fact]
    public void Nothing_recorded_is_nothing_replayed()
    {
        var (lines, summary) = Summary([]);
        Assert.Empty(lines);
        Assert.Equal((0, null, null), (summary.Samples, summary.FirstTick, summary.LastTick));
    }

    private static RecordedSample At(double second, double value = 0.2) =>
        new((long)(second * EngineTime.Second), "permit-svc.latency", value, LabelSet.Empty);

    private static long? Second(long? time) => time / EngineTime.Second;

    private static List<string> Lines(IEnumerable<RecordedSample> samples, int until)
    {
        var lines = new List<string>();
        var options = new BacktestOptions { Until = until == 0 ? null : until * EngineTime.Second };
        BacktestRunner.Run(SeedPack.Of(), options, samples, line => lines.Add($"{((StateLine)line).State} {line.Time / EngineTime.Second}"));
        return lines;
    }

    private static (List<ReplayLine> Lines, BacktestSummary Summary) Summary(IEnumerable<RecordedSample> samples)
    {
        var lines = new List<ReplayLine>();
        return (lines, BacktestRunner.Run(SeedPack.Of(), new(), samples, lines.Add));
    }

    private static (List<string> Lines, long Ticks) Run(IEnumerable<RecordedSample> samples, bool everyTick)
    {
        var lines = new List<string>();
        var pack = SeedPack.Of();
        var options = new BacktestOptions();
        var engine = new OpsEngine(pack, options.Engine, DurableState.Empty);
        var summary = BacktestRunner.Run(
            pack.Plan, options, engine, samples, line => lines.Add(ReplayJson.ToJson(line)), everyTick);
        return (lines, summary.Ticks);
    }

    private static IEnumerable<RecordedSample> Sparse(Random random)
    {
        var time = 100.0;
        for (var block = 0; block < 40; block++)
        {
            var value = random.Next(2) == 0 ? 0.2 : 0.9;
            for (var sample = random.Next(1, 12); sample > 0; sample--)
            {
                time += random.Next(1, 50) + random.NextDouble();
                yield return At(time, value);
            }

            time += random.Next(4) == 0 ? random.Next(300, 3000) : 0;
        }
    }
}
