using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Lowering;

namespace HmsOps.Lang.Explaining;

/// <summary>Explains the rules of a pack: what they mean, what is kept for them and who shares it, what it costs.</summary>
public sealed class PackExplainer
{
    private readonly PackPlan _plan;
    private readonly PlanLeaves _leaves;
    private readonly BoundTexts _texts;
    private readonly EvaluationEstimate _estimate;
    private readonly ImmutableArray<Diagnostic> _notRun;

    private PackExplainer(PackPlan plan, IEnumerable<PredicatePlan> predicates, ImmutableArray<Diagnostic> notRun)
    {
        _plan = plan;
        _notRun = notRun;
        _leaves = new(plan);
        _texts = new(predicates);
        _estimate = new(plan);
    }

    /// <summary>Explains all rules of a compilation that is free of errors.</summary>
    public static ExplainedPack Explain(Compilation compilation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        var plan = compilation.Runnable.Plan ?? new PackPlan("", [], [], [], [], [], []);
        var rules = RuleParts.Of(compilation.Program, plan);
        var predicates = rules.SelectMany(rule => rule.Predicates is { } own ? rule.Clauses.Where(clause => own.ContainsKey(clause.Name)).Select(clause => own[clause.Name]) : []);
        return new PackExplainer(plan, predicates, compilation.NotRunnable).Explain(rules);
    }

    private ExplainedPack Explain(ImmutableArray<RuleParts> rules)
    {
        var alone = rules.Select(Explain).ToList();
        var users = _plan.Aggregates.Select(aggregate =>
            alone.Where(rule => rule.Needs.Any(need => need.Aggregate == aggregate.Id)).Select(rule => rule.Title).ToImmutableArray()).ToImmutableArray();
        return new(
            [.. alone.Select(rule => rule with { Needs = [.. rule.Needs.Select(need => need with { SharedWith = users[need.Aggregate].Remove(rule.Title) })] })],
            [.. _plan.Aggregates.Select(aggregate => Explain(aggregate, users[aggregate.Id]))],
            _plan);
    }

    private ExplainedAggregate Explain(AggregatePlan aggregate, ImmutableArray<string> users)
    {
        ImmutableArray<int> feeds = [.. _plan.Aggregates.Where(other => other.FedBy == aggregate.Id).Select(other => other.Id)];
        return new(
            aggregate,
            PredicatePrinter.Describe(aggregate, _plan.Metrics),
            [.. aggregate.Bounds.Select(bound => _texts.Of(aggregate, bound))],
            feeds,
            users,
            PlanSize.Of(aggregate, !feeds.IsEmpty));
    }

    private ExplainedRule Explain(RuleParts rule)
    {
        ImmutableArray<ExplainedClause> clauses =
        [
            .. rule.Clauses.Select(clause => new ExplainedClause(
                clause.Name, clause.Held, NodeExplainer.Explain(clause.Expression), rule.Predicates?.GetValueOrDefault(clause.Name))),
        ];
        ImmutableArray<PredicatePlan> predicates = [.. clauses.Select(clause => clause.Predicate).OfType<PredicatePlan>()];
        return new(
            rule.Kind,
            rule.Name,
            rule.Node.Source.Path,
            rule.Node.Source.PositionOf(rule.Node.Span.Start).Line,
            rule.Facts,
            clauses,
            rule.Predicates is null && rule.Kind is not ("let" or "playbook") ? Reason(rule) : null,
            NeedsOf(predicates),
            _estimate.Of(predicates));
    }

    private ImmutableArray<ExplainedNeed> NeedsOf(ImmutableArray<PredicatePlan> predicates)
    {
        var bounds = new SortedDictionary<int, SortedSet<int>>();
        foreach (var predicate in predicates)
        {
            foreach (var (node, aggregate, own) in _leaves.Of(predicate))
            {
                if (!bounds.TryGetValue(aggregate.Id, out var places))
                {
                    bounds.Add(aggregate.Id, places = []);
                }

                places.UnionWith(PlanLeaves.BoundsOf(node, own));
            }
        }

        return
        [
            .. bounds.Select(need => new ExplainedNeed(
                need.Key, [.. need.Value.Select(place => _texts.Of(_plan.Aggregates[need.Key], _plan.Aggregates[need.Key].Bounds[place]))], [])),
        ];
    }

    private string Reason(RuleParts rule)
    {
        var span = rule.Node.Span;
        var own = _notRun.FirstOrDefault(diagnostic =>
            diagnostic.Source == rule.Node.Source && diagnostic.Span.Start >= span.Start && diagnostic.Span.End <= span.End);
        return own?.Message ?? "the pack has rules that this version can't run";
    }
}
