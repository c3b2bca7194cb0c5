namespace HmsOps.Engine.Predicates;

/// <summary>The delegate of a shape: one of the two is set.</summary>
public sealed record CompiledShape(ConditionDelegate? Condition, NumberDelegate? Number);
