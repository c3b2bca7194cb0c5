using System.Collections.Immutable;
using System.Text.Json;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Explaining;

namespace HmsOps.Cli.Reporting;

/// <summary>Explanations as one JSON object, described in <c>docs/explain.md</c>.</summary>
internal static class ExplanationJson
{
    private const int Version = 1;

    /// <summary>The object; a field that says nothing is null, never left out.</summary>
    /// <param name="packs">Each with the rules that are asked for and the C# of its shapes, empty where it is not asked for.</param>
    public static string Write(IEnumerable<(string Name, ExplainedPack Pack, ImmutableArray<ExplainedRule> Rules, ImmutableArray<string> Code)> packs) =>
        JsonText.Of(json => json.Object(null, () =>
        {
            json.WriteNumber("version", Version);
            json.List("packs", packs, pack => json.Object(null, () =>
            {
                json.WriteString("name", pack.Name);
                json.List("rules", pack.Rules, rule => json.Object(null, () => Rule(json, rule)));
                json.List("aggregates", pack.Pack.Aggregates, aggregate => json.Object(null, () => Aggregate(json, pack.Pack.Plan, aggregate)));
                json.List("shapes", pack.Code, json.WriteStringValue);
            }));
        }));

    private static void Rule(Utf8JsonWriter json, ExplainedRule rule)
    {
        json.WriteString("kind", rule.Kind);
        json.WriteString("name", rule.Name);
        json.WriteString("file", rule.File);
        json.WriteNumber("line", rule.Line);
        json.List("facts", rule.Facts, json.WriteStringValue);
        json.WriteString("notRun", rule.NotRun);
        json.List("clauses", rule.Clauses, clause => json.Object(null, () =>
        {
            json.WriteString("name", clause.Name);
            json.WriteString("held", clause.Held);
            json.Object("tree", () => Node(json, clause.Tree));
            Predicate(json, clause.Predicate);
        }));
        json.List("needs", rule.Needs, need => json.Object(null, () =>
        {
            json.WriteNumber("aggregate", need.Aggregate);
            json.List("bounds", need.Bounds, json.WriteStringValue);
            json.List("sharedWith", need.SharedWith, json.WriteStringValue);
        }));
        json.WriteNumber("instanceBytes", rule.InstanceBytes);
        json.Object("cost", () =>
        {
            json.WriteNumber("counters", rule.Cost.Counters);
            json.WriteNumber("sketches", rule.Cost.Sketches);
            json.WriteNumber("panes", rule.Cost.Panes);
            json.WriteNumber("newestValues", rule.Cost.Newest);
            json.WriteNumber("estimatedNanoseconds", rule.Cost.Nanoseconds);
            json.WriteString("basis", EvaluationCost.Basis);
        });
    }

    private static void Node(Utf8JsonWriter json, ExplainedNode node)
    {
        json.WriteString("text", node.Text);
        json.WriteString("type", node.Type);
        json.WriteString("unit", node.Unit);
        json.WriteString("what", node.What);
        if (node.Source is { } source)
        {
            json.Object("source", () =>
            {
                json.WriteString("metric", source.Metric);
                json.WriteString("kind", source.Kind.ToString().ToLowerInvariant());
                json.WriteNumber("windowSeconds", EngineTime.ToSeconds(source.Window));
                json.WriteNumber("shiftSeconds", EngineTime.ToSeconds(source.Shift));
            });
        }
        else
        {
            json.WriteNull("source");
        }

        json.List("operands", node.Operands, operand => json.Object(null, () => Node(json, operand)));
    }

    private static void Predicate(Utf8JsonWriter json, PredicatePlan? predicate)
    {
        if (predicate is null)
        {
            json.WriteNull("predicate");
            return;
        }

        json.Object("predicate", () =>
        {
            json.WriteNumber("shape", predicate.Shape);
            json.List("operands", predicate.Operands, json.WriteNumberValue);
            json.List("constants", predicate.Constants, json.WriteNumberValue);
            json.List("integers", predicate.Integers, json.WriteNumberValue);
        });
    }

    private static void Aggregate(Utf8JsonWriter json, PackPlan plan, ExplainedAggregate aggregate)
    {
        json.WriteNumber("id", aggregate.Plan.Id);
        json.WriteString("text", aggregate.Text);
        json.WriteString("metric", plan.Metrics[aggregate.Plan.Metric].Name);
        json.WriteString("kind", aggregate.Plan.Kind.ToString().ToLowerInvariant());
        json.WriteString("entity", aggregate.Entity);
        json.WriteNumber("windowSeconds", EngineTime.ToSeconds(aggregate.Plan.Window));
        json.WriteNumber("paneSeconds", EngineTime.ToSeconds(aggregate.Plan.Pane));
        json.List("bounds", aggregate.Bounds, json.WriteStringValue);
        if (aggregate.Plan.FedBy is { } finer)
        {
            json.WriteNumber("fedBy", finer);
        }
        else
        {
            json.WriteNull("fedBy");
        }

        json.List("feeds", aggregate.Feeds, json.WriteNumberValue);
        json.List("users", aggregate.Users, json.WriteStringValue);
        json.Object("size", () =>
        {
            json.WriteNumber("panes", aggregate.Size.Slots);
            json.WriteNumber("numbers", aggregate.Size.Numbers);
            json.WriteNumber("width", aggregate.Size.Width);
            json.WriteNumber("totals", aggregate.Size.Totals);
            json.WriteNumber("history", aggregate.Size.History);
            json.WriteNumber("bytes", aggregate.Size.Bytes);
        });
    }
}
