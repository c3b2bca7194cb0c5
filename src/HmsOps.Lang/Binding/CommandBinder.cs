using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds a verb and its arguments by the verb's schema.</summary>
internal sealed class CommandBinder(BindingContext context)
{
    /// <summary>The verb and what is written of its arguments, in the schema's order; null after diagnostics. Nothing is required yet.</summary>
    /// <param name="words">The verb and its arguments.</param>
    /// <param name="parameters">The parameters of the playbook around it, or null.</param>
    public BoundCommand? Bind(ImmutableArray<RawWordSyntax> words, IReadOnlyDictionary<string, ParameterType?>? parameters = null)
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

        return Bind(verb, words, parameters);
    }

    /// <summary>What is written of a verb's arguments, or of what is called like one; null after diagnostics.</summary>
    public BoundCommand? Bind(VerbSchema verb, ImmutableArray<RawWordSyntax> words, IReadOnlyDictionary<string, ParameterType?>? parameters) =>
        new ArgumentReader(verb, words, parameters, context.Report).Read();

    /// <summary>A command's arguments with the defaults filled in, in the schema's order; null after one diagnostic.</summary>
    /// <param name="command">The command.</param>
    /// <param name="place">Its verb.</param>
    /// <param name="service">The service of the alert's first metric, or null where that is not known.</param>
    public ImmutableArray<StepArgument>? Complete(BoundCommand command, Place place, string? service)
    {
        var verb = command.Verb;
        var arguments = new List<StepArgument>();
        foreach (var schema in verb.Arguments)
        {
            var given = command.Arguments.Where(argument => argument.Name == schema.Name).ToList();
            var text = schema.DefaultsToService ? service ?? schema.Default : schema.Default;
            if (given.Count == 0 && text is not null && schema.ExactlyOneOf is null)
            {
                if (ArgumentValue.Read(schema, text, place, context.Report) is not { } byDefault)
                {
                    return null;
                }

                given.Add(byDefault);
            }

            if (given.Count == 0 && (schema.Required || schema.DefaultsToService))
            {
                return Fail(PlaybookDiagnostics.MissingArgument(place, verb.Name, "--" + schema.Name));
            }

            arguments.AddRange(given);
        }

        var missing = verb.Arguments.Where(row => row.ExactlyOneOf is not null).GroupBy(row => row.ExactlyOneOf)
            .FirstOrDefault(group => !group.Any(row => arguments.Any(argument => argument.Name == row.Name)));
        return missing is null
            ? [.. arguments]
            : Fail(PlaybookDiagnostics.MissingArgument(place, verb.Name, Report.AnyOf(missing.Select(row => "--" + row.Name))));
    }

    /// <summary>What a call locks.</summary>
    public static string ResourceOf(VerbSchema verb, ImmutableArray<StepArgument> arguments)
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
            if (schema.IsUrl)
            {
                var host = Uri.TryCreate(text, UriKind.Absolute, out var address) ? address.Authority : text;
                resource = resource.Replace($"{{{schema.Name}.host}}", host, StringComparison.Ordinal);
            }
        }

        return resource;
    }

    private ImmutableArray<StepArgument>? Fail(Diagnostic diagnostic)
    {
        context.Report(diagnostic);
        return null;
    }
}
