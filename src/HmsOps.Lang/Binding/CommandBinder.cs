using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds a verb and its arguments by the verb's schema.</summary>
internal sealed class CommandBinder(BindingContext context)
{
    /// <summary>The verb and what is written of its arguments, in the schema's order; null after diagnostics. Nothing is required yet.</summary>
    public BoundCommand? Bind(ImmutableArray<RawWordSyntax> words)
    {
        // The readers answer a command without a word.
        if (words.Length == 0)
        {
            return null;
        }

        var verbs = context.Environment.Verbs;
        if (!verbs.TryGetValue(words[0].Text, out var verb))
        {
            context.Report(PlaybookDiagnostics.UnknownVerb(Place.Of(words[0]), words[0].Text, verbs.Keys, NearName.Of(words[0].Text, verbs.Keys)));
            return null;
        }

        var given = new Dictionary<string, (StepArgument Argument, Place Place)>(StringComparer.Ordinal);
        var isRight = true;
        for (var at = 1; at < words.Length;)
        {
            isRight &= BindOne(verb, words, ref at, given);
        }

        return isRight && Exclude(verb, given)
            ? new(verb, [.. verb.Arguments.Where(row => given.ContainsKey(row.Name)).Select(row => given[row.Name].Argument)])
            : null;
    }

    private bool BindOne(VerbSchema verb, ImmutableArray<RawWordSyntax> words, ref int at, Dictionary<string, (StepArgument Argument, Place Place)> given)
    {
        var word = words[at++];
        var place = Place.Of(word);
        if (!IsOption(word))
        {
            var positional = verb.Arguments.FirstOrDefault(row => row.Positional);
            return positional is null || given.ContainsKey(positional.Name)
                ? Fail(PlaybookDiagnostics.UnexpectedWord(place, verb.Name, word.Text, positional?.Name))
                : Enter(positional, word, place, given);
        }

        var name = word.Text[2..];
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
        {
            return Fail(PlaybookDiagnostics.EqualsSign(place, name[..equals], name[(equals + 1)..]));
        }

        var next = at < words.Length && !IsOption(words[at]) ? words[at] : null;
        if (verb.Arguments.FirstOrDefault(row => row.Name == name) is not { } schema)
        {
            at += next is null ? 0 : 1;
            var names = verb.Arguments.Select(row => row.Name);
            return Fail(PlaybookDiagnostics.UnknownArgument(place, verb.Name, name, names, NearName.Of(name, names)));
        }

        if (schema.Type == ArgumentType.Flag && next is not { Text: "true" or "false" })
        {
            return Enter(schema, word with { Text = "true" }, place, given);
        }

        if (next is null)
        {
            return Fail(PlaybookDiagnostics.MissingValue(place, name, schema.Type));
        }

        at++;
        return Enter(schema, next, place, given);
    }

    private bool Enter(ArgumentSchema schema, RawWordSyntax value, Place option, Dictionary<string, (StepArgument Argument, Place Place)> given)
    {
        if (given.TryGetValue(schema.Name, out var first))
        {
            return Fail(PlaybookDiagnostics.ArgumentTwice(option, schema.Name, first.Place));
        }

        if (ArgumentValue.Read(schema, value.Text, Place.Of(value), context.Report) is not { } argument)
        {
            return false;
        }

        given.Add(schema.Name, (argument, option));
        return true;
    }

    private bool Exclude(VerbSchema verb, Dictionary<string, (StepArgument Argument, Place Place)> given)
    {
        foreach (var group in verb.Arguments.Where(row => row.ExactlyOneOf is not null && given.ContainsKey(row.Name)).GroupBy(row => row.ExactlyOneOf))
        {
            var inOrder = group.OrderBy(row => given[row.Name].Place.Span.Start).ToArray();
            if (inOrder.Length > 1)
            {
                return Fail(PlaybookDiagnostics.Exclusive(
                    given[inOrder[1].Name].Place, verb.Name, inOrder[1].Name, inOrder[0].Name, given[inOrder[0].Name].Place));
            }
        }

        return true;
    }

    private static bool IsOption(RawWordSyntax word) => !word.IsQuoted && word.Text.Length > 2 && word.Text.StartsWith("--", StringComparison.Ordinal);

    private bool Fail(Diagnostic diagnostic)
    {
        context.Report(diagnostic);
        return false;
    }
}
