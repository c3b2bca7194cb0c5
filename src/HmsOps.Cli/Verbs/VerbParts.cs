using System.CommandLine;
using HmsOps.Lang.Symbols;

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

    /// <summary>What the compiler knows besides the rules.</summary>
    public static CompilationEnvironment EnvironmentOf(CliContext context, IReadOnlyList<string> paths) =>
        CompilationEnvironment.Default;
}
