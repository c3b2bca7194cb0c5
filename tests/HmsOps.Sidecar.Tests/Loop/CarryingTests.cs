using HmsOps.Engine;
using HmsOps.Engine.Alerts;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Playbooks;
using HmsOps.Sidecar.Tests.Doubles;
using HmsOps.Steps;

namespace HmsOps.Sidecar.Tests.Loop;

public sealed class CarryingTests
{
    private static readonly NoticeRecord Notice = new(
        7, "k7", NoticeKind.Page, "oncall", "email", "oncall@treasury.gov", "slow fires", "with hunter2", "slow", LabelSet.Empty, 1,
        EngineTime.From(World.Start), null, 0, null, false);

    private static readonly StepRecord Sent = new(1, 0, "run scale", StepState.Sent, 1, RecordingExecutor.Intent, "", 0, null, null, null);

    [Fact]
    public async Task Records_are_durable_before_their_command_is_carried_out()
    {
        var journal = new MemoryJournal();
        var durableFirst = false;
        var executor = new RecordingExecutor(_ =>
        {
            durableFirst = journal.Records.Contains(Sent);
            return Task.FromResult<StepAnswer>(new AppliedAnswer("6"));
        });
        await using var world = await StartAsync(Apply, executor, journal: journal);
        Assert.Equal(new AppliedAnswer("6"), (await AnswerAsync(world)).Answer);
        Assert.True(durableFirst);
    }

    [Fact]
    public async Task A_dead_journal_stops_automation_and_pages_at_once()
    {
        var executor = new RecordingExecutor();
        var notifier = new RecordingNotifier();
        var journal = new MemoryJournal { Fails = true };
        await using var world = await StartAsync(
            output =>
            {
                output.Add(new AlertTransition(1, "slow", LabelSet.Empty, AlertState.Firing, "p95 1.2s", 5));
                Apply(output);
            },
            executor,
            notifier,
            journal);

        var answer = Assert.IsType<FailedAnswer>((await AnswerAsync(world)).Answer);
        Assert.False(answer.WasExecuted);
        await Wait.UntilAsync(() => !notifier.Sent.IsEmpty, "the page left");
        var page = Assert.Single(notifier.Sent);
        Assert.True(page.IsUrgent);
        Assert.Contains("not durable", page.Subject, StringComparison.Ordinal);
        Assert.Contains("run scale --service permit-svc --factor 2", page.Body, StringComparison.Ordinal);
        Assert.Equal(0, executor.Applied);
        Assert.False(world.Host.Statistics.IsDurable);
        Assert.Contains(world.Log.Lines, line => line.StartsWith("Critical: the journal can't be written: disk full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_alert_that_fires_after_the_journal_died_pages_too_and_again_until_it_leaves()
    {
        var notifier = new RecordingNotifier(failures: 2);
        var tick = 0;
        await using var world = await StartAsync(
            script: null,
            new RecordingExecutor(),
            notifier,
            new MemoryJournal { Fails = true },
            engine: new ScriptedEngine((input, output) =>
            {
                if (input is TickInput && ++tick == 1)
                {
                    output.Add(Sent);
                }
                else if (input is TickInput && tick == 2)
                {
                    output.Add(new AlertTransition(1, "slow", LabelSet.Empty, AlertState.Firing, "p95 1.2s", 5));
                }
            }));
        for (var i = 0; i < 400 && notifier.Sent.IsEmpty; i++)
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20);
        }

        Assert.Single(notifier.Sent);
    }

    [Fact]
    public async Task An_exception_while_applying_means_not_known()
    {
        await using var world = await StartAsync(Apply, new RecordingExecutor(_ => throw new IOException("broken\npipe hunter2")));
        Assert.Equal(new FailedAnswer("IOException: broken pipe ***", null), (await AnswerAsync(world)).Answer);
    }

    [Fact]
    public async Task No_answer_in_time_means_not_known()
    {
        var never = new TaskCompletionSource<StepAnswer>();
        var executor = new RecordingExecutor(_ => never.Task);
        await using var world = await StartAsync(Apply, executor);
        await Wait.UntilAsync(() => executor.Applied == 1, "the call began");
        world.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(new FailedAnswer("no answer within 60 s", null), (await AnswerAsync(world)).Answer);
    }

    [Fact]
    public async Task An_answer_that_says_nothing_is_a_failure()
    {
        await using var world = await StartAsync(Apply, new RecordingExecutor(_ => Task.FromResult<StepAnswer>(new PlannedAnswer(RecordingExecutor.Intent))));
        var answer = Assert.IsType<FailedAnswer>((await AnswerAsync(world)).Answer);
        Assert.Null(answer.WasExecuted);
        Assert.Contains("PlannedAnswer", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_while_looking_did_nothing()
    {
        await using var world = await StartAsync(
            output => output.Add(new VerifyStepCommand(1, 0, Plans.Scale, RecordingExecutor.Intent)), new RecordingExecutor());
        Assert.Equal(
            new FailedAnswer("InvalidOperationException: can't look, password *** refused", false), (await AnswerAsync(world)).Answer);
    }

    [Fact]
    public async Task A_verb_without_executor_is_refused_and_told_at_the_start()
    {
        await using var world = await StartAsync(output => output.Add(new PlanStepCommand(1, 0, Plans.Scale, "slow", LabelSet.Empty)), executor: null);
        Assert.Equal(
            new RefusedAnswer("no executor is configured for `scale`: add executors.scale to hmsops.yaml or a plugin"),
            (await AnswerAsync(world)).Answer);
        Assert.Contains(world.Log.Lines, line => line.StartsWith("Warning: no executor is configured for scale", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_notice_leaves_with_its_key_and_without_secrets()
    {
        var notifier = new RecordingNotifier();
        await using var world = await StartAsync(output => output.Add(new SendNoticeCommand(Notice)), new RecordingExecutor(), notifier);
        Assert.Null((await ResultAsync(world)).Error);
        var sent = Assert.Single(notifier.Sent);
        Assert.Equal(("k7", "with ***", true), (sent.Key, sent.Body, sent.IsUrgent));
        Assert.Equal(World.Start, sent.QueuedAt);
    }

    [Fact]
    public async Task A_notice_that_does_not_leave_is_told_to_the_engine()
    {
        await using var world = await StartAsync(
            output => output.Add(new SendNoticeCommand(Notice)), new RecordingExecutor(), new RecordingNotifier(failures: 1));
        Assert.Equal(new NoticeResultInput(7, "mailbox of *** is full"), await ResultAsync(world));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_notifier_and_while_observing_notices_go_to_the_log(bool observe)
    {
        var notifier = new RecordingNotifier();
        await using var world = await StartAsync(
            output => output.Add(new SendNoticeCommand(Notice)), new RecordingExecutor(), observe ? notifier : null, observe: observe);
        Assert.Null((await ResultAsync(world)).Error);
        Assert.Empty(notifier.Sent);
        Assert.Contains(world.Log.Lines, line => line.StartsWith("Critical: notice to oncall@treasury.gov: slow fires\nwith ***", StringComparison.Ordinal));
        Assert.Equal(!observe, world.Log.Lines.Any(line => line.StartsWith("Warning: no notifier is configured for email", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_end_in_order_waits_for_what_was_begun()
    {
        var journal = new MemoryJournal();
        var answer = new TaskCompletionSource<StepAnswer>();
        var executor = new RecordingExecutor(_ => answer.Task);
        var answered = Sent with { State = StepState.Answered };
        await using var world = await StartAsync(
            script: null,
            executor,
            journal: journal,
            engine: new ScriptedEngine((input, output) =>
            {
                if (input is TickInput)
                {
                    Apply(output);
                }
                else if (input is StepResultInput)
                {
                    output.Add(answered);
                    output.Add(new PlanStepCommand(1, 1, Plans.Scale, "slow", LabelSet.Empty));
                }
            }));
        await Wait.UntilAsync(() => executor.Applied == 1, "the call began");
        var stopping = world.Host.StopAsync();
        await Task.Delay(50);
        Assert.False(stopping.IsCompleted);
        answer.SetResult(new AppliedAnswer("6"));
        await stopping;
        Assert.Contains(answered, journal.Records);
    }

    private static void Apply(EngineOutput output)
    {
        output.Add(Sent);
        output.Add(new ApplyStepCommand(1, 0, Plans.Scale, RecordingExecutor.Intent, 1));
    }

    private static async Task<World> StartAsync(
        Action<EngineOutput>? script,
        RecordingExecutor? executor,
        RecordingNotifier? notifier = null,
        MemoryJournal? journal = null,
        bool observe = false,
        ScriptedEngine? engine = null)
    {
        var isFirst = true;
        engine ??= new ScriptedEngine((input, output) =>
        {
            if (input is TickInput && isFirst)
            {
                isFirst = false;
                script?.Invoke(output);
            }
        });
        var world = await World.StartAsync(
            engine,
            options => options with
            {
                Pack = Plans.Pack(Plans.Scale, Plans.Notify),
                Executors = executor is null ? new Dictionary<string, IStepExecutor>() : new Dictionary<string, IStepExecutor> { ["scale"] = executor },
                Notifiers = notifier is null ? [] : [notifier],
                Observe = observe,
                Secrets = ["hunter2"],
            },
            journal);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await Wait.UntilAsync(() => world.Engine.Inputs.OfType<TickInput>().Any(), "the first tick ran");
        return world;
    }

    private static async Task<StepResultInput> AnswerAsync(World world)
    {
        await Wait.UntilAsync(() => world.Engine.Inputs.OfType<StepResultInput>().Any(), "the step was answered");
        return world.Engine.Inputs.OfType<StepResultInput>().First();
    }

    private static async Task<NoticeResultInput> ResultAsync(World world)
    {
        await Wait.UntilAsync(() => world.Engine.Inputs.OfType<NoticeResultInput>().Any(), "the notice was answered");
        return world.Engine.Inputs.OfType<NoticeResultInput>().First();
    }
}
