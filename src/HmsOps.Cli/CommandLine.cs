using System.CommandLine;
using System.CommandLine.Invocation;
using HmsOps.Cli.Verbs;

namespace HmsOps.Cli;

/// <summary>The program: a verb and its paths, an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs the program; every failure is one line on <see cref="CliContext.Error"/>, never a stack trace.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliContext context, CancellationToken cancellation = default)
    {
        var root = new RootCommand("Says what going wrong looks like, and what to do about it: checks, tests, replays, builds and runs rules.")
        {
            CheckVerb.Create(context),
            FmtVerb.Create(context),
            TestVerb.Create(context),
            BacktestVerb.Create(context),
            BuildVerb.Create(context),
            ExplainVerb.Create(context),
            RunVerb.Create(context),
            DemoVerb.Create(context),
            SchemaVerb.Create(context),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction usage)
        {
            usage.ShowHelp = false;
        }

        var invocation = new InvocationConfiguration
        {
            Output = context.Out,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return await parsed.InvokeAsync(invocation, cancellation);
        }
        catch (ToolException failure)
        {
            await context.Error.WriteLineAsync($"hmsops: {failure.Message}");
            return failure.Code;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await context.Error.WriteLineAsync($"hmsops: {failure.Message.ReplaceLineEndings(" ")}");
            return ExitCode.Failed;
        }
        finally
        {
            await context.Out.FlushAsync(CancellationToken.None);
        }
    }
}
