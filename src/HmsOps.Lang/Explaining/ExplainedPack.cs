using System.Collections.Immutable;
using HmsOps.Engine.Plan;

namespace HmsOps.Lang.Explaining;

/// <summary>What a pack's rules mean and what they cost.</summary>
/// <param name="Rules">By file and place.</param>
/// <param name="Aggregates">All that is kept, by its number in the plan.</param>
/// <param name="Plan">The plan of what can be run.</param>
public sealed record ExplainedPack(ImmutableArray<ExplainedRule> Rules, ImmutableArray<ExplainedAggregate> Aggregates, PackPlan Plan);

/// <summary>A rule: an alert, a tile, an slo; or a playbook or a named expression, which are parts of others.</summary>
/// <param name="Kind">Its kind's word.</param>
/// <param name="Name">Its name.</param>
/// <param name="File">Where it stands.</param>
/// <param name="Line">From 1.</param>
/// <param name="Facts">What is said of the whole rule: <c>critical</c>, <c>by region</c>.</param>
/// <param name="Clauses">Its expressions, in the order of the reference.</param>
/// <param name="NotRun">Why nothing is kept for it, or null where it can be run.</param>
/// <param name="Needs">What it reads, by number.</param>
/// <param name="Cost">Of one evaluation of a row.</param>
public sealed record ExplainedRule(
    string Kind,
    string Name,
    string File,
    int Line,
    ImmutableArray<string> Facts,
    ImmutableArray<ExplainedClause> Clauses,
    string? NotRun,
    ImmutableArray<ExplainedNeed> Needs,
    EvaluationCost Cost)
{
    /// <summary>As other rules name it: <c>alert slow</c>, <c>tile "Latency"</c>.</summary>
    public string Title => Kind == "tile" ? $"{Kind} \"{Name}\"" : $"{Kind} {Name}";

    /// <value>True for what is evaluated by itself; a playbook's conditions and a named expression are so where they are used.</value>
    public bool IsEvaluated => Kind is not ("let" or "playbook");

    /// <value>Bytes of an instance beside its aggregates; 0 for what keeps no state of its own.</value>
    public int InstanceBytes => Kind == "alert" && NotRun is null ? PlanSize.AlertInstance : 0;
}

/// <summary>An expression of a rule.</summary>
/// <param name="Name">The clause: <c>if</c>, <c>critical clear</c>, <c>query</c>.</param>
/// <param name="Held">How long it must hold: <c>for 5m</c>; or nothing.</param>
/// <param name="Tree">What was meant.</param>
/// <param name="Predicate">What evaluates it, or null where it is part of another clause or not run.</param>
public sealed record ExplainedClause(string Name, string Held, ExplainedNode Tree, PredicatePlan? Predicate);

/// <summary>A node of the typed tree.</summary>
/// <param name="Text">An operator, or a leaf as its author wrote it.</param>
/// <param name="Type"><c>condition</c>, <c>text</c>, or what is measured: <c>duration</c>.</param>
/// <param name="Unit">The symbol of the stored unit, empty for a plain number; null for what is no number.</param>
/// <param name="What">What it is.</param>
/// <param name="Source">The metric that it reads, or null.</param>
/// <param name="Operands">In the order in which they are written.</param>
public sealed record ExplainedNode(
    string Text, string Type, string? Unit, string What, ExplainedSource? Source, ImmutableArray<ExplainedNode> Operands);

/// <summary>The series that a node reads.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Kind">The metric's kind.</param>
/// <param name="Window">In ticks; 0 where it is the alert's <c>stale</c> or the slo's period.</param>
/// <param name="Shift">How long ago, in ticks.</param>
public sealed record ExplainedSource(string Metric, MetricKind Kind, long Window, long Shift);

/// <summary>An aggregate and what it costs.</summary>
/// <param name="Plan">As it stands in the plan.</param>
/// <param name="Text">In words: <c>permit-svc.latency counts over 5m by region</c>.</param>
/// <param name="Bounds">Its bounds in their authors' units.</param>
/// <param name="Feeds">The numbers of the aggregates that it feeds.</param>
/// <param name="Users">The rules that read it, as others name them.</param>
/// <param name="Size">Of one entity.</param>
public sealed record ExplainedAggregate(
    AggregatePlan Plan,
    string Text,
    ImmutableArray<string> Bounds,
    ImmutableArray<int> Feeds,
    ImmutableArray<string> Users,
    AggregateSize Size)
{
    /// <value>What one entity is: <c>all series</c>, <c>each region</c>, <c>each series</c>.</value>
    public string Entity => Plan.Grouping.Kind switch
    {
        _ when Plan.Kind == AggregateKind.Presence => "each series",
        GroupingKind.All => "all series",
        GroupingKind.By => "each " + string.Join(", ", Plan.Grouping.Labels),
        GroupingKind.Without => "each combination of all labels but " + string.Join(", ", Plan.Grouping.Labels),
        _ => "each series",
    };
}

/// <summary>What a rule needs of an aggregate.</summary>
/// <param name="Aggregate">Its number.</param>
/// <param name="Bounds">The bounds that this rule asks for, in the author's units.</param>
/// <param name="SharedWith">Other rules that read it.</param>
public sealed record ExplainedNeed(int Aggregate, ImmutableArray<string> Bounds, ImmutableArray<string> SharedWith);
