using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace HmsOps.Lang.Tests.Oracle;

public class OracleProperties
{
    [Property(MaxTest = 300, Replay = "20261123,77", Arbitrary = [typeof(Scenarios)])]
    public Property Compiled_rules_say_what_the_oracle_says(Scenario scenario)
    {
        var (difference, transitions) = Duel.Run(scenario);
        return (difference is null).Label(difference ?? "").Classify(transitions > 0, "with transitions");
    }

    [Fact]
    public void The_random_scenarios_are_not_idle() =>
        Assert.InRange(Enumerable.Range(0, 20).Sum(seed => Duel.Run(new Scenario(seed, seed, 60)).Transitions), 20, int.MaxValue);

    private static class Scenarios
    {
        public static Arbitrary<Scenario> Scenario() => Arb.From(
            from program in Gen.Choose(0, int.MaxValue - 1)
            from samples in Gen.Choose(0, int.MaxValue - 1)
            from ticks in Gen.Choose(20, 110)
            select new Scenario(program, samples, ticks),
            scenario => scenario.Smaller());
    }
}
