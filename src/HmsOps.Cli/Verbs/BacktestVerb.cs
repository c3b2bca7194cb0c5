using System.CommandLine;
using System.Globalization;
using HmsOps.Cli.Data;
using HmsOps.Cli.Inputs;
using HmsOps.Cli.Reporting;
using HmsOps.Engine;
using HmsOps.Engine.Replay;

namespace HmsOps.Cli.Verbs;

/// <summary><c>hmsops backtest PATH… --data F…</c>: replays recorded samples.</summary>
internal static class BacktestVerb
{
    public static Command Create(CliContext context)
    {
        var (paths, format, config, plugins) = (VerbParts.Paths(), VerbParts.Format(), VerbParts.Config(), VerbParts.Plugins());
        var data = new Option<string[]>("--data")
        {
            Description = "Recorded samples, one JSON object a line; several files are merged by time.",
            HelpName = "FILE",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object a line: transitions and steps, in order." };
        var until = new Option<string?>("--until") { Description = "Go on to this time, in Unix seconds or RFC 3339.", HelpName = "TIME" };
        var sort = new Option<bool>("--sort") { Description = "Sort the samples by time first." };
        var command = new Command("backtest", "Replay recorded samples: when would the rules have fired, and what would they have done?")
        {
            paths, data, json, until, sort, format, config, plugins,
        };
        command.SetAction(parsed =>
        {
            var surroundings = new Surroundings(context, parsed.GetValue(config), parsed.GetRequiredValue(plugins));
            var recording = new Recording(context, parsed.GetRequiredValue(data), parsed.GetValue(sort));
            var options = new BacktestOptions { Until = UntilOf(parsed.GetValue(until)) };
            var isJson = parsed.GetValue(json);
            var session = RuleSession.OpenOne(isJson ? context with { Out = context.Error } : context, parsed.GetRequiredValue(paths), surroundings, parsed.GetValue(format), Demand.Replay);
            
            // A document of diagnostics is all of standard output, unless the lines of --json are.
            var results = isJson || parsed.GetValue(format) == ReportFormat.Text ? context : context with { Out = context.Error };
            return session.HasErrors ? ExitCode.Errors : Run(results, session.Packs[0], options, recording, isJson);
        });
        return command;
    }

    private static int Run(CliContext context, CompiledInput input, BacktestOptions options, Recording recording, bool isJson)
    {
        using var pack = input.Load();
        var summary = BacktestRunner.Run(pack, options, recording.Read(), line => Show(context.Out, line, isJson));
        Summarise(context.Error, summary);
        return ExitCode.Clean;
    }

    private static void Show(TextWriter output, ReplayLine line, bool isJson)
    {
        if (isJson)
        {
            output.WriteLine(ReplayJson.ToJson(line));
            return;
        }

        var labels = line.Labels.Count == 0 ? "" : line.Labels.ToString();
        var detail = line.Detail.Length == 0 ? "" : $"  ({line.Detail.ReplaceLineEndings(" ")})";
        var what = line switch
        {
            StateLine state => state.State,
            StepLine step => $"run {step.Run}: {step.Step}{(step.Outcome == "planned" ? "" : $" — {step.Outcome}")}",
            _ => "",
        };
        output.WriteLine($"{TimeText(line.Time)}  {line.Alert}{labels}  {what}{detail}");
    }

    private static void Summarise(TextWriter output, BacktestSummary summary)
    {
        var span = summary is { FirstTick: { } first, LastTick: { } last } ? $" from {TimeText(first)} to {TimeText(last)}" : "";
        output.WriteLine($"{Words.Count(summary.Samples, "sample")}{span}; {Words.Count(summary.Counters.Late, "sample")} dropped as late"
            + (summary.Counters.Late > 0 ? " (not in order of time: --sort sorts them)" : ""));
        if (summary.Counters.Unasked > 0)
        {
            output.WriteLine($"{Words.Count(summary.Counters.Unasked, "sample")} of metrics that no rule asks about");
        }

        foreach (var (alert, count) in summary.Firings)
        {
            output.WriteLine($"{alert} fired {Words.Count(count, "time")}");
        }

        if (summary.Steps > 0)
        {
            output.WriteLine($"{Words.Count(summary.Steps, "step")}; their outcomes are assumed: each succeeds at once");
        }

        foreach (var problem in summary.Problems)
        {
            output.WriteLine(problem);
        }
    }

    private static string TimeText(long time) => EngineTime.ToDateTime(time)
        .ToString(time % EngineTime.Second == 0 ? "yyyy-MM-dd HH:mm:ss'Z'" : "yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static long? UntilOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return RecordedTime.Parse(text) ?? throw new ToolException($"--until {text}: neither Unix seconds nor an RFC 3339 time");
    }
}
