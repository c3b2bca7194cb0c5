using HmsOps.Engine.Playbooks;

namespace HmsOps.Engine.Tests.Playbooks;

/// <summary>The process dies after every single output, before or after its commands were carried out, and is started again.</summary>
public sealed class CrashTests
{
    private const string AtOnce = "";
    private const string Slow = "given scale plan ok/2s\ngiven scale check ok/2s\ngiven scale apply ok/3s\ngiven scale verify pending pending ok\ngiven traffic-shift apply lost";

    public static TheoryData<string, bool> Worlds() => new()
    {
        { AtOnce, false }, { AtOnce, true }, { Slow, false }, { Slow, true },
    };

    [Theory]
    [MemberData(nameof(Worlds))]
    public void The_target_ends_at_its_one_intended_value_and_the_run_goes_on_from_where_it_was(string given, bool carriedOut)
    {
        var story = Story("run scale\nwait 2m\nrun traffic-shift\nnotify oncall@x\n" + given, "904 fires\nuntil 2000");
        var calm = new PlaybookWorld(story);
        calm.Run();

        Assert.True(calm.Outputs > 10);
        for (var n = 1; n <= calm.Outputs; n++)
        {
            var world = CrashedAt(story, n, carriedOut);

            AssertDone(world, $"crash after output {n}");
            Assert.Equal(
                calm.Journal.Steps.Select(step => (step.Index, step.State)), world.Journal.Steps.Select(step => (step.Index, step.State)));
            var wait = world.Journal.Steps.Single(step => step.Index == 1);
            Assert.Equal(2 * EngineTime.Minute, wait.EndedAt - world.Journal.Steps.Single(step => step.Index == 0).AnsweredAt);
        }
    }

    [Fact]
    public void Many_crashes_in_a_row_change_nothing_of_it()
    {
        var story = Story("run scale\nwait 2m\nrun traffic-shift\nnotify oncall@x\n" + Slow, "904 fires\nuntil 3000");
        for (var seed = 0; seed < 150; seed++)
        {
            var dice = new Random(seed);
            var world = new PlaybookWorld(story) { CrashAt = _ => dice.Next(4) == 0 ? dice.Next(2) == 0 : null };
            world.Run();

            AssertDone(world, $"seed {seed}");
        }
    }

    [Fact]
    public void Branches_tries_and_waits_go_on_from_where_they_were_whenever_it_crashes()
    {
        const string Settings = "entry 6\nrun scale scale/x\nwait 20s next 4\nrun other scale/y retry 2 every 10 next 4\nuntil c 5m\nrun third scale/z next 7\nparallel 1,3 next 4"
            + "\ngiven other apply error ok/3s\ngiven scale verify pending ok";
        var story = Story(Settings, "10 fires\n60 holds c\nuntil 400");
        var calm = new PlaybookWorld(story);
        calm.Run();
        Assert.Equal(5, calm.Journal.Steps.Count(step => step.State == StepState.Success));
        for (var n = 1; n <= 2 * calm.Outputs; n++)
        {
            var world = CrashedAt(story, (n + 1) / 2, n % 2 == 0);

            Assert.Equal(
                calm.Journal.Steps.Select(step => (step.Index, step.State)), world.Journal.Steps.Select(step => (step.Index, step.State)));
            Assert.True(world.Targets.Values.Values.All(value => value == 4), $"crash {n}");
            Assert.Equal((3, 0), (world.Targets.Values.Count, world.Journal.Runs.Single().Branches.Length));
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData("keyed", false)]
    [InlineData("keyed", true)]
    public void Nothing_is_sent_once_the_alert_has_cleared_meanwhile(string effect, bool carriedOut)
    {
        var story = Story($"run scale {effect}\ngiven scale check ok/2s\ngiven scale apply ok/5s\ngiven scale verify ok/5s", "904 fires\nuntil 1000");
        var outputs = CountOutputs(story);
        for (var n = 1; n <= outputs; n++)
        {
            var cleared = Story($"run scale {effect}\ngiven scale check ok/2s\ngiven scale apply ok/5s\ngiven scale verify ok/5s", "904 fires\nuntil 1000");
            var callsBefore = 0;
            PlaybookWorld? world = null;
            world = new PlaybookWorld(cleared)
            {
                CrashAt = output => output == n ? carriedOut : null,
                Crashed = () =>
                {
                    callsBefore = world?.Targets.Calls ?? 0;
                    return "clears";
                },
            };
            world.Run();

            Assert.Equal(callsBefore, world.Targets.Calls);
            Assert.All(world.Journal.Runs, run => Assert.Equal(RunState.Ended, run.State));
            Assert.DoesNotContain(world.Journal.Runs, run => run.Paged);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_may_be_done_only_once_is_never_called_twice_and_someone_is_told(bool carriedOut)
    {
        var story = Story("run ssh once\nnotify oncall@x", "904 fires\nuntil 2000");
        var outputs = CountOutputs(story);
        for (var n = 1; n <= outputs; n++)
        {
            var world = CrashedAt(story, n, carriedOut);

            Assert.True(world.Targets.Calls <= 1, $"called twice, crash after output {n}");
            var run = Assert.Single(world.Journal.Runs);
            Assert.Equal(RunState.Ended, run.State);
            Assert.NotEmpty(world.Mail);
            Assert.True(run.Outcome == RunOutcome.Unknown || world.Targets.Calls == 1, $"not called, crash after output {n}");
        }
    }

    private static void AssertDone(PlaybookWorld world, string when)
    {
        Assert.True(world.Targets.Values.Values.All(value => value == 4), when);
        Assert.Equal(2, world.Targets.Values.Count);
        Assert.All(world.Journal.Steps, step => Assert.Equal(StepState.Success, step.State));
        var run = Assert.Single(world.Journal.Runs);
        Assert.Equal((RunState.Ended, RunOutcome.NotProved), (run.State, run.Outcome));
        Assert.Single(world.Mail.Select(notice => notice.Key).Distinct());
        Assert.All(world.Journal.Notices, notice => Assert.NotNull(notice.SentAt));
    }

    private static PlaybookWorld CrashedAt(PlaybookCase story, int n, bool carriedOut)
    {
        var world = new PlaybookWorld(story) { CrashAt = output => output == n ? carriedOut : null };
        world.Run();
        return world;
    }

    private static int CountOutputs(PlaybookCase story)
    {
        var world = new PlaybookWorld(story);
        world.Run();
        return world.Outputs;
    }

    private static PlaybookCase Story(string settings, string script) => PlaybookCase.Parse($"story\n{settings}\n--\n{script}\n--\n");
}
