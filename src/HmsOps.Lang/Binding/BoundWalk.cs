namespace HmsOps.Lang.Binding;

/// <summary>Walks over bound trees.</summary>
internal static class BoundWalk
{
    /// <summary>The readings below a node, in the order in which they are written.</summary>
    public static IEnumerable<BoundReading> Readings(BoundNode node) => All(node).OrderBy(reading => reading.Span.Start);

    private static IEnumerable<BoundReading> All(BoundNode node) => node switch
    {
        BoundReading reading => [reading],
        BoundAnd and => All(and.Left).Concat(All(and.Right)),
        BoundOr or => All(or.Left).Concat(All(or.Right)),
        BoundNot not => All(not.Operand),
        BoundComparison comparison => All(comparison.Left).Concat(All(comparison.Right)),
        BoundNegation negation => All(negation.Operand),
        BoundArithmetic arithmetic => All(arithmetic.Left).Concat(All(arithmetic.Right)),
        _ => [],
    };
}
