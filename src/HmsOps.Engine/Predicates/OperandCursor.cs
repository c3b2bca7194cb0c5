namespace HmsOps.Engine.Predicates;

/// <summary>Where an operand of a row is read: an aggregate's totals and the entity in them.</summary>
/// <param name="Totals">The aggregate's store; null with <paramref name="Entity"/> -1 where the row has no series there.</param>
/// <param name="Entity">The entity's number in the store, or -1.</param>
public readonly record struct OperandCursor(IAggregateReader? Totals, int Entity);
