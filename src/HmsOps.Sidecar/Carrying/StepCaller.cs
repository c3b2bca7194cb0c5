using HmsOps.Engine;
using HmsOps.Engine.Playbooks;
using HmsOps.Steps;

namespace HmsOps.Sidecar.Carrying;

/// <summary>Asks executors, each call under its time-out; whatever they do, an answer comes back.</summary>
internal sealed class StepCaller(IReadOnlyDictionary<string, IStepExecutor> executors, TimeProvider time, SecretRedactor redactor)
{
    /// <summary>Carries a command out.</summary>
    public async Task<StepAnswer> CallAsync(StepCommand command, CancellationToken cancellation)
    {
        // Only a call that applies may have done something without an answer.
        bool? wasExecuted = command is ApplyStepCommand ? null : false;
        if (!executors.TryGetValue(command.Plan.Verb, out var executor))
        {
            return Missing(command);
        }

        var limit = TimeSpan.FromTicks(command.Plan.Timeout);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var deadline = time.CreateTimer(
            static state => (state as CancellationTokenSource)?.Cancel(), source, limit, Timeout.InfiniteTimeSpan);
        await using (deadline.ConfigureAwait(false))
        {
            try
            {
                var call = Task.Run(() => AskAsync(executor, command, source.Token), CancellationToken.None);
                return Redact(Fitting(command, await call.WaitAsync(limit, time, cancellation).ConfigureAwait(false)));
            }
            catch (TimeoutException)
            {
                return new FailedAnswer($"no answer within {limit.TotalSeconds:0.###} s", wasExecuted);
            }
            catch (OperationCanceledException)
            {
                return new FailedAnswer(
                    cancellation.IsCancellationRequested ? "given up: the sidecar stops" : $"no answer within {limit.TotalSeconds:0.###} s", wasExecuted);
            }
            catch (Exception failure)
            {
                return new FailedAnswer(redactor.Redact($"{failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}"), wasExecuted);
            }
        }
    }

    /// <summary>What a verb without an executor answers.</summary>
    public static StepAnswer Missing(StepCommand command)
    {
        var verb = command.Plan.Verb;
        var message = $"no executor is configured for `{verb}`: add executors.{verb} to hmsops.yaml or a plugin";
        return command is PlanStepCommand ? new RefusedAnswer(message) : new FailedAnswer(message, WasExecuted: false);
    }

    private static async Task<StepAnswer> AskAsync(IStepExecutor executor, StepCommand command, CancellationToken cancellation) => command switch
    {
        PlanStepCommand plan => await executor.PlanAsync(
            new StepRequest(plan.Alert, plan.Instance, plan.Run, plan.Step, plan.Plan), cancellation).ConfigureAwait(false),
        CheckStepCommand check => await executor.CheckAsync(check.Intent, cancellation).ConfigureAwait(false),
        ApplyStepCommand apply => await executor.ApplyAsync(apply.Intent, apply.Try, cancellation).ConfigureAwait(false),
        VerifyStepCommand verify => await executor.VerifyAsync(verify.Intent, cancellation).ConfigureAwait(false),
        _ => throw new NotSupportedException($"{command.GetType().Name} is no command for an executor"),
    };

    private static StepAnswer Fitting(StepCommand command, StepAnswer? answer)
    {
        var fits = command switch
        {
            PlanStepCommand => answer is PlannedAnswer or AlreadySoAnswer or RefusedAnswer or FailedAnswer,
            CheckStepCommand => answer is CheckedAnswer,
            ApplyStepCommand => answer is AppliedAnswer or FailedAnswer,
            _ => answer is VerifiedAnswer,
        };
        return fits && answer is not null
            ? answer
            : throw new InvalidOperationException($"the executor answered with {answer?.GetType().Name ?? "nothing"}, which says nothing here");
    }

    private StepAnswer Redact(StepAnswer answer) => answer switch
    {
        RefusedAnswer refused => refused with { Message = redactor.Redact(refused.Message) },
        CheckedAnswer found => found with { Message = redactor.Redact(found.Message) },
        AppliedAnswer applied => applied with { Message = redactor.Redact(applied.Message) },
        VerifiedAnswer verified => verified with { Message = redactor.Redact(verified.Message) },
        FailedAnswer failed => failed with { Message = redactor.Redact(failed.Message) },
        PlannedAnswer planned => new PlannedAnswer(Redact(planned.Intent)),
        AlreadySoAnswer already => new AlreadySoAnswer(Redact(already.Intent)),
        _ => answer,
    };

    private StepIntent Redact(StepIntent intent) => intent with { Summary = redactor.Redact(intent.Summary) };
}
