using System.Collections.Immutable;
using System.Text;
using HmsOps.Engine;
using HmsOps.Engine.Packs;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Lowering;
using static HmsOps.Lang.Tests.Lowering.Bound;

namespace HmsOps.Lang.Tests.Packs;

public class PlanCodecTests
{
    private static readonly PackPlan s_plan = Lowerer.Lower(
        Program([Alert("a", And(Greater(P(95), 0.8m), Greater(P(50), 0.1m)).For())], Tile("t", P(95))), "pack");

    [Fact]
    public void The_longest_condition_that_can_be_written_reads_back()
    {
        var condition = Enumerable.Range(0, 2_000).Aggregate(Literal(true), (all, i) => And(all, Literal(false)));
        var bytes = PlanCodec.Write(Lowerer.Lower(Program([Alert("a", condition.For())]), "pack"));
        Assert.Equal(bytes, PlanCodec.Write(PlanCodec.Read(bytes)));
    }

    [Fact]
    public void A_plan_that_is_nested_without_end_is_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"plan\":", 100_000)));
        Assert.Throws<PackException>(() => PlanCodec.Read(bytes));
    }

    [Theory]
    [InlineData("""{"format":1,"plan":null}""")]
    [InlineData("""{"format":1}""")]
    [InlineData("""{"format":1,"plan":{"name":"p","metrics":[],"aggregates":[],"shapes":[],"alerts":[{}],"tiles":[],"defaultContact":[]}}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_no_plan_is_refused(string text) =>
        Assert.Throws<PackException>(() => PlanCodec.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Numbers_that_name_nothing_are_refused()
    {
        var alert = s_plan.Alerts[0];
        var predicate = alert.If.Predicate;
        PackPlan[] broken =
        [
            s_plan with { Shapes = [] },
            s_plan with { Metrics = [] },
            s_plan with { Alerts = [alert with { Id = 1 }] },
            With(predicate with { Operands = [7] }),
            With(predicate with { Operands = [] }),
            With(predicate with { Integers = predicate.Integers.SetItem(1, 0) }),
            With(predicate with { Integers = predicate.Integers.SetItem(2, 9) }),
            With(predicate with { Integers = predicate.Integers.SetItem(3, 0) }),
            With(predicate with { Integers = predicate.Integers[..^1] }),
            With(predicate with { Shape = 1 }),
            s_plan with { Aggregates = s_plan.Aggregates.SetItem(0, s_plan.Aggregates[0] with { Bounds = [0.8, 0.1] }) },
            s_plan with { Aggregates = s_plan.Aggregates.SetItem(0, s_plan.Aggregates[0] with { Window = 0 }) },
        ];
        Assert.All(broken, plan => Assert.Throws<PackException>(() => PlanCodec.Read(PlanCodec.Write(plan))));

        PackPlan With(PredicatePlan changed) => s_plan with { Alerts = [alert with { If = new HeldPlan(changed, 0) }] };
    }

    [Fact]
    public void What_a_share_or_a_reading_some_time_ago_names_must_be_there()
    {
        var share = Compare(Share(ComparisonOperator.Greater, 0.5m), ComparisonOperator.GreaterOrEqual, C(0.05m));
        var past = Greater(Share(ComparisonOperator.Less, 0.5m) with { Shift = EngineTime.Hour }, 0.05m);
        var prediction = Greater(Function(NumberFunction.Maximum, Predict(EngineTime.Hour, EngineTime.Hour), Function(NumberFunction.Absolute, Now())), 3);
        var plan = Lowerer.Lower(Program([Alert("a", And(And(share, past), prediction).For())]), "pack");
        var bytes = PlanCodec.Write(plan);
        Assert.Equal(bytes, PlanCodec.Write(PlanCodec.Read(bytes)));

        var (predicate, aggregate) = (plan.Alerts[0].If.Predicate, plan.Aggregates[0]);
        var history = Assert.Single(aggregate.Histories);
        PackPlan[] broken =
        [
            .. Enumerable.Range(0, predicate.Integers.Length).Where(slot => slot != 2).Select(slot => With(predicate.Integers.SetItem(slot, -2))),
            With(predicate.Integers.SetItem(4, 29)),
            With(predicate.Integers[..^1]),
            Keeping(history with { Shift = 0 }),
            Keeping(history with { Step = 1 }),
            Keeping(history with { Horizon = 0 }),
            Keeping(history with { Share = new(ComparisonOperator.Less, null, 0.1) }),
            Keeping(history with { Share = new(ComparisonOperator.Greater, null, history.Share?.Below) }),
            Keeping(history with { Share = null, Reading = Reading.Quantile }),
            Keeping(history with { Share = null, Reading = Reading.Quantile, Rank = new(5, 5) }),
        ];
        Assert.All(broken, each => Assert.Throws<PackException>(() => PlanCodec.Read(PlanCodec.Write(each))));

        PackPlan With(ImmutableArray<long> integers) =>
            plan with { Alerts = [plan.Alerts[0] with { If = new HeldPlan(predicate with { Integers = integers }, 0) }] };

        PackPlan Keeping(HistoryPlan changed) => plan with { Aggregates = plan.Aggregates.SetItem(0, aggregate with { Histories = [changed] }) };
    }

    [Fact]
    public void A_ring_that_another_one_cannot_feed_is_refused()
    {
        var plan = Lowerer.Lower(Program([Alert("a", And(Greater(P(95), 0.8m), Greater(P(95, EngineTime.Hour), 0.5m)).For())]), "pack");
        Assert.Equal(0, PlanCodec.Read(PlanCodec.Write(plan)).Aggregates[1].FedBy);
        PackPlan[] broken =
        [
            With(0, aggregate => aggregate with { FedBy = 0 }),
            With(0, aggregate => aggregate with { FedBy = 1 }),
            With(1, aggregate => aggregate with { FedBy = -1 }),
            With(1, aggregate => aggregate with { Grouping = Grouping.EachSeries }),
            With(0, aggregate => aggregate with { Bounds = [0.8, 0.9] }),
        ];
        Assert.All(broken, each => Assert.Throws<PackException>(() => PlanCodec.Read(PlanCodec.Write(each))));

        PackPlan With(int id, Func<AggregatePlan, AggregatePlan> change) =>
            plan with { Aggregates = plan.Aggregates.SetItem(id, change(plan.Aggregates[id])) };
    }
}
