using System.Collections.Immutable;
using HmsOps.Engine;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>Binds the steps of playbooks.</summary>
internal sealed class StepBinder(BindingContext context, TargetBinder targets, PlaybookIndex playbooks)
{
    // Stands for the service of a condition that is wrong itself: one mistake is told once.
    private const string Unread = "unread";

    private const int MostRetries = 100;

    private readonly ExpressionBinder _expressions = new(context);
    private readonly CommandBinder _commands = new(context);
    private readonly HashSet<(SourceText, TextSpan)> _unfilled = [];

    /// <summary>The steps that a clause holds, with calls unfolded; empty without the clause, null after diagnostics.</summary>
    /// <param name="clause">The clause, or null.</param>
    /// <param name="declaration">The declaration that it stands in.</param>
    /// <param name="condition">The condition whose first metric's service steps take by default; null where it is wrong.</param>
    /// <param name="labels">The labels that an instance has, or null where that is not known.</param>
    public ImmutableArray<BoundStep>? Bind(ClauseSyntax? clause, DeclarationSyntax declaration, BoundNode? condition, ImmutableArray<string>? labels) =>
        clause is null ? []
        : clause.Tail is StepsTailSyntax tail
            ? Bind(tail, new(context.Scopes.Of(declaration), condition is null ? Unread : ServiceOf(condition), labels) { Budget = new() })
            : null;

    /// <summary>A block of steps, or null after diagnostics.</summary>
    public ImmutableArray<BoundStep>? Bind(StepsTailSyntax tail, StepScope scope)
    {
        var inside = scope with { Lets = context.Scopes.Of(tail, scope.Lets) };
        var bound = tail.Steps.Where(step => step is not LetStepSyntax).Select(step => Bind(step, inside)).ToArray();
        return bound.All(step => step is not null) ? [.. bound.OfType<BoundStep>()] : null;
    }

    private static string? ServiceOf(BoundNode condition) =>
        BoundWalk.Readings(condition).FirstOrDefault() is { } first ? first.Metric.Name.Split('.')[0] : null;

    private BoundStep? Bind(StepSyntax step, StepScope scope)
    {
        if (scope.Budget is { } budget && ++budget.Count > StepBudget.Most)
        {
            if (!budget.IsTold)
            {
                context.Report(StepDiagnostics.TooManySteps(Place.Of(step).At(step.KeywordSpan), StepBudget.Most));
                budget.IsTold = true;
            }

            return null;
        }

        return step switch
        {
            RunStepSyntax run => BindRun(run, scope),
            CallStepSyntax call => BindCall(call, scope),
            WaitStepSyntax wait => BindWait(wait),
            WaitUntilStepSyntax until => BindUntil(until, scope),
            NotifyStepSyntax notify => BindNotify(notify, scope),
            IfStepSyntax branch => BindIf(branch, scope),
            ParallelStepSyntax parallel => BindParallel(parallel, scope),
            ApproveStepSyntax approve => BindApprove(approve, scope),
            _ => throw new InvalidOperationException($"no binding for {step.GetType().Name}"),
        };
    }

    private BoundRunStep? BindRun(RunStepSyntax run, StepScope scope)
    {
        var options = BindOptions(run.Options, scope);
        var words = scope.Fill(run.Words);
        if (_commands.Bind(words, scope.Parameters) is not { } command
            || _commands.Complete(command, Place.Of(run.Words[0]), scope.Service) is not { } arguments
            || !IsFilled(words, scope))
        {
            return null;
        }

        if (words.FirstOrDefault(word => Template.HasValue(word.Text)) is { } changing)
        {
            context.Report(StepDiagnostics.ValueInArgument(Place.Of(changing)));
            return null;
        }

        return options is null
            ? null
            : new(
                run.Source,
                run.Span,
                CommandText.Of("run", words),
                command.Verb,
                command.Verb.EffectOf(arguments),
                arguments,
                CommandBinder.ResourceOf(command.Verb, arguments),
                options);
    }

    private BoundCallStep? BindCall(CallStepSyntax call, StepScope scope)
    {
        var options = BindOptions(call.Options, scope);
        if (call.Words.Length == 0)
        {
            return null;
        }

        var words = scope.Fill(call.Words);
        if (playbooks.Find(words[0].Text) is not { } playbook)
        {
            context.Report(StepDiagnostics.UnknownPlaybook(Place.Of(words[0]), words[0].Text, NearName.Of(words[0].Text, playbooks.Names)));
            return null;
        }

        // Of a playbook that is wrong itself nothing is known that a call could be held against.
        if (playbook.Schema is null)
        {
            return null;
        }

        if (_commands.Bind(playbook.Schema, words, scope.Parameters) is not { } command
            || _commands.Complete(command, Place.Of(words[0]), null) is not { } arguments
            || !IsFilled(words, scope)
            || options is null)
        {
            return null;
        }

        ImmutableArray<BoundStep>? steps = [];
        if (scope.Budget is not null && playbook is { IsRight: true, Steps: { } body })
        {
            var filled = arguments.ToDictionary(
                argument => argument.Name, argument => PlaceOf(argument.Name, words) with { Text = argument.Text }, StringComparer.Ordinal);
            var values = arguments.ToDictionary(argument => argument.Name, StringComparer.Ordinal);
            steps = Bind(body, scope with { Lets = context.Scopes.Of(playbook.Declaration), Arguments = filled, Values = values, Call = scope.Call ?? Place.Of(words[0]) });
        }

        return steps is { } unfolded
            ? new(call.Source, call.Span, CommandText.Of("call", words), playbook.Declaration.Name.Text, arguments, unfolded, options)
            : null;
    }

    // The word that gives an argument; where it is left out, the playbook's name.
    private static RawWordSyntax PlaceOf(string argument, ImmutableArray<RawWordSyntax> words)
    {
        var at = words.ToList().FindIndex(word => !word.IsQuoted && word.Text == "--" + argument);
        return at >= 0 && at + 1 < words.Length ? words[at + 1] : words[Math.Max(at, 0)];
    }

    private BoundWaitStep? BindWait(WaitStepSyntax wait) =>
        DurationBinder.Bind(wait.Duration, "`wait`", EngineTime.Second, DurationBinder.Longest, context.Report) is { } ticks
            ? new(wait.Source, wait.Span, $"wait {wait.Duration.Number}{wait.Duration.Unit}", ticks)
            : null;

    private BoundWaitUntilStep? BindUntil(WaitUntilStepSyntax until, StepScope scope)
    {
        var condition = _expressions.BindCondition(until.Condition, Scope.Of(until.Condition, scope.Lets) with { Arguments = scope.Values }, "`wait until`");
        var timeout = DurationBinder.Bind(until.Timeout, "`timeout`", EngineTime.Second, DurationBinder.Longest, context.Report);
        return condition is not null && timeout is { } ticks
            ? new(
                until.Source,
                until.Span,
                $"wait until {ExpressionBinder.Written(until.Condition)} timeout {until.Timeout.Number}{until.Timeout.Unit}",
                condition,
                ticks)
            : null;
    }

    private BoundNotifyStep? BindNotify(NotifyStepSyntax notify, StepScope scope)
    {
        if (notify.Words.Length == 0)
        {
            return null;
        }

        var words = scope.Fill(notify.Words);
        if (!words.All(word => ParameterWords.Check(word, scope.Parameters, context.Report)))
        {
            return null;
        }

        var target = ParameterWords.First(words[0]) is null ? targets.Bind(words[0]) : [];
        if (words.Length > 2)
        {
            var text = string.Join(' ', words.Skip(1).Select(word => word.Text));
            context.Report(PlaybookDiagnostics.UnquotedMessage(Place.Of(notify).At(notify.Words[1].Span.To(notify.Words[^1].Span)), text));
            return null;
        }

        return target is { } channels && IsFilled(words[1..], scope)
            ? new(notify.Source, notify.Span, CommandText.Of("notify", words), words[0].Text, channels, words.Length > 1 ? words[1].Text : null)
            : null;
    }

    private BoundIfStep? BindIf(IfStepSyntax branch, StepScope scope)
    {
        var condition = _expressions.BindCondition(branch.Condition, Scope.Of(branch.Condition, scope.Lets) with { Arguments = scope.Values }, "`if`");
        var then = Bind(branch.Then, scope);
        ImmutableArray<BoundStep>? otherwise = branch.Else is null ? [] : Bind(branch.Else, scope);
        return condition is not null && then is { } first && otherwise is { } second
            ? new(branch.Source, branch.Span, $"if {ExpressionBinder.Written(branch.Condition)}", condition, first, second)
            : null;
    }

    private BoundParallelStep? BindParallel(ParallelStepSyntax parallel, StepScope scope)
    {
        if (Bind(parallel.Branches, scope) is not { } branches)
        {
            return null;
        }

        if (branches.Length < 2)
        {
            context.Report(StepDiagnostics.OneBranch(Place.Of(parallel).At(parallel.KeywordSpan)));
            return null;
        }

        var locked = new Dictionary<string, BoundStep>(StringComparer.Ordinal);
        foreach (var branch in branches)
        {
            foreach (var resource in StepWalk.All([branch]).OfType<BoundRunStep>().Select(run => run.Resource).Distinct(StringComparer.Ordinal))
            {
                if (!locked.TryAdd(resource, branch))
                {
                    context.Report(StepDiagnostics.ParallelResource(Place.Of(branch), resource, Place.Of(locked[resource])));
                    return null;
                }
            }
        }

        return new(parallel.Source, parallel.Span, "parallel", branches);
    }

    private BoundApproveStep? BindApprove(ApproveStepSyntax approve, StepScope scope)
    {
        // An unfolded playbook was asked about by itself.
        var isGroup = scope.Arguments is not null || targets.IsGroup(approve.Group);
        return DurationBinder.Bind(approve.Within, "`within`", EngineTime.Second, DurationBinder.Longest, context.Report) is { } ticks && isGroup
            ? new(approve.Source, approve.Span, $"approve by {approve.Group.Text} within {approve.Within.Number}{approve.Within.Unit}", approve.Group.Text, ticks)
            : null;
    }

    // One text in a playbook that several alerts call is one mistake, whichever of them has no such label.
    private bool IsFilled(ImmutableArray<RawWordSyntax> words, StepScope scope) => words.All(word =>
        _unfilled.Contains((word.Source, word.Span)) ? false
        : Template.Check(word.Text, Place.Of(word), scope.Labels, diagnostic => context.Report(scope.Call is { } call ? diagnostic.With(call, "it is called here") : diagnostic))
            || !_unfilled.Add((word.Source, word.Span)));

    private BoundStepOptions? BindOptions(ImmutableArray<ClauseSyntax> options, StepScope scope)
    {
        var bound = BoundStepOptions.None;
        var isRight = true;
        foreach (var option in options)
        {
            switch (option.Tail)
            {
                case RetryTailSyntax retry:
                    var times = Tally.Bind(retry.Times, 1, MostRetries, _ => StepDiagnostics.RetryRange(Place.Of(retry.Times), retry.Times.Number, MostRetries), context.Report);
                    var every = DurationBinder.Bind(retry.Every, "`every`", 0, EngineTime.Hour, context.Report);
                    isRight &= times is not null && every is not null;
                    bound = bound with { Retries = (int)(times ?? 0), RetryEvery = every ?? 0 };
                    break;
                case QuantityTailSyntax timeout:
                    bound = bound with { Timeout = DurationBinder.Bind(timeout.Quantity, "`timeout`", EngineTime.Second, EngineTime.Hour, context.Report) };
                    isRight &= bound.Timeout is not null;
                    break;
                case StepsTailSyntax steps:
                    var onFailure = Bind(steps, scope);
                    isRight &= onFailure is not null;
                    bound = bound with { OnFailure = onFailure ?? [] };
                    break;
                default:
                    isRight = false;
                    break;
            }
        }

        return isRight ? bound : null;
    }
}
