using System.Collections.Immutable;
using System.CommandLine;
using HmsOps.Cli.Reporting;
using HmsOps.Lang.Diagnostics;

namespace HmsOps.Cli.Verbs;

/// <summary>What several verbs share.</summary>
internal static class VerbParts
{
    /// <summary>The paths of a verb: at least one.</summary>
    public static Argument<string[]> Paths() => new("PATH")
    {
        Description = "A rule file, or a folder that is searched for .hmsrule, .yaml and .yml.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary><c>--config FILE</c>.</summary>
    public static Option<string?> Config() => new("--config")
    {
        Description = "The configuration file; by default hmsops.yaml in the first path's folder or above it.",
        HelpName = "FILE",
    };

    /// <summary><c>--plugin DLL</c>, which may be repeated.</summary>
    public static Option<string[]> Plugins() => new("--plugin")
    {
        Description = "An assembly with further executors; may be repeated.",
        HelpName = "DLL",
        DefaultValueFactory = _ => [],
    };

    /// <summary><c>--format text|json|sarif|github</c>.</summary>
    public static Option<ReportFormat> Format()
    {
        var names = Enum.GetNames<ReportFormat>().Select(name => name.ToLowerInvariant()).ToImmutableArray();
        return Choice("--format", "How diagnostics are written.", names, word => (ReportFormat)names.IndexOf(word));
    }

    /// <summary>An option that takes one of a few words; the first is the default.</summary>
    public static Option<string> Choice(string name, string description, ImmutableArray<string> words)
    {
        var option = Choice(name, description, words, word => word);
        option.DefaultValueFactory = _ => words[0];
        return option;
    }

    private static Option<T> Choice<T>(string name, string description, ImmutableArray<string> words, Func<string, T> valueOf) => new(name)
    {
        Description = description,
        HelpName = string.Join('|', words),
        CustomParser = result =>
        {
            var word = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (words.Contains(word, StringComparer.Ordinal))
            {
                return valueOf(word);
            }

            var near = NearName.Of(word, words);
            result.AddError($"'{word}' is no {name.TrimStart('-')}{(near is null ? $"; known are {string.Join(", ", words)}" : $"; did you mean '{near}'?")}");
            return valueOf(words[0]);
        },
    };
}
