using System.CommandLine;
using HmsOps.Cli.Inputs;
using HmsOps.Engine.Packs;

namespace HmsOps.Cli.Verbs;

/// <summary><c>hmsops build PATH… -o X.hmspack</c>: compiles rules into one file.</summary>
internal static class BuildVerb
{
    public static Command Create(CliContext context)
    {
        var (paths, format, config, plugins) = (VerbParts.Paths(), VerbParts.Format(), VerbParts.Config(), VerbParts.Plugins());
        var output = new Option<string>("--output", "-o") { Description = "The pack to write.", HelpName = "X.hmspack", Required = true };
        var name = new Option<string>("--pack-name")
        {
            Description = "The name to write into the pack.",
            HelpName = "NAME",
            DefaultValueFactory = _ => CompiledInput.DefaultName,
        };
        var version = new Option<string>("--pack-version")
        {
            Description = "The version to write into the pack.",
            HelpName = "VERSION",
            DefaultValueFactory = _ => CompiledInput.DefaultVersion,
        };
        var command = new Command("build", "Compile rules into a pack; the same input gives the same bytes.") { paths, output, name, version, format, config, plugins };
        command.SetAction(parsed =>
        {
            var surroundings = new Surroundings(context, parsed.GetValue(config), parsed.GetRequiredValue(plugins));
            var session = RuleSession.OpenOne(context, parsed.GetRequiredValue(paths), surroundings, parsed.GetValue(format), demand: Demand.Run);
            return session.HasErrors
                ? ExitCode.Errors
                : Run(context, session.Packs[0].Build, parsed.GetRequiredValue(output), parsed.GetRequiredValue(name), parsed.GetRequiredValue(version));
        });
        return command;
    }

    private static int Run(CliContext context, Func<string, string, byte[]> build, string output, string name, string version)
    {
        byte[] bytes;
        try
        {
            bytes = build(name, version);
        }
        catch (PackException failure)
        {
            throw new ToolException($"{output}: {failure.Message}");
        }

        // Written beside and renamed, so that a reader never sees half a pack.
        var full = context.Full(output);
        var part = full + ".part";
        File.WriteAllBytes(part, bytes);
        File.Move(part, full, overwrite: true);
        using var pack = PackLoader.Load(PackReader.Read(bytes));
        context.Error.WriteLine(
            $"{output}: {Words.Count(pack.Plan.Alerts.Length, "alert")}, {Words.Count(pack.Plan.Tiles.Length, "tile")}, "
            + $"{Words.Count(bytes.Length, "byte")}, digest {pack.Digest}");
        return ExitCode.Clean;
    }
}
