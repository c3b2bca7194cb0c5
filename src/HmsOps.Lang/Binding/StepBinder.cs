using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds the steps of playbooks.</summary>
internal sealed class StepBinder(BindingContext context, TargetBinder targets)
{
    private readonly CommandBinder _commands = new(context);

    /// <summary>The steps, or null after diagnostics.</summary>
    /// <param name="steps">As written.</param>
    /// <param name="service">The service of the alert's first metric, or null where that is not known.</param>
    public ImmutableArray<BoundStep>? Bind(ImmutableArray<StepSyntax> steps, string? service)
    {
        var bound = steps.Select(step => Bind(step, service)).ToArray();
        return bound.All(step => step is not null) ? [.. bound.OfType<BoundStep>()] : null;
    }

    private BoundStep? Bind(StepSyntax step, string? service) => step switch
    {
        RunStepSyntax run => BindRun(run, service),
        WaitStepSyntax wait => BindWait(wait),
        NotifyStepSyntax notify => BindNotify(notify),
        _ => throw new InvalidOperationException($"no binding for {step.GetType().Name}"),
    };

    private BoundRunStep? BindRun(RunStepSyntax run, string? service)
    {
        if (_commands.Bind(run.Words) is not { } command || Complete(command, Place.Of(run.Words[0]), service) is not { } arguments)
        {
            return null;
        }

        return new(
            run.Source,
            run.Span,
            CommandText.Of("run", run.Words),
            command.Verb,
            command.Verb.Effect,
            arguments,
            ResourceOf(command.Verb, arguments),
            BoundStepOptions.None);
    }

    private BoundWaitStep? BindWait(WaitStepSyntax wait) =>
        DurationBinder.Bind(wait.Duration, "`wait`", Engine.EngineTime.Second, DurationBinder.Longest, context.Report) is { } ticks
            ? new(wait.Source, wait.Span, $"wait {wait.Duration.Number}{wait.Duration.Unit}", ticks)
            : null;

    private BoundNotifyStep? BindNotify(NotifyStepSyntax notify)
    {
        if (notify.Words.Length == 0)
        {
            return null;
        }

        var target = targets.Bind(notify.Words[0]);
        if (notify.Words.Length > 2)
        {
            var text = string.Join(' ', notify.Words.Skip(1).Select(word => word.Text));
            context.Report(PlaybookDiagnostics.UnquotedMessage(Place.Of(notify).At(notify.Words[1].Span.To(notify.Words[^1].Span)), text));
            return null;
        }

        return target is { } channels
            ? new(notify.Source, notify.Span, CommandText.Of("notify", notify.Words), notify.Words[0].Text, channels, notify.Words.Length > 1 ? notify.Words[1].Text : null)
            : null;
    }

    private ImmutableArray<StepArgument>? Complete(BoundCommand command, Place place, string? service)
    {
        var verb = command.Verb;
        var arguments = new List<StepArgument>();
        foreach (var schema in verb.Arguments)
        {
            var given = command.Arguments.FirstOrDefault(argument => argument.Name == schema.Name);
            var text = schema.DefaultsToService ? service ?? schema.Default : schema.Default;
            if (given is null && text is not null && schema.ExactlyOneOf is null)
            {
                given = ArgumentValue.Read(schema, text, place, context.Report);
                if (given is null)
                {
                    return null;
                }
            }

            if (given is null && (schema.Required || schema.DefaultsToService))
            {
                return Fail(PlaybookDiagnostics.MissingArgument(place, verb.Name, "--" + schema.Name));
            }

            if (given is not null)
            {
                arguments.Add(given);
            }
        }

        var missing = verb.Arguments.Where(row => row.ExactlyOneOf is not null).GroupBy(row => row.ExactlyOneOf)
            .FirstOrDefault(group => !group.Any(row => arguments.Any(argument => argument.Name == row.Name)));
        return missing is null
            ? [.. arguments]
            : Fail(PlaybookDiagnostics.MissingArgument(place, verb.Name, Report.AnyOf(missing.Select(row => "--" + row.Name))));
    }

    private static string ResourceOf(VerbSchema verb, ImmutableArray<StepArgument> arguments)
    {
        if (verb.Resource.Length == 0)
        {
            return verb.Name + "/" + string.Join(',', arguments.Select(argument => $"{argument.Name}={argument.Text}"));
        }

        var resource = verb.Resource;
        foreach (var schema in verb.Arguments)
        {
            var text = arguments.FirstOrDefault(argument => argument.Name == schema.Name)?.Text ?? "";
            resource = resource.Replace($"{{{schema.Name}}}", text, StringComparison.Ordinal);
        }

        return resource;
    }

    private ImmutableArray<StepArgument>? Fail(Diagnostic diagnostic)
    {
        context.Report(diagnostic);
        return null;
    }
}
