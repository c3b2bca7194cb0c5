using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Yaml;

/// <summary>Reads lists of steps: mappings whose first key is the step, and whose further keys are its options.</summary>
internal sealed class YamlStepsReader(YamlContext context, YamlClauseReader clauses)
{
    private const string Then = "then";
    private const string Else = "else";
    private static readonly ClauseRow Timeout = DeclarationTable.StepOptions.Single(row => row.Head == "timeout");
    private static readonly ClauseRow Run = DeclarationTable.Steps.Single(row => row.Head == "run");

    private SourceText Source => context.Source;

    /// <summary>The steps under a key, or null where it has no list, which is reported.</summary>
    public StepsTailSyntax? Read(ClauseRow row, YamlScalar key, YamlNode value)
    {
        if (value is not YamlSequence list)
        {
            context.WrongShape(row, key, value);
            return null;
        }

        var steps = ImmutableArray.CreateBuilder<StepSyntax>();
        foreach (var item in list.Items)
        {
            if (item is not YamlMapping { Pairs.IsEmpty: false } mapping)
            {
                context.WrongShape(row, key, item);
            }
            else if (Step(mapping) is { } step)
            {
                steps.Add(step);
            }
        }

        return new StepsTailSyntax(Source, list.Span, steps.ToImmutable());
    }

    private StepSyntax? Step(YamlMapping mapping)
    {
        var first = mapping.Pairs[0];
        if (ClauseSet.Steps.FindKey(first.Key.Value) is not { } row)
        {
            YamlHabits.UnknownStep(Source, first.Key, context.Report);
            return null;
        }

        var others = context.Others(mapping, first).ToArray();
        return row.Tail switch
        {
            TailKind.If => If(row, mapping, first, others),
            TailKind.Steps => Parallel(row, mapping, first, others),
            TailKind.WaitUntil => WaitUntil(row, mapping, first, others),
            _ => Simple(row, mapping, first, others),
        };
    }

    private StepSyntax? Simple(ClauseRow row, YamlMapping mapping, YamlPair first, YamlPair[] others)
    {
        var options = ImmutableArray.CreateBuilder<ClauseSyntax>();
        var takesOptions = row.Head is "run" or "call";
        foreach (var pair in others)
        {
            if (takesOptions && ClauseSet.Options.FindKey(pair.Key.Value) is { } option)
            {
                options.Add(clauses.Clause(option, pair.Key, pair.Value));
            }
            else
            {
                Unknown(row, pair, takesOptions ? ClauseSet.Options.Keys : []);
            }
        }

        if (context.Scalar(row, first.Key, first.Value) is not { } scalar)
        {
            return null;
        }

        var step = context.Tails.ParseStep(row, first.Key.Span, context.Text(row, scalar), out var problem);
        context.Report(problem);
        var span = options.Count == 0 ? first.Key.Span.To(scalar.Span) : mapping.Span;
        return step switch
        {
            null => null,
            RunStepSyntax run => run with { Options = options.ToImmutable(), Span = span },
            CallStepSyntax call => call with { Options = options.ToImmutable(), Span = span },
            _ => step with { Span = span },
        };
    }

    private StepSyntax? WaitUntil(ClauseRow row, YamlMapping mapping, YamlPair first, YamlPair[] others)
    {
        YamlPair? timeout = null;
        foreach (var pair in others)
        {
            timeout = pair.Key.Value == Timeout.Key ? pair : timeout;
            if (!ReferenceEquals(pair, timeout))
            {
                Unknown(row, pair, [Timeout.Key]);
            }
        }

        var scalar = context.Scalar(row, first.Key, first.Value);
        var limit = timeout is null ? null : context.Scalar(Timeout, timeout.Key, timeout.Value);
        if (scalar is null || (timeout is not null && limit is null))
        {
            return null;
        }

        Diagnostic? problem;
        var text = context.Text(row, scalar);
        var step = limit is null
            ? context.Tails.ParseStep(row, first.Key.Span, text, out problem)
            : context.Tails.ParseWaitUntil(row, first.Key.Span, text, context.Text(Timeout, limit), out problem);
        context.Report(problem);
        return step is null ? null : step with { Span = mapping.Span };
    }

    private ParallelStepSyntax? Parallel(ClauseRow row, YamlMapping mapping, YamlPair first, YamlPair[] others)
    {
        foreach (var pair in others)
        {
            Unknown(row, pair, []);
        }

        return Read(row, first.Key, first.Value) is { } branches ? new ParallelStepSyntax(Source, mapping.Span, first.Key.Span, branches) : null;
    }

    private IfStepSyntax? If(ClauseRow row, YamlMapping mapping, YamlPair first, YamlPair[] others)
    {
        StepsTailSyntax? then = null;
        StepsTailSyntax? otherwise = null;
        var hasThen = false;
        var isElseIf = false;
        foreach (var pair in others)
        {
            switch (pair.Key.Value)
            {
                case Then:
                    hasThen = true;
                    then = Read(Run with { Head = Then, Tail = TailKind.Steps }, pair.Key, pair.Value);
                    break;
                case Else when pair.Value is YamlMapping { Pairs: [{ Key: var key }, ..] } inner && key.Value == row.Key:
                    isElseIf = true;
                    otherwise = Step(inner) is { } step ? new StepsTailSyntax(Source, inner.Span, [step]) : null;
                    break;
                case Else:
                    otherwise = Read(Run with { Head = Else, Tail = TailKind.Steps }, pair.Key, pair.Value);
                    break;
                default:
                    Unknown(row, pair, [Then, Else]);
                    break;
            }
        }

        if (!hasThen)
        {
            context.Report(YamlDiagnostics.WrongShape(Source, first.Key.Span, first.Key.Value, "its steps beside it: `then:` and a list, and perhaps `else:`"));
        }

        if (context.Scalar(row, first.Key, first.Value) is not { } scalar)
        {
            return null;
        }

        var condition = context.Tails.ParseExpression(row, context.Text(row, scalar), out var problem);
        context.Report(problem);
        return condition is null || then is null
            ? null
            : new IfStepSyntax(Source, mapping.Span, first.Key.Span, condition, then, otherwise, isElseIf);
    }

    private void Unknown(ClauseRow step, YamlPair option, IEnumerable<string> options) =>
        YamlHabits.UnknownOption(Source, step, option.Key, [.. options], context.Report);
}
