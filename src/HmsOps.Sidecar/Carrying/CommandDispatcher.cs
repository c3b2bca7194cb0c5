using HmsOps.Engine;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Input;
using HmsOps.Engine.Playbooks;
using HmsOps.Sidecar.Loop;
using Microsoft.Extensions.Logging;

namespace HmsOps.Sidecar.Carrying;

/// <summary>Carries commands out on the thread pool; answers come back through <see cref="Answered"/>.</summary>
/// <remarks>All run side by side: the engine does not ask for two things at once that must not meet.</remarks>
internal sealed class CommandDispatcher(StepCaller caller, NoticeSender sender, ILogger logger) : IDisposable
{
    private const string NotDurable = "the journal is dead: no automated step is started";

    private readonly Lock _gate = new();
    private readonly HashSet<Task> _effects = [];
    private readonly CancellationTokenSource _reads = new();
    private readonly CancellationTokenSource _all = new();

    /// <summary>Called on any thread.</summary>
    public event Action<ArrivedAnswer>? Answered;

    /// <summary>Starts to carry a command out.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isDurable">False where the records before it are not on the disk: only looking and telling is left then.</param>
    public void Dispatch(EngineCommand command, bool isDurable)
    {
        switch (command)
        {
            case SendNoticeCommand send:
                Keep(NoticeAsync(send.Notice));
                break;
            case PlanStepCommand plan when !isDurable:
                Answer(plan, new RefusedAnswer(NotDurable));
                break;
            case CheckStepCommand or ApplyStepCommand when !isDurable:
                Answer((StepCommand)command, new FailedAnswer(NotDurable, WasExecuted: false));
                break;
            case ApplyStepCommand apply:
                Keep(StepAsync(apply, _all.Token));
                break;
            case StepCommand read:
                _ = StepAsync(read, _reads.Token);
                break;
            default:
                logger.LogError("nobody carries out {Command}", command.GetType().Name);
                break;
        }
    }

    /// <summary>Gives up what only reads, waits for what does something, and gives that up too when patience is at its end.</summary>
    public async Task CloseAsync(TimeSpan patience)
    {
        await _reads.CancelAsync().ConfigureAwait(false);
        Task[] effects;
        lock (_gate)
        {
            effects = [.. _effects];
        }

        var all = Task.WhenAll(effects);
        if (patience > TimeSpan.Zero)
        {
            await Task.WhenAny(all, Task.Delay(patience)).ConfigureAwait(false);
        }

        await _all.CancelAsync().ConfigureAwait(false);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reads.Dispose();
        _all.Dispose();
    }

    private async Task StepAsync(StepCommand command, CancellationToken cancellation)
    {
        var answer = await caller.CallAsync(command, cancellation).ConfigureAwait(false);
        Answer(command, answer);
    }

    private async Task NoticeAsync(NoticeRecord notice)
    {
        var error = await sender.SendAsync(notice, _all.Token).ConfigureAwait(false);
        if (error is not null)
        {
            logger.LogWarning("notice to {Target} did not leave: {Error}", notice.Target, error);
        }

        Answered?.Invoke(new ArrivedAnswer(new NoticeResultInput(notice.Id, error), notice, IsEffect: true));
    }

    private void Keep(Task effect)
    {
        lock (_gate)
        {
            _effects.Add(effect);
        }

        _ = DropAsync(effect);
    }

    private async Task DropAsync(Task effect)
    {
        await effect.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            _effects.Remove(effect);
        }
    }

    private void Answer(StepCommand command, StepAnswer answer)
    {
        var attempt = command is ApplyStepCommand apply ? apply.Try : 0;
        Answered?.Invoke(new ArrivedAnswer(new StepResultInput(command.Run, command.Step, answer, attempt), null, command is ApplyStepCommand));
    }
}
