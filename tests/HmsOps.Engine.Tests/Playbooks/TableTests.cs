using HmsOps.Engine.Playbooks;

namespace HmsOps.Engine.Tests.Playbooks;

public sealed class TableTests
{
    private static readonly RunState[] Undone = [RunState.UndoWait, RunState.Undoing];
    private static readonly RunState[] Alive = [.. Enum.GetValues<RunState>().Except([RunState.Ended]).Except(Undone)];

    [Fact]
    public void What_undoes_ends_when_the_alert_fires_again_and_in_time()
    {
        Assert.All(Undone, state => Assert.True(RunTable.Has(state, RunSignal.FiresAgain), $"{state}"));
        Assert.True(RunTable.Has(RunState.UndoWait, RunSignal.LockWaitOver));
        Assert.True(RunTable.Has(RunState.Undoing, RunSignal.MaximumReached));
    }

    [Fact]
    public void Every_state_of_a_run_answers_every_way_in_which_an_episode_ends() =>
        Assert.All(Alive, state => Assert.True(RunTable.Has(state, RunSignal.KnownClear) && RunTable.Has(state, RunSignal.OtherClear), $"{state}"));

    [Fact]
    public void Every_state_of_a_run_has_an_end_in_time() =>
        Assert.All(Alive.Except([RunState.Finishing]), state => Assert.True(RunTable.Has(state, RunSignal.MaximumReached) && RunTable.Has(state, RunSignal.Silent), $"{state}"));

    [Fact]
    public void Nothing_moves_a_run_that_has_ended() =>
        Assert.All(Enum.GetValues<RunSignal>(), signal => Assert.False(RunTable.Has(RunState.Ended, signal), $"{signal}"));

    [Theory]
    [InlineData(StepState.Planning)]
    [InlineData(StepState.Recorded)]
    [InlineData(StepState.Sent)]
    [InlineData(StepState.Retrying)]
    [InlineData(StepState.Answered)]
    [InlineData(StepState.Verifying)]
    public void Every_state_of_a_step_goes_on_after_a_restart_finishes_and_has_a_deadline(object state)
    {
        foreach (var signal in new[] { StepSignal.Resume, StepSignal.Finish, StepSignal.Overdue, StepSignal.AskFailed })
        {
            Assert.True(StepTable.Has((StepState)state, signal), $"{state} has no answer to {signal}");
        }
    }

    [Theory]
    [InlineData(StepState.Success)]
    [InlineData(StepState.Failed)]
    [InlineData(StepState.Unknown)]
    [InlineData(StepState.Abandoned)]
    public void Nothing_moves_a_step_that_has_ended(object state) =>
        Assert.All(Enum.GetValues<StepSignal>(), signal => Assert.False(StepTable.Has((StepState)state, signal), $"{signal}"));
}
