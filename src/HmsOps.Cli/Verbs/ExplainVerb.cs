using System.Collections.Immutable;
using System.CommandLine;
using HmsOps.Cli.Inputs;
using HmsOps.Cli.Reporting;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Emit;
using HmsOps.Lang.Explaining;

namespace HmsOps.Cli.Verbs;

/// <summary><c>hmsops explain PATH…</c>: what rules mean, what is kept for them, and what they cost.</summary>
internal static class ExplainVerb
{
    public static Command Create(CliContext context)
    {
        var (paths, format, config, plugins) = (VerbParts.Paths(), VerbParts.Choice("--format", "How explanations are written.", Formats), VerbParts.Config(), VerbParts.Plugins());
        var rule = new Option<string?>("--rule") { Description = "Only the alert, tile, slo, playbook or let of this name.", HelpName = "NAME" };
        var csharp = new Option<bool>("--csharp") { Description = "The generated C# as well." };
        var command = new Command("explain", "Show what rules mean: typed trees, what is kept for them and who shares it, bytes and costs.")
        {
            paths, rule, format, csharp, config, plugins,
        };
        command.SetAction(parsed =>
        {
            var surroundings = new Surroundings(context, parsed.GetValue(config), parsed.GetRequiredValue(plugins));
            var isJson = parsed.GetValue(format) == "json";
            var session = RuleSession.Open(isJson ? context with { Out = context.Error } : context, parsed.GetRequiredValue(paths), surroundings, demand: Demand.Explain);
            return session.HasErrors ? ExitCode.Errors : Run(context, session, parsed.GetValue(rule), isJson, parsed.GetValue(csharp));
        });
        return command;
    }

    private static ImmutableArray<string> Formats { get; } = ["text", "json"];

    private static int Run(CliContext context, RuleSession session, string? name, bool isJson, bool withCode)
    {
        var packs = session.Packs.Select(input => (input.Input.Name, Pack: PackExplainer.Explain(input.Compilation))).ToList();
        if (name is not null)
        {
            RequireRule(name, packs.SelectMany(pack => pack.Pack.Rules));
        }

        var chosen = packs
            .Select(pack => (
                pack.Name,
                pack.Pack,
                Rules: pack.Pack.Rules.RemoveAll(rule => name is not null && rule.Name != name),
                Code: withCode ? PackSource.Of(pack.Pack.Plan) : []))
            .Where(pack => name is null || !pack.Rules.IsEmpty)
            .ToList();
        if (isJson)
        {
            context.Out.WriteLine(ExplanationJson.Write(chosen));
            return ExitCode.Clean;
        }

        for (var i = 0; i < chosen.Count; i++)
        {
            var (packName, pack, rules, code) = chosen[i];
            context.Out.Write(packs.Count > 1 ? $"{(i > 0 ? "\n" : "")}pack {packName}\n\n" : "");
            context.Out.Write(ExplanationText.Write(pack, rules, code));
        }

        return ExitCode.Clean;
    }

    private static void RequireRule(string name, IEnumerable<ExplainedRule> rules)
    {
        var names = rules.Select(rule => rule.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        if (!names.Contains(name, StringComparer.Ordinal))
        {
            var near = NearName.Of(name, names);
            throw new ToolException($"--rule {name}: there is no alert, tile or slo of this name{(near is null ? "" : $"; did you mean '{near}'?")}");
        }
    }
}
