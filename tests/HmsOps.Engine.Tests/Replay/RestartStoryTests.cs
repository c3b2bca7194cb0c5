using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Replay;
using HmsOps.Engine.Tests.Alerts;

namespace HmsOps.Engine.Tests.Replay;

/// <summary>The whole engine, stopped and started again: empty panes, clocks and runs from the journal.</summary>
public sealed class RestartStoryTests
{
    private const int End = 1300;

    // Between 541 and 603 the panes that are lost would have decided when the story begins.
    public static TheoryData<int> Stops =>
        [.. Enumerable.Range(1, 10).Select(n => n * 50).Concat([604, 605, 650, 800, 903, 904, 905, 950, 1023, 1024, 1025, 1026, 1150, 1250])];

    [Theory]
    [MemberData(nameof(Stops))]
    public void A_restart_at_any_tick_tells_the_same_story(int stop) => Assert.Equal(Play(null), Play(stop));

    [Fact]
    public void The_story_ends_with_the_page_that_was_sent() =>
        Assert.Equal("1024 notify oncall@treasury.gov planned", Play(null)[5]);

    private static List<string> Play(int? stop)
    {
        var pack = SeedPack.Of();
        var journal = new JournalDouble();
        var lines = new List<string>();
        var engine = new OpsEngine(pack, new EngineOptions(), DurableState.Empty);
        Define(engine);
        for (var second = 1; second <= End; second++)
        {
            var time = second * EngineTime.Second;
            Feed(engine, new BatchInput([], new[] { new Sample(0, time, second <= 600 ? 0.2 : 0.9) }), journal, lines);
            Feed(engine, new TickInput(time), journal, lines);
            if (second == stop)
            {
                engine = new OpsEngine(pack, new EngineOptions(), journal.Read(time));
                Define(engine);
                Feed(engine, new GapInput(time, time), journal, lines);
            }
        }

        return lines;
    }

    private static void Define(OpsEngine engine) => engine.Process(new BatchInput(
        [new SeriesDefinition(0, "permit-svc.latency", LabelSet.Empty, MetricKind.Histogram, UnitConversion.None)], default));

    private static void Feed(OpsEngine engine, EngineInput input, JournalDouble journal, List<string> lines)
    {
        var inputs = new Queue<EngineInput>([input]);
        var world = new AssumedWorld();
        while (inputs.TryDequeue(out var next))
        {
            var output = engine.Process(next);
            journal.Write(output.Durable);
            lines.AddRange(output.Transitions.Select(change => $"{change.Time / EngineTime.Second} {change.State}"));
            lines.AddRange(output.Steps.Select(step => $"{step.Time / EngineTime.Second} {step.Step} {step.Outcome}"));
            foreach (var command in output.Commands)
            {
                inputs.Enqueue(command is SendNoticeCommand send
                    ? new NoticeResultInput(send.Notice.Id, null)
                    : new StepResultInput(((StepCommand)command).Run, ((StepCommand)command).Step, world.Answer((StepCommand)command).Answer));
            }
        }
    }
}
