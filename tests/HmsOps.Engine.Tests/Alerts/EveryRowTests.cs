using HmsOps.Engine.Input;

namespace HmsOps.Engine.Tests.Alerts;

/// <summary>An engine that looks only at rows that may have changed, and steps only what moves, against one that steps every row at each tick.</summary>
public sealed class EveryRowTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(400)]
    [InlineData(700)]
    public void Rows_that_are_left_out_change_nothing(int tickMilliseconds)
    {
        var (transitions, restarts) = (0, 0);
        for (var seed = 0; seed < 4; seed++)
        {
            var world = new ArrivalWorld(seed, tickMilliseconds * EngineTime.Second / 1000);
            var (ours, theirs) = (new JournaledEngine(world, false), new JournaledEngine(world, true));
            for (var step = 0; step < 160; step++)
            {
                if (world.RestartsNow())
                {
                    restarts++;
                    ours.Restart(world.Time);
                    theirs.Restart(world.Time);
                }

                foreach (var input in world.Next())
                {
                    var expected = theirs.Process(input);
                    Assert.Equal($"seed {seed}, step {step}\n{expected}", $"seed {seed}, step {step}\n{ours.Process(input)}");
                    transitions += input is TickInput ? theirs.Transitions : 0;
                }
            }
        }

        Assert.InRange(transitions, 500, int.MaxValue);
        Assert.InRange(restarts, 1, int.MaxValue);
    }
}
