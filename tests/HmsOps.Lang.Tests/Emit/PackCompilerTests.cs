using System.Collections.Immutable;
using HmsOps.Engine.Packs;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Emit;
using HmsOps.Lang.Lowering;
using static HmsOps.Lang.Tests.Lowering.Bound;

namespace HmsOps.Lang.Tests.Emit;

public class PackCompilerTests
{
    [Fact]
    public void A_percentile_is_tested_with_its_rank_and_the_places_of_its_bounds()
    {
        using var pack = Load(Alert("a", Or(Greater(P(95), 0.8m), Compare(P(99), ComparisonOperator.Equal, C(0.5m))).For()));
        var asked = new List<(ComparisonOperator, Rank, int, int)>();
        var reader = new FakeReader(test: (comparison, rank, bound, below) =>
        {
            asked.Add((comparison, rank, bound, below));
            return Truth.False;
        });
        Assert.True(Evaluate(pack, reader).IsFalse);
        Assert.Equal(
            [(ComparisonOperator.Greater, new Rank(95, 100), 2, -1), (ComparisonOperator.Equal, new Rank(99, 100), 1, 0)],
            asked);
    }

    [Fact]
    public void Numbers_are_computed_as_written()
    {
        var value = Arithmetic(
            Negate(Arithmetic(P(95), ArithmeticOperator.Subtract, P(50))), ArithmeticOperator.Divide, Arithmetic(P(50), ArithmeticOperator.Add, C(1.5m)));
        using var pack = Load(Alert("a", Compare(value, ComparisonOperator.LessOrEqual, C(-3m)).For()));
        Assert.True(Evaluate(pack, Reader(7, 0.5)).IsTrue);
        Assert.True(Evaluate(pack, Reader(6, 0.5)).IsFalse);
        Assert.True(Evaluate(pack, Reader(6, -1.5)).IsUnknown);

        static FakeReader Reader(double p95, double p50) =>
            new((_, rank) => Interval.Exactly(rank.Numerator == 95 ? p95 : p50));
    }

    [Theory]
    [InlineData(false, true, false, 1)]
    [InlineData(false, false, false, 1)]
    [InlineData(true, true, true, 2)]
    [InlineData(true, false, false, 2)]
    public void And_asks_the_right_side_only_where_the_left_is_not_false(bool left, bool right, bool expected, int asked) =>
        AssertConnective(And, left, right, expected, asked);

    [Theory]
    [InlineData(true, false, true, 1)]
    [InlineData(false, true, true, 2)]
    [InlineData(false, false, false, 2)]
    public void Or_asks_the_right_side_only_where_the_left_is_not_true(bool left, bool right, bool expected, int asked) =>
        AssertConnective(Or, left, right, expected, asked);

    [Fact]
    public void Three_values_go_through_every_nesting()
    {
        BoundCondition Leaf(int percent) => Greater(P(percent), 0.8m);
        var condition = Or(Not(And(Leaf(50), Or(Leaf(75), Leaf(90)))), And(Or(Leaf(95), Not(Leaf(98))), Leaf(99)));
        using var pack = Load(Alert("a", condition.For()));
        Truth[] values = [Truth.True, Truth.False, Truth.Unknown(UnknownReason.Warming)];
        int[] ranks = [50, 75, 90, 95, 98, 99];
        for (var code = 0; code < 729; code++)
        {
            var truths = new Dictionary<long, Truth>();
            var rest = code;
            foreach (var rank in ranks)
            {
                truths[rank] = values[rest % 3];
                rest /= 3;
            }

            var expected = Truth.Or(
                Truth.Not(Truth.And(truths[50], Truth.Or(truths[75], truths[90]))),
                Truth.And(Truth.Or(truths[95], Truth.Not(truths[98])), truths[99]));
            Assert.Equal(expected, Evaluate(pack, new FakeReader(test: (_, rank, _, _) => truths[rank.Numerator])));
        }
    }

    [Fact]
    public void Long_conditions_compile()
    {
        var left = Enumerable.Range(0, 1_500).Aggregate(Literal(true), (all, i) => And(all, Greater(P(95), i)));
        var right = Enumerable.Range(0, 400).Aggregate(Literal(true), (all, i) => Or(Greater(P(95), i), all));
        using var pack = Load(Alert("a", And(left, right).For()));
        Assert.True(Evaluate(pack, new FakeReader(test: (_, _, _, _) => Truth.True)).IsTrue);
    }

    [Fact]
    public void An_unloaded_pack_is_collected()
    {
        var context = LoadAndUnload();
        for (var i = 0; i < 20 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(context.IsAlive);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference LoadAndUnload()
    {
        var pack = Load(Alert("a", Greater(P(95), 0.8m).For()));
        var condition = pack.Shapes[0].Condition ?? throw new InvalidOperationException();
        var weak = new WeakReference(condition.Method.Module.Assembly);
        pack.Dispose();
        return weak;
    }

    private static void AssertConnective(
        Func<BoundCondition, BoundCondition, BoundCondition> connective, bool left, bool right, bool expected, int asked)
    {
        using var pack = Load(Alert("a", connective(Greater(P(50), 0.8m), Greater(P(95), 0.8m)).For()));
        var reader = new FakeReader(test: (_, rank, _, _) => Truth.Of(rank.Numerator == 50 ? left : right));
        Assert.Equal(Truth.Of(expected), Evaluate(pack, reader));
        Assert.Equal(asked, reader.Asked);
    }

    private static LoadedPack Load(BoundAlert alert) => PackBuilder.Load(Lowerer.Lower(Program([alert]), "pack"), "1", []);

    private static Truth Evaluate(LoadedPack pack, FakeReader reader)
    {
        var predicate = pack.Plan.Alerts[0].If.Predicate;
        var operands = predicate.Operands.Select(_ => new OperandCursor(reader, 0)).ToArray();
        var frame = new PredicateFrame(operands, predicate.Constants.AsSpan(), predicate.Integers.AsSpan(), 0);
        var condition = pack.Shapes[predicate.Shape].Condition ?? throw new InvalidOperationException();
        return condition(in frame);
    }
}
