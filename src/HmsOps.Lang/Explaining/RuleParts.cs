using System.Collections.Immutable;
using System.Globalization;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Lowering;

namespace HmsOps.Lang.Explaining;

/// <summary>A rule of any kind in its parts: what is said of it, its expressions, what evaluates them.</summary>
/// <param name="Kind">Its kind's word.</param>
/// <param name="Name">Its name.</param>
/// <param name="Node">The declaration.</param>
/// <param name="Facts">What is said of the whole rule.</param>
/// <param name="Clauses">Name, duration, expression.</param>
/// <param name="Predicates">By clause; null where the plan does not have the rule.</param>
internal sealed record RuleParts(
    string Kind,
    string Name,
    BoundNode Node,
    ImmutableArray<string> Facts,
    ImmutableArray<(string Name, string Held, BoundNode Expression)> Clauses,
    ImmutableDictionary<string, PredicatePlan>? Predicates)
{
    /// <summary>The parts of all rules, by file and place.</summary>
    public static ImmutableArray<RuleParts> Of(BoundProgram program, PackPlan plan)
    {
        var lets = program.Lets.ToLookup(let => let.Source);
        var rules = program.Alerts.Select(alert => Of(alert, plan.Alerts.FirstOrDefault(other => other.Name == alert.Name)))
            .Concat(program.Tiles.Select(tile => Of(tile, plan.Tiles.FirstOrDefault(other => other.Name == tile.Name))))
            .Concat(program.Slos.Select(Of))
            .Concat(program.Playbooks.Select(Of))
            .ToList();
        var inside = rules.ConvertAll(rule =>
            lets[rule.Node.Source].Where(let => rule.Node.Span.Start <= let.Span.Start && let.Span.End <= rule.Node.Span.End).ToList());
        var ofRules = inside.SelectMany(own => own).ToHashSet<BoundLet>(ReferenceEqualityComparer.Instance);
        return
        [
            .. rules.Zip(inside, (rule, own) => rule with { Clauses = [.. own.Select(let => ("let " + let.Name, "", let.Value)), .. rule.Clauses] })
                .Concat(program.Lets.Where(let => !ofRules.Contains(let)).Select(Of))
                .OrderBy(rule => rule.Node.Source.Path, StringComparer.Ordinal)
                .ThenBy(rule => rule.Node.Span.Start),
        ];
    }

    private static RuleParts Of(BoundAlert alert, AlertPlan? plan)
    {
        var clauses = ImmutableArray.CreateBuilder<(string, string, BoundNode)>();
        foreach (var level in alert.Levels)
        {
            var severity = Word(level.Severity);
            Add(clauses, severity + " if", level.If);
            Add(clauses, severity + " clear", level.Clear);
        }

        Add(clauses, "if", alert.If);
        Add(clauses, "clear", alert.Clear);
        Add(clauses, "only when", alert.OnlyWhen);
        foreach (var level in alert.Levels)
        {
            AddSteps(clauses, Word(level.Severity) + " then", level.Steps ?? []);
        }

        AddSteps(clauses, "then", alert.Steps);
        AddSteps(clauses, "on clear", alert.OnClear);
        return new(
            "alert",
            alert.Name,
            alert,
            [Word(alert.Severity), .. Labels("by", alert.By), .. Labels("without", alert.Without)],
            clauses.ToImmutable(),
            plan is null ? null : ByClause(("if", plan.If.Predicate), ("clear", plan.Clear?.Predicate)));
    }

    private static RuleParts Of(BoundTile tile, TilePlan? plan)
    {
        var clauses = ImmutableArray.CreateBuilder<(string, string, BoundNode)>();
        Add(clauses, "query", tile.Query);
        Add(clauses, "slo", tile.Slo);
        Add(clauses, "yellow", tile.Colors?.Yellow);
        Add(clauses, "red", tile.Colors is { } colors ? colors.Red?.Condition : tile.Red);
        return new(
            "tile",
            tile.Name,
            tile,
            tile.Dashboard is { } dashboard ? [$"on {dashboard}"] : [],
            clauses.ToImmutable(),
            plan is null ? null : ByClause(("query", plan.Value), (tile.Colors is null ? "slo" : "yellow", plan.Slo), ("red", plan.Red)));
    }

    private static RuleParts Of(BoundSlo slo)
    {
        var clauses = ImmutableArray.CreateBuilder<(string, string, BoundNode)>();
        Add(clauses, "objective", slo.Objective.Ratio);
        Add(clauses, "only when", slo.OnlyWhen);
        AddSteps(clauses, "page", slo.Page);
        AddSteps(clauses, "ticket", slo.Ticket);
        return new(
            "slo",
            slo.Name,
            slo,
            [
                slo.Objective.Text,
                $"at most {Percent(slo.Objective.Budget)} may be bad in {PlanText.Duration(slo.Objective.Period)}",
                .. Labels("by", slo.By),
                $"gives alert {slo.Name}.page (critical) and alert {slo.Name}.ticket (warning)",
            ],
            clauses.ToImmutable(),
            null);
    }

    private static RuleParts Of(BoundPlaybook playbook)
    {
        var clauses = ImmutableArray.CreateBuilder<(string, string, BoundNode)>();
        AddSteps(clauses, "steps", playbook.Steps);
        return new(
            "playbook",
            playbook.Name,
            playbook,
            [.. playbook.Parameters.Select(parameter => $"{parameter.Name}: {parameter.Type.ToString().ToLowerInvariant()}")],
            clauses.ToImmutable(),
            null);
    }

    private static RuleParts Of(BoundLet let) => new("let", let.Name, let, [], [("value", "", let.Value)], null);

    // Conditions of a playbook; those of a called one are told with it.
    private static void AddSteps(ImmutableArray<(string, string, BoundNode)>.Builder clauses, string head, ImmutableArray<BoundStep> steps)
    {
        foreach (var step in steps)
        {
            switch (step)
            {
                case BoundIfStep branch:
                    clauses.Add((head + ": if", "", branch.Condition));
                    AddSteps(clauses, head, [.. branch.Then, .. branch.Else]);
                    break;
                case BoundWaitUntilStep until:
                    clauses.Add((head + ": wait until", $"timeout {PlanText.Duration(until.Timeout)}", until.Condition));
                    break;
                case BoundParallelStep parallel:
                    AddSteps(clauses, head, parallel.Branches);
                    break;
                case BoundRunStep run:
                    AddSteps(clauses, head, run.Options.OnFailure);
                    break;
                case BoundCallStep call:
                    AddSteps(clauses, head, call.Options.OnFailure);
                    break;
            }
        }
    }

    private static IEnumerable<string> Labels(string word, ImmutableArray<string> labels) =>
        labels.IsEmpty ? [] : [$"{word} {PlanText.Names(labels)}"];

    private static void Add(ImmutableArray<(string, string, BoundNode)>.Builder clauses, string name, BoundHeld? held)
    {
        if (held is not null)
        {
            var duration = PlanText.Duration(held.For);
            var text = held.Share is { } share
                ? $"for {Percent(share)} of {duration}"
                : held.For == 0 ? "" : "for " + duration;
            clauses.Add((name, text, held.Condition));
        }
    }

    private static void Add(ImmutableArray<(string, string, BoundNode)>.Builder clauses, string name, BoundNode? expression)
    {
        if (expression is not null)
        {
            clauses.Add((name, "", expression));
        }
    }

    private static ImmutableDictionary<string, PredicatePlan> ByClause(params ReadOnlySpan<(string Clause, PredicatePlan? Predicate)> clauses)
    {
        var predicates = ImmutableDictionary.CreateBuilder<string, PredicatePlan>(StringComparer.Ordinal);
        foreach (var (clause, predicate) in clauses)
        {
            if (predicate is not null)
            {
                predicates.Add(clause, predicate);
            }
        }

        return predicates.ToImmutable();
    }

    private static string Percent(decimal ratio) => (ratio * 100).ToString("0.############################", CultureInfo.InvariantCulture) + "%";

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();
}
