using System.CommandLine;
using HmsOps.Cli.Inputs;

namespace HmsOps.Cli.Verbs;

/// <summary><c>hmsops check PATH…</c>: all errors at once.</summary>
internal static class CheckVerb
{
    public static Command Create(CliContext context)
    {
        var paths = VerbParts.Paths();
        var command = new Command("check", "Read and bind rules; show all errors at once.") { paths };
        command.SetAction(parsed => Run(context, parsed.GetRequiredValue(paths)));
        return command;
    }

    private static int Run(CliContext context, string[] paths)
    {
        var session = RuleSession.Open(context, paths, VerbParts.EnvironmentOf(context, paths));
        session.Summarise();
        return session.HasErrors ? ExitCode.Errors : ExitCode.Clean;
    }
}
