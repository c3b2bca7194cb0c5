using HmsOps.Engine.Plan;
using HmsOps.Lang.Linting;

namespace HmsOps.Lang.Tests.Linting;

public sealed class ValueSetTests
{
    private static readonly decimal[] Points = [-2, -1, -0.5m, 0, 0.5m, 1, 1.5m, 2, 3];

    /// <summary>Sets of all comparisons with three constants, their junctions and complements, against membership point by point.</summary>
    [Fact]
    public void Junctions_and_complements_hold_what_their_parts_say()
    {
        var basic = Enum.GetValues<ComparisonOperator>().SelectMany(operation => new[] { -1m, 0m, 1m }.Select(constant => (Operation: operation, Constant: constant))).ToArray();
        foreach (var left in basic)
        {
            foreach (var right in basic)
            {
                var (first, second) = (ValueSet.Of(left.Operation, left.Constant), ValueSet.Of(right.Operation, right.Constant));
                foreach (var point in Points)
                {
                    var (isLeft, isRight) = (Holds(left, point), Holds(right, point));
                    Assert.Equal(isLeft && isRight, Has(first.And(second), point));
                    Assert.Equal(isLeft || isRight, Has(first.Or(second), point));
                    Assert.Equal(!isLeft, Has(first.Not(), point));
                    Assert.Equal(!(isLeft && !isRight), Has(first.And(second.Not()).Not(), point));
                }

                Assert.Equal(first.And(second.Not()).IsEmpty, first.IsWithin(second));
            }
        }
    }

    [Fact]
    public void All_and_none_are_complements()
    {
        Assert.True(ValueSet.All.Not().IsEmpty);
        Assert.True(ValueSet.All.IsWithin(ValueSet.None.Not()));
        Assert.False(ValueSet.Between(0, 1).IsWithin(ValueSet.Of(ComparisonOperator.Less, 1)));
        Assert.True(ValueSet.Between(0, 1).IsWithin(ValueSet.Of(ComparisonOperator.LessOrEqual, 1)));
        Assert.True(ValueSet.Between(2, 1).IsEmpty || ValueSet.Between(2, 1).And(ValueSet.All).IsEmpty);
    }

    private static bool Has(ValueSet set, decimal point) => !set.And(ValueSet.Between(point, point)).IsEmpty;

    private static bool Holds((ComparisonOperator Operation, decimal Constant) test, decimal point) => test.Operation switch
    {
        ComparisonOperator.Less => point < test.Constant,
        ComparisonOperator.LessOrEqual => point <= test.Constant,
        ComparisonOperator.Greater => point > test.Constant,
        ComparisonOperator.GreaterOrEqual => point >= test.Constant,
        ComparisonOperator.Equal => point == test.Constant,
        _ => point != test.Constant,
    };
}
