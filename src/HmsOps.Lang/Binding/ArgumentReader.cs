using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Reads the words of one command by a schema.</summary>
/// <param name="verb">The schema.</param>
/// <param name="words">The verb and what follows it.</param>
/// <param name="parameters">The parameters of the playbook around it, or null.</param>
/// <param name="report">Takes diagnostics.</param>
internal sealed class ArgumentReader(
    VerbSchema verb, ImmutableArray<RawWordSyntax> words, IReadOnlyDictionary<string, ParameterType?>? parameters, Action<Diagnostic> report)
{
    private readonly List<(StepArgument Argument, Place Place)> _given = [];
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private int _at = 1;

    /// <summary>The arguments in the schema's order; null after diagnostics.</summary>
    public BoundCommand? Read()
    {
        var isRight = true;
        while (_at < words.Length)
        {
            isRight &= ReadOne();
        }

        return isRight && Exclude()
            ? new(verb, [.. verb.Arguments.SelectMany(row => _given.Where(given => given.Argument.Name == row.Name).Select(given => given.Argument))])
            : null;
    }

    private bool ReadOne()
    {
        var word = words[_at];
        var place = Place.Of(word);
        var positional = verb.Arguments.FirstOrDefault(row => row.Positional && !Has(row.Name));
        if (positional is null && verb.Arguments.FirstOrDefault(row => row.IsRest) is { } rest)
        {
            _at++;
            return Enter(rest, word, place);
        }

        _at++;
        if (!IsOption(word))
        {
            return positional is null
                ? Fail(PlaybookDiagnostics.UnexpectedWord(place, verb.Name, word.Text, verb.Arguments.LastOrDefault(row => row.Positional)?.Name))
                : Enter(positional, word, place);
        }

        var name = word.Text[2..];
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
        {
            return Fail(PlaybookDiagnostics.EqualsSign(place, name[..equals], name[(equals + 1)..]));
        }

        var next = _at < words.Length && !IsOption(words[_at]) ? words[_at] : null;
        if (verb.Arguments.FirstOrDefault(row => row.Name == name && !row.IsRest) is not { } schema)
        {
            _at += next is null ? 0 : 1;
            var names = verb.Arguments.Where(row => !row.IsRest).Select(row => row.Name);
            return Fail(PlaybookDiagnostics.UnknownArgument(place, verb.Name, name, names, NearName.Of(name, names)));
        }

        if (schema.Type == ArgumentType.Flag && next is not { Text: "true" or "false" } && (next is null || ParameterWords.Whole(next) is null))
        {
            return Enter(schema, word with { Text = "true" }, place);
        }

        if (next is null)
        {
            return Fail(PlaybookDiagnostics.MissingValue(place, name, schema.Type));
        }

        _at++;
        return Enter(schema, next, place);
    }

    private bool Enter(ArgumentSchema schema, RawWordSyntax value, Place option)
    {
        if (!schema.Repeats && !schema.IsRest && _given.Find(given => given.Argument.Name == schema.Name) is { Argument: not null } first)
        {
            return Fail(PlaybookDiagnostics.ArgumentTwice(option, schema.Name, first.Place));
        }

        _named.Add(schema.Name);
        if (!ParameterWords.Check(value, parameters, report) || ArgumentOf(schema, value) is not { } argument)
        {
            return false;
        }

        _given.Add((argument, option));
        return true;
    }

    private StepArgument? ArgumentOf(ArgumentSchema schema, RawWordSyntax value)
    {
        var place = Place.Of(value);
        if (ParameterWords.First(value) is not { } parameter)
        {
            return ArgumentValue.Read(schema, value.Text, place, report);
        }

        var type = parameters?[parameter];
        if (ParameterWords.Whole(value) is null && schema.Type != ArgumentType.Text)
        {
            report(StepDiagnostics.ParameterInsideValue(place, schema.Name, parameter));
            return null;
        }

        if (ParameterWords.Fits(schema.Type, type))
        {
            return new(schema.Name, schema.Type, value.Text, null);
        }

        report(StepDiagnostics.ParameterOfOtherType(place, schema.Name, parameter, $"{type}".ToLowerInvariant(), schema.Type));
        return null;
    }

    private bool Exclude()
    {
        foreach (var group in verb.Arguments.Where(row => row.ExactlyOneOf is not null && Has(row.Name)).GroupBy(row => row.ExactlyOneOf))
        {
            var inOrder = _given.Where(given => group.Any(row => row.Name == given.Argument.Name)).ToArray();
            if (inOrder.Length > 1)
            {
                return Fail(PlaybookDiagnostics.Exclusive(
                    inOrder[1].Place, verb.Name, inOrder[1].Argument.Name, inOrder[0].Argument.Name, inOrder[0].Place));
            }
        }

        return true;
    }

    // One whose value is wrong was given all the same.
    private bool Has(string name) => _named.Contains(name);

    private static bool IsOption(RawWordSyntax word) => !word.IsQuoted && word.Text.Length > 2 && word.Text.StartsWith("--", StringComparison.Ordinal);

    private bool Fail(Diagnostic diagnostic)
    {
        report(diagnostic);
        return false;
    }
}
