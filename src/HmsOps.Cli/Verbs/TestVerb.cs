using System.CommandLine;
using HmsOps.Cli.Inputs;
using HmsOps.Cli.Reporting;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Replay;

namespace HmsOps.Cli.Verbs;

/// <summary><c>hmsops test PATH…</c>: runs <c>test</c> declarations on virtual time.</summary>
internal static class TestVerb
{
    public static Command Create(CliContext context)
    {
        var (paths, format, config, plugins) = (VerbParts.Paths(), VerbParts.Format(), VerbParts.Config(), VerbParts.Plugins());
        var filter = new Option<string?>("--filter") { Description = "Only tests whose name contains this.", HelpName = "TEXT" };
        var command = new Command("test", "Run the tests of rules on virtual time.") { paths, filter, format, config, plugins };
        command.SetAction(parsed =>
        {
            var surroundings = new Surroundings(context, parsed.GetValue(config), parsed.GetRequiredValue(plugins));
            var session = RuleSession.Open(context, parsed.GetRequiredValue(paths), surroundings, parsed.GetValue(format), Demand.Replay);
            
            // A document of diagnostics is all of standard output.
            var results = parsed.GetValue(format) == ReportFormat.Text ? context : context with { Out = context.Error };
            return session.HasErrors ? ExitCode.Errors : Run(results, session, parsed.GetRequiredValue(paths), parsed.GetValue(filter));
        });
        return command;
    }

    private static int Run(CliContext context, RuleSession session, string[] paths, string? filter)
    {
        var (passed, failed) = (0, 0);
        foreach (var input in session.Packs)
        {
            var tests = input.Compilation.Runnable.Tests
                .Where(test => filter is null || test.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))
                .ToList();
            if (tests.Count == 0)
            {
                continue;
            }

            using var pack = input.Load();
            foreach (var test in tests)
            {
                var result = TestRunner.Run(test, pack);
                passed += result.IsPassed ? 1 : 0;
                failed += result.IsPassed ? 0 : 1;
                Show(context.Out, result);
            }
        }

        if (passed + failed == 0)
        {
            throw new ToolException(filter is null
                ? $"{string.Join(' ', paths)}: there is no test here"
                : $"{string.Join(' ', paths)}: there is no test whose name contains '{filter}'");
        }

        context.Out.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? ExitCode.Clean : ExitCode.Found;
    }

    private static void Show(TextWriter output, TestResult result)
    {
        output.WriteLine($"{(result.IsPassed ? "ok  " : "FAIL")}  {result.Test.Name}  ({PlaceOf(result.Test)})");
        foreach (var failure in result.Failures)
        {
            foreach (var line in failure.ToString().Split('\n'))
            {
                output.WriteLine("      " + line);
            }
        }
    }

    private static string PlaceOf(TestPlan test) => $"{test.Source.File}:{test.Source.Line}";
}
