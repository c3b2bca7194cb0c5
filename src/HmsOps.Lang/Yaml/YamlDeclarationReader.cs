using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Yaml;

/// <summary>Reads a declaration's mapping by its rows of the declaration table.</summary>
internal sealed class YamlDeclarationReader(SourceText source, Action<Diagnostic> report)
{
    private readonly TailParser _tails = new();
    private bool _stopped;

    /// <summary>The declaration, or null where it has no name.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="mapping">All its keys.</param>
    /// <param name="name">The key with its name.</param>
    public DeclarationSyntax? Read(DeclarationKind kind, YamlMapping mapping, YamlPair name)
    {
        var declared = Name(kind, name);
        var clauses = ImmutableArray.CreateBuilder<ClauseSyntax>();
        var seen = new Dictionary<string, TextSpan>(StringComparer.Ordinal) { [name.Key.Value] = name.Key.Span };
        foreach (var pair in mapping.Pairs)
        {
            if (ReferenceEquals(pair, name))
            {
                continue;
            }

            if (!seen.TryAdd(pair.Key.Value, pair.Key.Span))
            {
                report(YamlDiagnostics.DuplicateKey(source, pair.Key.Span, pair.Key.Value, seen[pair.Key.Value]));
            }
            else if (kind.FindKey(pair.Key.Value) is { } row)
            {
                Clauses(row, pair, clauses);
            }
            else
            {
                YamlHabits.UnknownKey(source, kind, mapping, pair.Key, report);
            }
        }

        return declared is null ? null : new DeclarationSyntax(source, mapping.Span, kind, name.Key.Span, declared, clauses.ToImmutable());
    }

    private NameSyntax? Name(DeclarationKind kind, YamlPair pair)
    {
        if (pair.Value is not YamlScalar scalar)
        {
            if (pair.Value is not YamlBroken)
            {
                report(YamlDiagnostics.WrongShape(source, pair.Value.Span, pair.Key.Value, "the declaration's name"));
            }

            return null;
        }

        if (YamlHabits.IsComment(source, scalar, report))
        {
            return null;
        }

        var isText = kind.Name == NameForm.String || (kind.Name == NameForm.Any && !DeclarationName.IsPath(scalar.Value));
        var place = scalar.Span.Length == 0 ? pair.Key.Span : scalar.Span;
        return DeclarationName.Check(kind, new NameSyntax(source, place, scalar.Value), isText, report);
    }

    private void Clauses(ClauseRow row, YamlPair pair, ImmutableArray<ClauseSyntax>.Builder clauses)
    {
        if (row.Tail == TailKind.Steps)
        {
            var steps = Steps(row, pair);
            clauses.Add(new ClauseSyntax(source, pair.Key.Span.To(steps?.Span ?? pair.Key.Span), row, pair.Key.Span, steps));
        }
        else if (row.Repeats && pair.Value is YamlSequence list)
        {
            foreach (var item in list.Items)
            {
                clauses.Add(new ClauseSyntax(source, item.Span, row, pair.Key.Span, Tail(row, pair.Key, item)));
            }
        }
        else
        {
            clauses.Add(new ClauseSyntax(source, pair.Key.Span.To(pair.Value.Span), row, pair.Key.Span, Tail(row, pair.Key, pair.Value)));
        }
    }

    private TailSyntax? Tail(ClauseRow row, YamlScalar key, YamlNode value)
    {
        if (Scalar(row, key, value) is not { } scalar)
        {
            return null;
        }

        if (row.Tail == TailKind.Text)
        {
            return new WordTailSyntax(source, scalar.Span, scalar.Value.TrimEnd('\n'));
        }

        var tail = _tails.Parse(row, ScalarText.Of(source, scalar), out var problem);
        Report(problem);
        return tail;
    }

    // The scalar with something to say, or null, which is reported.
    private YamlScalar? Scalar(ClauseRow row, YamlScalar key, YamlNode value)
    {
        if (_stopped || value is YamlBroken)
        {
            return null;
        }

        if (value is not YamlScalar scalar)
        {
            report(YamlDiagnostics.WrongShape(source, new TextSpan(value.Span.Start, 1), key.Value, YamlHabits.ShapeOf(row)));
            return null;
        }

        if (YamlHabits.IsComment(source, scalar, report))
        {
            return null;
        }

        if (scalar.Value.Trim().Length == 0)
        {
            report(SyntaxDiagnostics.MissingTail(source, key.Span, key.Value, YamlHabits.Example(row)));
            return null;
        }

        if (_tails.TokenCount > SyntaxLimits.FileTokens)
        {
            _stopped = true;
            report(SyntaxDiagnostics.FileTooLong(source, new TextSpan(scalar.Span.Start, 0), SyntaxLimits.FileTokens));
            return null;
        }

        return scalar;
    }

    private StepsTailSyntax? Steps(ClauseRow row, YamlPair pair)
    {
        if (pair.Value is not YamlSequence list)
        {
            if (pair.Value is not YamlBroken)
            {
                report(YamlDiagnostics.WrongShape(source, pair.Value.Span.Length == 0 ? pair.Key.Span : pair.Value.Span, pair.Key.Value, YamlHabits.ShapeOf(row)));
            }

            return null;
        }

        var steps = ImmutableArray.CreateBuilder<StepSyntax>();
        foreach (var item in list.Items)
        {
            if (Step(row, pair.Key, item) is { } step)
            {
                steps.Add(step);
            }
        }

        return new StepsTailSyntax(source, list.Span, steps.ToImmutable());
    }

    private StepSyntax? Step(ClauseRow clause, YamlScalar key, YamlNode item)
    {
        if (item is not YamlMapping { Pairs: [var first, .. var options] })
        {
            if (item is not YamlBroken)
            {
                report(YamlDiagnostics.WrongShape(source, item.Span, key.Value, YamlHabits.ShapeOf(clause)));
            }

            return null;
        }

        var row = DeclarationTable.Steps.FirstOrDefault(step => step.Key == first.Key.Value);
        if (row is null)
        {
            YamlHabits.UnknownStep(source, first.Key, report);
            return null;
        }

        foreach (var option in options)
        {
            YamlHabits.UnknownOption(source, row, first.Key, option.Key, report);
        }

        if (Scalar(row, first.Key, first.Value) is not { } scalar)
        {
            return null;
        }

        var built = _tails.ParseStep(row, first.Key.Span, ScalarText.Of(source, scalar), out var problem);
        Report(problem);
        return built is null ? null : built with { Span = first.Key.Span.To(scalar.Span) };
    }

    private void Report(Diagnostic? problem)
    {
        if (problem is not null)
        {
            report(problem);
        }
    }
}
