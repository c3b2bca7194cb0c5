using System.CommandLine;

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
}
