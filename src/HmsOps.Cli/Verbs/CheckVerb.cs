using System.CommandLine;
using HmsOps.Cli.Inputs;

namespace HmsOps.Cli.Verbs;

/// <summary><c>hmsops check PATH…</c>: all errors at once.</summary>
internal static class CheckVerb
{
    public static Command Create(CliContext context)
    {
        var (paths, format, config, plugins) = (VerbParts.Paths(), VerbParts.Format(), VerbParts.Config(), VerbParts.Plugins());
        var command = new Command("check", "Read and bind rules; show all errors at once.") { paths, format, config, plugins };
        command.SetAction(parsed =>
        {
            var surroundings = new Surroundings(context, parsed.GetValue(config), parsed.GetRequiredValue(plugins));
            var session = RuleSession.Open(context, parsed.GetRequiredValue(paths), surroundings, parsed.GetValue(format));
            session.Summarise();
            return session.HasErrors ? ExitCode.Errors : ExitCode.Clean;
        });
        return command;
    }
}
