using System.CommandLine;
using HmsOps.Lang.Reference;
using HmsOps.Sidecar.Configuration;

namespace HmsOps.Cli.Verbs;

/// <summary><c>hmsops schema [--config]</c>: the JSON Schema for YAML editors.</summary>
internal static class SchemaVerb
{
    public static Command Create(CliContext context)
    {
        var config = new Option<bool>("--config") { Description = "The schema of hmsops.yaml instead." };
        var command = new Command("schema", "Print the JSON Schema of the YAML spelling, for editors.") { config };
        command.SetAction(parsed =>
        {
            context.Out.Write(parsed.GetValue(config) ? ConfigurationSchema.Write() : RuleSchema.Write());
            return ExitCode.Clean;
        });
        return command;
    }
}
