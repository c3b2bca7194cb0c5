using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>A predicate with the delegate that computes it and the stores that it reads.</summary>
internal sealed class RulePredicate
{
    private readonly CompiledShape _compiled;
    private readonly StoreClock _clock;

    /// <exception cref="ArgumentException">The predicate asks an aggregate for what it does not keep.</exception>
    public RulePredicate(
        PredicatePlan plan, PackPlan pack, ImmutableArray<CompiledShape> shapes, IReadOnlyList<RowSource> sources, StoreClock clock)
    {
        _clock = clock;
        Plan = plan;
        _compiled = shapes[plan.Shape];
        Shape = pack.Shapes[plan.Shape].Root;
        Operands = [.. plan.Operands.Select(id => sources[id] is PresenceStore series ? new AbsentStore(series) : sources[id])];
        Fixed = [.. Operands.Select(source => source.Fixed)];
        Absences = [.. Operands.OfType<AbsentStore>()];
        Leaves = [.. ShapeTree.Leaves(Shape)];
        ReadsClock = ShapeTree.All(Shape).Any(node => node is NowNode) || Operands.Any(source => source is AcrossStore { ReadsClock: true });
        PredicateCheck.Check(plan, Leaves, Operands);
        foreach (var leaf in Leaves.OfType<ReadNode>().Where(leaf => leaf.Reading == Reading.Rate))
        {
            ((AggregateStore)Operands[leaf.Operand]).HasRate = true;
        }

        foreach (var leaf in Leaves.OfType<PredictNode>())
        {
            ((AggregateStore)Operands[leaf.Operand]).HasPrediction = true;
        }
    }

    /// <summary>The predicate.</summary>
    public PredicatePlan Plan { get; }

    /// <summary>The tree behind the delegate.</summary>
    public ShapeNode Shape { get; }

    /// <summary>The stores that it reads.</summary>
    public RowSource[] Operands { get; }

    /// <summary>Those of its operands that say what is absent; nobody else reads them.</summary>
    public AbsentStore[] Absences { get; }

    /// <summary>For each operand, the labels that its selector fixes to one value: they take no part in a join.</summary>
    public string[][] Fixed { get; }

    /// <summary>The nodes that read an operand, in the order in which they are written.</summary>
    public ILeafNode[] Leaves { get; }

    /// <value>True where it reads differently at each tick, whatever samples come.</value>
    public bool ReadsClock { get; }

    /// <summary>The labels by which an entity of an operand joins.</summary>
    public LabelSet JoinLabels(int operand, int entity)
    {
        var labels = Operands[operand].LabelsOf(entity);
        return Fixed[operand].Length == 0 ? labels : labels.Without(Fixed[operand]);
    }

    /// <summary>Its truth for a row.</summary>
    public Truth Evaluate(ReadOnlySpan<OperandCursor> cursors)
    {
        var condition = _compiled.Condition ?? throw new InvalidOperationException($"the shape {Plan.Shape} is a number, not a condition");
        return condition(Frame(cursors));
    }

    /// <summary>Its number for a row.</summary>
    public Interval EvaluateNumber(ReadOnlySpan<OperandCursor> cursors)
    {
        var number = _compiled.Number ?? throw new InvalidOperationException($"the shape {Plan.Shape} is a condition, not a number");
        return number(Frame(cursors));
    }

    private PredicateFrame Frame(ReadOnlySpan<OperandCursor> cursors) =>
        new(cursors, Plan.Constants.AsSpan(), Plan.Integers.AsSpan(), _clock.Tick);
}
