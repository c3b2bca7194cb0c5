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
        var names = Enum.GetNames<ReportFormat>().Select(name => name.ToLowerInvariant()).ToArray();
        var option = new Option<ReportFormat>("--format")
        {
            Description = "How diagnostics are written.",
            HelpName = string.Join('|', names),
            CustomParser = result =>
            {
                var word = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                var index = Array.IndexOf(names, word);
                if (index < 0)
                {
                    var near = NearName.Of(word, names);
                    result.AddError($"'{word}' is no format{(near is null ? $"; known are {string.Join(", ", names)}" : $"; did you mean '{near}'?")}");
                }

                return (ReportFormat)Math.Max(0, index);
            },
        };
        return option;
    }
}
