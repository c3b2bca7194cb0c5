using HmsOps.Engine;
using HmsOps.Engine.Packs;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Lowering;
using static HmsOps.Lang.Tests.Lowering.Bound;

namespace HmsOps.Lang.Tests.Lowering;

public class LowererTests
{
    [Theory]
    [InlineData(ComparisonOperator.Greater, 0.8, null)]
    [InlineData(ComparisonOperator.GreaterOrEqual, null, 0.8)]
    [InlineData(ComparisonOperator.Less, null, 0.8)]
    [InlineData(ComparisonOperator.LessOrEqual, 0.8, null)]
    [InlineData(ComparisonOperator.Equal, 0.8, 0.8)]
    [InlineData(ComparisonOperator.NotEqual, 0.8, 0.8)]
    public void A_threshold_asks_only_for_the_bounds_that_decide_it(ComparisonOperator comparison, double? le, double? lt)
    {
        var plan = Lowerer.Lower(Program([Alert("a", Compare(P(95), comparison, C(0.8m)).For())]), "pack");
        var aggregate = Assert.Single(plan.Aggregates);
        Assert.Equal(AggregateKind.Counts, aggregate.Kind);
        var predicate = plan.Alerts[0].If.Predicate;
        Assert.Equal(95, predicate.Integers[0]);
        Assert.Equal(100, predicate.Integers[1]);
        Assert.Equal(le, BoundAt(predicate.Integers[2]));
        Assert.Equal(lt is { } c ? Math.BitDecrement(c) : null, BoundAt(predicate.Integers[3]));

        double? BoundAt(long place) => place < 0 ? null : aggregate.Bounds[(int)place];
    }

    [Fact]
    public void Clocks_that_are_written_are_the_plans()
    {
        var alert = Alert("a", Greater(P(95), 0.8m).For());
        var plan = Lowerer.Lower(Program([alert with { Stale = EngineTime.Minute, Forget = EngineTime.Hour, Cooldown = 2 * EngineTime.Minute }]), "pack");
        Assert.Equal((EngineTime.Minute, EngineTime.Hour, 2 * EngineTime.Minute), (plan.Alerts[0].Stale, plan.Alerts[0].Forget, plan.Alerts[0].Cooldown));
        Assert.NotEqual(Lowerer.Lower(Program([alert]), "pack").Alerts[0].Meaning, plan.Alerts[0].Meaning);
    }

    [Fact]
    public void A_constant_on_the_left_is_the_same_question()
    {
        var written = Lowerer.Lower(Program([Alert("a", Compare(C(0.8m), ComparisonOperator.Less, P(95)).For())]), "pack");
        var turned = Lowerer.Lower(Program([Alert("a", Greater(P(95), 0.8m).For())]), "pack");
        Assert.Equal(PlanCodec.Write(turned), PlanCodec.Write(written));
    }

    [Fact]
    public void The_order_of_declarations_decides_nothing_but_the_order_of_tiles()
    {
        var a = Alert("a", And(Greater(P(95), 0.8m), Greater(Read(Queue, Reading.Last), 5)).For(EngineTime.Minute));
        var b = Alert("b", Greater(P(99), 1.5m).For());
        Assert.Equal(
            PlanCodec.Write(Lowerer.Lower(Program([a, b]), "pack")),
            PlanCodec.Write(Lowerer.Lower(Program([b, a]), "pack")));
    }

    [Fact]
    public void Rules_that_differ_only_in_constants_and_series_share_a_shape()
    {
        var plan = Lowerer.Lower(
            Program(
            [
                Alert("a", Greater(P(95), 0.8m).For()),
                Alert("b", Greater(P(99, 5 * EngineTime.Minute), 1.5m).For()),
                Alert("c", Less(P(99), 1.5m).For()),
                Alert("d", Greater(P(95).Where("region", "us-east"), 0.1m).For()),
            ]),
            "pack");
        Assert.Equal([0, 0, 1, 0], plan.Alerts.Select(alert => alert.If.Predicate.Shape));
        Assert.Equal(3, plan.Aggregates.Length);
    }

    [Fact]
    public void The_meaning_is_of_what_decides_the_states_alone()
    {
        var alert = Alert("a", Greater(P(95), 0.8m).For(EngineTime.Minute));
        var meaning = MeaningOf(alert);
        Assert.Equal(meaning, MeaningOf(alert with { Severity = Severity.Info, Steps = [Wait("wait 1m", 1)] }));
        Assert.Equal(meaning, MeaningOf(alert, Alert("0", Greater(P(50), 0.1m).For())));
        Assert.Equal(meaning, MeaningOf(alert, Alert("b", Greater(P(50, EngineTime.Hour), 0.1m).For())));
        var condition = Assert.IsType<HmsOps.Lang.Binding.BoundHeld>(alert.If);
        string[] others =
        [
            MeaningOf(alert with { If = condition with { For = 1 } }),
            MeaningOf(alert with { If = Greater(P(95), 0.81m).For(EngineTime.Minute) }),
            MeaningOf(alert with { If = Compare(P(95), ComparisonOperator.GreaterOrEqual, C(0.8m)).For(EngineTime.Minute) }),
            MeaningOf(alert with { If = Greater(P(99), 0.8m).For(EngineTime.Minute) }),
            MeaningOf(alert with { If = Greater(P(95, EngineTime.Hour), 0.8m).For(EngineTime.Minute) }),
            MeaningOf(alert with { If = Greater(P(95).Where("a", "b"), 0.8m).For(EngineTime.Minute) }),
            MeaningOf(alert with { By = ["region"] }),
            MeaningOf(alert with { Clear = Less(P(95), 0.8m).For() }),
        ];
        Assert.Equal(others.Length + 1, others.Append(meaning).Distinct().Count());
    }

    [Fact]
    public void A_finer_ring_takes_no_more_bounds_than_are_searched_in_a_row()
    {
        Assert.Equal(0, FedBy(4, 4));
        Assert.Null(FedBy(5, 4));

        static int? FedBy(int finer, int coarser)
        {
            var conditions = Enumerable.Range(1, finer).Select(i => Greater(P(95), i))
                .Concat(Enumerable.Range(1, coarser).Select(i => Greater(P(95, EngineTime.Hour), 100 + i)));
            var plan = Lowerer.Lower(Program([.. conditions.Select((condition, i) => Alert($"a{i}", condition.For()))]), "pack");
            Assert.Equal(finer + (plan.Aggregates[1].FedBy is null ? 0 : coarser), plan.Aggregates[0].Bounds.Length);
            Assert.Equal(coarser, plan.Aggregates[1].Bounds.Length);
            return plan.Aggregates[1].FedBy;
        }
    }

    [Theory]
    [InlineData("0.1")]
    [InlineData("0.30000000000000004")]
    [InlineData("7.0064923216240861")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void A_constant_becomes_the_nearest_double(string text)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture), StoredValue.Of(value));
    }

    private static string MeaningOf(params HmsOps.Lang.Binding.BoundAlert[] alerts) =>
        Lowerer.Lower(Program([.. alerts]), "pack").Alerts.Single(alert => alert.Name == "a").Meaning;
}
