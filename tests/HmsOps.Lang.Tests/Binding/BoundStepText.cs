using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using static HmsOps.Lang.Tests.Binding.BoundNodeText;

namespace HmsOps.Lang.Tests.Binding;

/// <summary>Writes bound steps as text, a line or two a step.</summary>
internal static class BoundStepText
{
    public static string Of(ImmutableArray<BoundStep> steps, string indent) => string.Concat(steps.Select(step => Of(step, indent)));

    public static string Block(string head, ImmutableArray<BoundStep> steps, string indent) =>
        steps.IsEmpty ? "" : $"{indent}{head}\n{Of(steps, indent + "  ")}";

    public static string Arguments(IEnumerable<StepArgument> arguments) =>
        "(" + string.Join(", ", arguments.Select(argument => Plain($"{argument.Name}={argument.Text}{(argument.Number is { } number ? Plain($"={number}") : "")}"))) + ")";

    public static string Channels(IEnumerable<NoticeChannel> channels) => string.Join(", ", channels.Select(channel => $"{channel.Notifier}→{channel.Address}"));

    private static string Of(BoundStep step, string indent) => step switch
    {
        BoundRunStep run => $"{indent}{run.Text}\n{indent}  {run.Effect} {run.Resource} {Arguments(run.Arguments)}\n{Options(run.Options, indent)}",
        BoundWaitStep wait => $"{indent}{wait.Text} = {Time(wait.Duration)}\n",
        BoundNotifyStep notify => $"{indent}{notify.Text}\n{indent}  {notify.Target}: {Channels(notify.Channels)}{(notify.Message is null ? "" : " \"" + notify.Message + "\"")}\n",
        BoundWaitUntilStep until => $"{indent}{until.Text}\n{indent}  {BoundNodeText.Of(until.Condition)} at most {Time(until.Timeout)}\n",
        BoundCallStep call => $"{indent}{call.Text}\n{indent}  {call.Playbook} {Arguments(call.Arguments)}\n{Options(call.Options, indent)}{Of(call.Steps, indent + "  ")}",
        BoundIfStep branch => $"{indent}{branch.Text}\n{indent}  {BoundNodeText.Of(branch.Condition)}\n{Block("then", branch.Then, indent + "  ")}{Block("else", branch.Else, indent + "  ")}",
        BoundParallelStep parallel => Block("parallel", parallel.Branches, indent),
        BoundApproveStep approve => $"{indent}{approve.Text}\n{indent}  {approve.Group} at most {Time(approve.Within)}\n",
        _ => throw new InvalidOperationException(step.GetType().Name),
    };

    private static string Options(BoundStepOptions options, string indent) =>
        (options.Retries > 0 ? Plain($"{indent}  retry {options.Retries} every {Time(options.RetryEvery)}\n") : "")
        + (options.Timeout is { } timeout ? $"{indent}  timeout {Time(timeout)}\n" : "")
        + Block("on failure", options.OnFailure, indent + "  ");
}
