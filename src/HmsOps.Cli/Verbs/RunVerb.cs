using System.Collections.Immutable;
using System.CommandLine;
using System.Net;
using System.Runtime.InteropServices;
using HmsOps.Cli.Inputs;
using HmsOps.Engine.Packs;
using HmsOps.Engine.Plan;
using HmsOps.Sidecar;
using HmsOps.Sidecar.Configuration;
using HmsOps.Steps;
using Microsoft.Extensions.Logging;

namespace HmsOps.Cli.Verbs;

/// <summary><c>hmsops run PACK-or-PATH…</c>: the sidecar.</summary>
internal static class RunVerb
{
    public static Command Create(CliContext context)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "A .hmspack, or rule files and folders, which are compiled first.",
            Arity = ArgumentArity.OneOrMore,
        };
        var (config, plugins) = (VerbParts.Config(), VerbParts.Plugins());
        var listen = new Option<string?>("--listen") { Description = "Where gRPC listens; port 0 takes a free one and prints it.", HelpName = "HOST:PORT" };
        var state = new Option<string?>("--state") { Description = "The folder of the journal.", HelpName = "DIR" };
        var observe = new Option<bool>("--observe") { Description = "Plan and record, apply nothing." };
        var speed = new Option<double>("--speed")
        {
            Description = "How many times faster than real time the clock runs.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var command = new Command("run", "Run the sidecar: metrics in over gRPC, steps and notices out.")
        {
            paths, listen, state, config, plugins, observe, speed,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var given = parsed.GetRequiredValue(paths);
            var surroundings = new Surroundings(context, parsed.GetValue(config), parsed.GetRequiredValue(plugins));
            if (parsed.GetValue(speed) is not (>= 0.01 and <= 1_000))
            {
                throw new ToolException("--speed is a number from 0.01 to 1000");
            }

            if (Open(context, given, surroundings) is not { } pack)
            {
                return ExitCode.Errors;
            }

            using (pack)
            {
                var configuration = surroundings.ConfigurationOf(context.Full(given[0]));
                var address = parsed.GetValue(listen) is { } text ? AddressOf(text) : configuration.Listen;
                WarnOfApprovals(context, pack);
                var log = new LineLogger(context.Error, context.Time, LogLevel.Information);
                var options = new SidecarOptions
                {
                    Pack = pack,
                    StateFolder = context.Full(parsed.GetValue(state) ?? configuration.State ?? ".hmsops"),
                    Listen = address,
                    Executors = ExecutorsOf(configuration, surroundings.ExecutorsOf(context.Full(given[0]))),
                    Dashboard = configuration.Dashboard,
                    Notifiers = Wiring.Notifiers(configuration),
                    Time = context.Time,
                    Tick = configuration.Tick,
                    Speed = parsed.GetValue(speed),
                    Observe = parsed.GetValue(observe),
                    LoggerFactory = log,
                    Observer = new LogObserver(log),
                    Secrets = configuration.Secrets,
                };
                return await RunAsync(context, options, cancellation);
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(CliContext context, SidecarOptions options, CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stopping));
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stopping));
        try
        {
            await using var host = new SidecarHost(options);
            await host.StartAsync();
            context.Out.WriteLine($"listening on {host.Endpoint}");
            await context.Out.FlushAsync(CancellationToken.None);
            await Task.WhenAny(host.Completion, Task.Delay(Timeout.Infinite, stopping.Token));
            if (host.Completion.IsFaulted)
            {
                await host.Completion;
            }

            await host.StopAsync();
            return ExitCode.Clean;
        }
        catch (SidecarException failure)
        {
            throw new ToolException(failure.Message);
        }
    }

    // The engine asks and waits; this program has no place yet where anybody could answer.
    private static void WarnOfApprovals(CliContext context, LoadedPack pack)
    {
        foreach (var alert in pack.Plan.Alerts.Where(alert => alert.Steps.OfType<ApproveStepPlan>().Any()))
        {
            context.Error.WriteLine(
                $"hmsops: warning: in this version nobody can answer the `approve` of alert `{alert.Name}`: after its time it counts as a no, and someone is paged");
        }
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stopping)
    {
        signal.Cancel = true;
        stopping.Cancel();
    }

    private static LoadedPack? Open(CliContext context, string[] paths, Surroundings surroundings)
    {
        if (paths is not [var only] || !only.EndsWith(".hmspack", StringComparison.Ordinal))
        {
            var session = RuleSession.OpenOne(context, paths, surroundings, demand: Demand.Run);
            return session.HasErrors ? null : session.Packs[0].Load();
        }

        if (!File.Exists(context.Full(only)))
        {
            throw new ToolException($"{only}: there is no such file or folder");
        }

        try
        {
            return PackLoader.Load(PackReader.Read(File.ReadAllBytes(context.Full(only))));
        }
        catch (PackException failure)
        {
            throw new ToolException($"{only}: {failure.Message}");
        }
    }

    private static IPEndPoint AddressOf(string text) =>
        ListenAddress.Parse(text, out var error) ?? throw new ToolException($"--listen {text}: {error}");

    private static ImmutableSortedDictionary<string, IStepExecutor> ExecutorsOf(SidecarConfiguration configuration, ImmutableArray<IStepExecutor> executors)
    {
        try
        {
            return Wiring.Executors(configuration, executors);
        }
        catch (SidecarException failure)
        {
            throw new ToolException(failure.Message);
        }
    }
}
