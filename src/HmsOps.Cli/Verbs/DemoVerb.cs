using System.CommandLine;
using HmsOps.Cli.Inputs;
using HmsOps.Demo;
using Spectre.Console;

namespace HmsOps.Cli.Verbs;

/// <summary><c>hmsops demo</c>: the tax-day story, live, on this machine.</summary>
internal static class DemoVerb
{
    public static Command Create(CliContext context)
    {
        var ending = new Option<string>("--ending")
        {
            Description = "shifts: traffic has to move; recovers: doubling is enough; pages: nothing helps.",
            DefaultValueFactory = _ => "shifts",
        };
        ending.AcceptOnlyFromAmong("shifts", "recovers", "pages");
        var speed = new Option<double>("--speed")
        {
            Description = "How many times faster than real time the sidecar's clock runs; 1 is real time.",
            HelpName = "N",
            DefaultValueFactory = _ => DemoOptions.MaxSpeed,
        };
        var plain = new Option<bool>("--plain") { Description = "Lines as they come, without colour; the default where the output is no terminal." };
        var svg = new Option<string?>("--svg") { Description = "Write a picture of the last screen.", HelpName = "FILE" };
        var command = new Command("demo", "Play the night of April 15th: a service that is overloaded, rules that see it, steps that help.")
        {
            ending, speed, plain, svg,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var chosen = Enum.Parse<DemoEnding>(parsed.GetRequiredValue(ending), ignoreCase: true);
            if (parsed.GetValue(speed) is not (>= 1 and <= DemoOptions.MaxSpeed))
            {
                throw new ToolException($"--speed is a number from 1 to {DemoOptions.MaxSpeed}: the queues of the demo's service are real, and take real time");
            }

            return RunAsync(context, chosen, parsed.GetValue(speed), parsed.GetValue(plain), parsed.GetValue(svg), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        CliContext context, DemoEnding ending, double speed, bool isPlain, string? svg, CancellationToken cancellation)
    {
        var rules = Path.Combine(AppContext.BaseDirectory, "samples", ending == DemoEnding.Shifts ? "tax-day" : "treasury");
        var session = RuleSession.OpenOne(context, [rules], new Surroundings(context, null, []), demand: Demand.Run);
        if (session.HasErrors)
        {
            return ExitCode.Errors;
        }

        using var pack = session.Packs[0].Load();
        var plain = isPlain || !context.IsTerminal;
        return await DemoStory.RunAsync(
            new DemoOptions
            {
                Ending = ending,
                Pack = pack,
                Console = AnsiConsole.Create(new AnsiConsoleSettings
                {
                    Out = new AnsiConsoleOutput(context.Out),
                    Ansi = plain ? AnsiSupport.No : AnsiSupport.Yes,
                    Interactive = plain ? InteractionSupport.No : InteractionSupport.Yes,
                }),
                IsPlain = plain,
                Speed = speed,
                SvgPath = svg is null ? null : context.Full(svg),
                Time = context.Time,
            },
            cancellation);
    }
}
